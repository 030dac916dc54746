import type { Cancel, Dns } from '../dns/dns.ts';
import { organizationalDomain, type PolicyDiscovery, treeWalk } from '../mail/dmarc/treeWalk.ts';
import { tagOf } from '../mail/tags/tagList.ts';
import { domainName } from './domainName.ts';
import type { AuthResult, DkimVerdict, SpfVerdict } from './messageReport.ts';

/** What DMARC builds on. */
export interface Checked {
  readonly spf: SpfVerdict;
  readonly dkim: readonly DkimVerdict[];
}

/** Whether an identifier belongs to the author's domain, and whether it makes DMARC pass; `null` where that is not known. */
export interface Aligned {
  readonly isAligned: boolean | null;
  readonly counts: boolean | null;
}

/** How the domains that SPF and the signatures vouch for relate to the author's. */
export interface Alignment {
  readonly spf: Aligned;
  readonly dkim: readonly Aligned[];
  /** Of any signature. */
  readonly dkimCounts: boolean | null;
  /** That something is open which could still count, and why. */
  readonly isOpen: 'temperror' | 'unknown' | undefined;
}

/** So many domains of signatures are looked up; receivers look at fewer (RFC 6376 §6.1). */
const MOST_WALKS = 10;

/**
 * Alignment of each identifier (RFC 9989 §4.10.2): strict, the same domain; relaxed, the same organizational domain, each found by a
 * walk of its own.
 */
export async function alignIdentifiers(
  discovery: PolicyDiscovery,
  { spf, dkim }: Checked,
  dns: Dns,
  cancel: Cancel | undefined,
): Promise<Alignment> {
  const walks = new Map<string, Promise<string | undefined>>();
  const organizationOf = (domain: string): Promise<string | undefined> => {
    const known = walks.get(domain);
    if (known !== undefined) return known;
    if (walks.size >= MOST_WALKS) return Promise.resolve(undefined);
    const found = treeWalk(domain, dns, cancel).then((walk) =>
      walk.failure === undefined ? organizationalDomain(domain, walk) : undefined,
    );
    walks.set(domain, found);
    return found;
  };
  const align = async (
    written: string | null,
    result: AuthResult,
    tag: 'aspf' | 'adkim',
  ): Promise<Aligned> => {
    const isAligned = await isAlignedWith(written, discovery, tag, organizationOf);
    const counts =
      isAligned === false ? false : result === 'pass' ? isAligned : isOpenResult(result) ? null : false;
    return { isAligned, counts };
  };
  const spfAligned = await align(spf.domain, spf.result, 'aspf');
  const dkimAligned: Aligned[] = [];
  for (const { domain, result } of dkim) dkimAligned.push(await align(domain, result, 'adkim'));
  const open = [spf, ...dkim].filter((_, i) => [spfAligned, ...dkimAligned][i]?.counts === null);
  const isUnknown = open.some(({ result }) => result === 'unknown');
  return {
    spf: spfAligned,
    dkim: dkimAligned,
    dkimCounts: dkimAligned.some(({ counts }) => counts === true)
      ? true
      : dkimAligned.some(({ counts }) => counts === null)
        ? null
        : false,
    isOpen: open.length === 0 ? undefined : isUnknown ? 'unknown' : 'temperror',
  };
}

async function isAlignedWith(
  written: string | null,
  { domain, organizationalDomain: organization, found }: PolicyDiscovery,
  tag: 'aspf' | 'adkim',
  organizationOf: (domain: string) => Promise<string | undefined>,
): Promise<boolean | null> {
  if (written === null) return null;
  const name = domainName(written);
  if (name === undefined) return false;
  if (name === domain) return true;
  const isStrict = found?.record !== undefined && tagOf(found.record, tag)?.value.toLowerCase() === 's';
  if (isStrict || !mayBeRelated(name, domain, organization)) return false;
  if (organization === undefined) return null;
  const other = await organizationOf(name);
  return other === undefined ? null : other === organization;
}

/** An organizational domain is the name itself or one above it: what is not below it has another. */
function mayBeRelated(name: string, domain: string, organization: string | undefined): boolean {
  if (organization !== undefined) return name === organization || name.endsWith(`.${organization}`);
  return name.split('.').at(-1) === domain.split('.').at(-1);
}

function isOpenResult(result: AuthResult): boolean {
  return result === 'unknown' || result === 'temperror';
}
