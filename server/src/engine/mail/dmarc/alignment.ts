import { dkimKeysOf, dmarcOf, hostsBelow, spfTextOf } from '../../rules/support/dmarcZone.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { KNOWN_SENDERS, type KnownSender, knownSender } from '../spf/knownSenders.ts';
import { parseSpf } from '../spf/parseSpf.ts';
import { tagOf } from '../tags/tagList.ts';

const CNAME = 5;

/** A service that sends for a domain, as its records tell. */
export interface AlignedSender {
  readonly name: string;
  /** Whether SPF can align for it at all: not where its return paths are always names of its own. */
  readonly alignsBySpf: boolean;
}

/** One way for mail to pass DMARC: an SPF record for return paths, or a DKIM key. */
export interface Aligner {
  readonly by: 'spf' | 'dkim';
  /** The domain that passes: that of the return path, or `d=` of the signature; without the final dot. */
  readonly domain: string;
  /** Of a DKIM key. */
  readonly selector: string | undefined;
  /** Whether it counts for the sender's domain when alignment is strict, and relaxed (RFC 9989 §4.10.2). */
  readonly strict: boolean;
  readonly relaxed: boolean;
  /** Whether it counts as the domain's record has it. */
  readonly counts: boolean;
  /** The services that it is for, as far as they are known. */
  readonly senders: readonly AlignedSender[];
}

/** What can align with mail from a domain, by what its zone holds. */
export interface AlignmentView {
  readonly domain: string;
  /** As far as the zone tells; names above it may have records too. */
  readonly organizationalDomain: string;
  readonly strictDkim: boolean;
  readonly strictSpf: boolean;
  readonly aligners: readonly Aligner[];
}

/**
 * Who can send mail from a domain that passes DMARC: the SPF records and DKIM keys of the zone at the domain, at its
 * organizational domain, and at names directly below the two.
 *
 * @param zone one whose names may all be asked about
 */
export function alignmentOf(zone: ZoneView, domain: NameId): AlignmentView {
  const organization = organizationIn(zone, domain);
  const record = dmarcOf(zone, domain) ?? dmarcOf(zone, organization);
  const isStrict = (tag: string) =>
    record !== undefined && tagOf(record.dmarc, tag)?.value.toLowerCase() === 's';
  const [strictDkim, strictSpf] = [isStrict('adkim'), isStrict('aspf')];
  const names = new Set([
    domain,
    organization,
    ...hostsBelow(zone, domain),
    ...hostsBelow(zone, organization),
  ]);
  const aligners: Aligner[] = [];
  for (const name of names) {
    const own = {
      domain: plainName(zone, name),
      strict: name === domain,
      relaxed: organizationIn(zone, name) === organization,
    };
    const spf = spfTextOf(zone, name);
    if (spf !== undefined && !/^v=spf1\s+-all\s*$/i.test(spf))
      aligners.push({
        ...own,
        by: 'spf',
        selector: undefined,
        counts: strictSpf ? own.strict : own.relaxed,
        senders: spfSenders(spf),
      });
    for (const key of dkimKeysOf(zone, name)) {
      const selector = labelText(zone, key);
      const senders = keySenders(zone, key, selector);
      aligners.push({ ...own, by: 'dkim', selector, counts: strictDkim ? own.strict : own.relaxed, senders });
    }
  }
  return {
    domain: plainName(zone, domain),
    organizationalDomain: plainName(zone, organization),
    strictDkim,
    strictSpf,
    aligners,
  };
}

/** The organizational domain of a name by the walk through the zone's own records (RFC 9989 §4.10.2). */
function organizationIn(zone: ZoneView, name: NameId): NameId {
  const { names, apex } = zone;
  let last = NO_NAME;
  let below = name;
  for (let at = name; zone.inZone(at); at = names.parent(at)) {
    const found = dmarcOf(zone, at);
    const psd = found && tagOf(found.dmarc, 'psd')?.value.toLowerCase();
    if (psd === 'n') return at;
    if (psd === 'y' && at !== name) return below;
    if (found !== undefined) last = at;
    if (at === apex) break;
    below = at;
  }
  return last === NO_NAME ? name : last;
}

function spfSenders(text: string): AlignedSender[] {
  const { terms } = parseSpf({ kind: 'spf', text, owner: undefined });
  const senders = new Set<KnownSender>();
  for (const term of terms) {
    if (term.type === 'unreadable' || term.domain === undefined) continue;
    const sender = knownSender(term.domain.text);
    if (sender !== undefined) senders.add(sender);
  }
  return [...senders].map(toSender);
}

/** By what the key's alias leads to, else by a selector that one service alone is known to use. */
function keySenders(zone: ZoneView, key: NameId, selector: string): AlignedSender[] {
  const target = zone.targetOf(key, CNAME);
  const byTarget = target === NO_NAME ? undefined : knownSender(zone.text(target));
  if (byTarget !== undefined) return [toSender(byTarget)];
  const bySelector = KNOWN_SENDERS.filter(({ selectors }) => selectors?.includes(selector));
  return bySelector.length === 1 ? bySelector.map(toSender) : [];
}

function toSender({ name, returnPath }: KnownSender): AlignedSender {
  return { name, alignsBySpf: returnPath !== 'service' };
}

function plainName(zone: ZoneView, name: NameId): string {
  return zone.text(name).replace(/\.$/, '');
}

function labelText(zone: ZoneView, name: NameId): string {
  return zone.text(name).split('._domainkey.')[0] ?? '';
}
