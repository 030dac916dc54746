import { offlineDns } from '../dns/offlineDns.ts';
import { discoverPolicy, type PolicyDiscovery, type WalkStep } from '../mail/dmarc/treeWalk.ts';
import { tagOf } from '../mail/tags/tagList.ts';
import { type Alignment, alignIdentifiers, type Checked } from './alignIdentifiers.ts';
import { authorDomains } from './author.ts';
import { dmarcReason } from './dmarcReason.ts';
import type { Message } from './message.ts';
import type { DmarcVerdict } from './messageReport.ts';
import { type CheckPorts, sourceOf } from './spfVerdict.ts';
import type { OpenLookup } from './verifier.ts';

/** What came of DMARC, which identifiers align, and what would have to be asked to know more. */
export interface DmarcCheck {
  readonly verdict: DmarcVerdict;
  /** Whether the domain that SPF judged belongs to the author's, whatever SPF said of it. */
  readonly spfAligned: boolean | null;
  /** For each signature. */
  readonly dkimAligned: readonly (boolean | null)[];
  readonly lookups: readonly OpenLookup[];
}

/**
 * DMARC (RFC 9989): the policy of the author's domain, found by the walk up the tree (§4.10), and whether SPF or a signature passes
 * for a domain that is aligned with it (§4.10.2).
 */
export async function checkDmarc(
  message: Message,
  checked: Checked,
  { dns = offlineDns, cancel }: CheckPorts,
): Promise<DmarcCheck> {
  const author = authorDomains(message);
  const nobody = { spfAligned: null, dkimAligned: checked.dkim.map(() => null), lookups: [] };
  if (author.domain === undefined)
    return { ...nobody, verdict: { ...UNKNOWN, result: 'permerror', reason: author.problem } };
  const { domain } = author;
  const discovery = await discoverPolicy(domain, dns, cancel);
  const aligned = await alignIdentifiers(discovery, checked, dns, cancel);
  const base = {
    ...UNKNOWN,
    domain,
    organizationalDomain: discovery.organizationalDomain ?? null,
    alignment: { spf: aligned.spf.counts, dkim: aligned.dkimCounts },
  };
  const identifiers = {
    spfAligned: aligned.spf.isAligned,
    dkimAligned: aligned.dkim.map(({ isAligned }) => isAligned),
  };
  if (discovery.failure?.reason === 'off') {
    const reason = `DNS was not asked for the DMARC policy of "${domain}".`;
    return { verdict: { ...base, result: 'unknown', reason }, ...identifiers, lookups: openLookups(domain) };
  }
  const { found, policy, walk } = discovery;
  const result = resultOf(discovery, aligned);
  const verdict: DmarcVerdict = {
    ...base,
    result,
    reason: dmarcReason(result, discovery, checked, identifiers),
    record: found?.record?.text ?? null,
    foundAt: found?.asked ?? null,
    steps: walk.steps.map((step) => ({ name: step.asked, outcome: outcomeOf(step) })),
    policy: policy ?? null,
    disposition: dispositionOf(result, discovery),
    source: walk.steps[0] === undefined ? null : sourceOf((found ?? walk.steps[0]).answer),
  };
  return { verdict, ...identifiers, lookups: [] };
}

const UNKNOWN = {
  domain: null,
  organizationalDomain: null,
  record: null,
  foundAt: null,
  steps: [],
  policy: null,
  disposition: null,
  alignment: { spf: null, dkim: null },
  source: null,
} as const;

function resultOf(
  { policy, failure, found }: PolicyDiscovery,
  { spf, dkimCounts, isOpen }: Alignment,
): DmarcVerdict['result'] {
  if (failure !== undefined && policy === undefined) return 'temperror';
  if (policy === undefined) return found === undefined ? 'none' : 'permerror';
  if (spf.counts === true || dkimCounts === true) return 'pass';
  // What could not be found out could still let it pass.
  if (isOpen === 'temperror') return 'temperror';
  if (isOpen === 'unknown') return 'unknown';
  return 'fail';
}

function dispositionOf(
  result: DmarcVerdict['result'],
  { applied }: PolicyDiscovery,
): DmarcVerdict['disposition'] {
  if (result === 'fail') return applied ?? null;
  return result === 'pass' || result === 'none' ? 'none' : null;
}

/** What was there, in words. */
function outcomeOf({ answer, record, records }: WalkStep): string {
  if (answer.status === 'failed') return `no answer: ${answer.detail}`;
  if (answer.status === 'noName') return 'no such name';
  if (record === undefined) {
    if (records > 1) return `${records} DMARC records, which count as none`;
    return records === 1 ? 'a DMARC record with a tag twice, which counts as none' : 'no DMARC record';
  }
  const psd = tagOf(record, 'psd')?.value.toLowerCase();
  const end =
    psd === 'y' ? ', of a public suffix: the walk ends' : psd === 'n' ? ', psd=n: the walk ends' : '';
  return `a DMARC record${end}`;
}

/** The questions of a whole walk, as long as no answer ends it (RFC 9989 §4.10). */
function openLookups(domain: string): OpenLookup[] {
  const labels = domain.split('.');
  const starts = labels.map((_, i) => i).filter((i) => i === 0 || labels.length - i <= 7);
  return starts.map((i) => ({
    name: `_dmarc.${labels.slice(i).join('.')}`,
    type: 'TXT',
    why:
      i === 0
        ? `The DMARC record of "${domain}", the author's domain.`
        : 'The DMARC record of a name above, for the policy and the organizational domain.',
  }));
}
