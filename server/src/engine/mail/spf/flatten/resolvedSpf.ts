import type { Dns } from '../../../dns/dns.ts';
import { readAddress } from '../addressText.ts';
import { isMailDomain, isSpfText, isWellFormed, plainName, redirectOf } from '../evaluate.ts';
import { type AddressSet, EVERYTHING, NOTHING, setOf } from '../networks.ts';
import { parseSpf } from '../parseSpf.ts';
import type { Network, SpfMechanism, SpfRecord } from '../spfRecord.ts';

/** A record with all that DNS says of its terms. */
export interface ResolvedRecord {
  /** In lower case, without the final dot. */
  readonly domain: string;
  readonly record: SpfRecord;
  /** Up to the first `all`: those behind it are never evaluated (RFC 7208 §5.1). */
  readonly terms: readonly ResolvedTerm[];
  /** What a redirect leads to, where there is no `all` (§6.1). */
  readonly redirect?: { readonly target: string; readonly to: Resolved };
}

export interface ResolvedTerm {
  readonly term: SpfMechanism;
  /** The name that is asked for; of ip4, ip6, all and macros: `undefined`. */
  readonly target?: string;
  /** What it matches; `undefined` where the message decides, or where it is an error. */
  readonly set?: AddressSet;
  /** What an include leads to. */
  readonly include?: Resolved;
}

/** What a name has for an SPF record. */
export type Resolved =
  | { readonly status: 'record'; readonly resolved: ResolvedRecord }
  /** No SPF record: an include of it is a permanent error (§5.2). */
  | { readonly status: 'none' }
  /** A permanent error, or what the message decides. */
  | { readonly status: 'broken' | 'macro' };

/** How many records may still be looked into: the tree of a crafted record must end. */
export interface Budget {
  left: number;
}

const MAX_MX = 10;

/**
 * Asks for all that the terms of a record lead to, level by level.
 *
 * @param dns it is to remember what failed: here that is `broken`
 * @param above the domains whose records lead here
 */
export async function resolveSpf(
  record: SpfRecord,
  domain: string,
  dns: Dns,
  budget: Budget,
  above: readonly string[] = [],
): Promise<ResolvedRecord> {
  const stack = [...above, domain];
  const mechanisms = record.terms.filter((term) => term.type === 'mechanism');
  const all = mechanisms.findIndex(({ name }) => name === 'all');
  const reached = all < 0 ? mechanisms : mechanisms.slice(0, all + 1);
  const redirect = all < 0 ? redirectOf(record)?.domain : undefined;
  const [terms, to] = await Promise.all([
    Promise.all(reached.map((term) => resolveTerm(term, domain, dns, budget, stack))),
    redirect && (redirect.hasMacro ? macro : resolveName(plainName(redirect.text), dns, budget, stack)),
  ]);
  return {
    domain,
    record,
    terms,
    ...(redirect && to && { redirect: { target: plainName(redirect.text), to } }),
  };
}

const macro: Resolved = { status: 'macro' };
const broken: Resolved = { status: 'broken' };

async function resolveName(
  domain: string,
  dns: Dns,
  budget: Budget,
  stack: readonly string[],
): Promise<Resolved> {
  if (stack.includes(domain) || --budget.left < 0) return broken;
  if (!isMailDomain(domain)) return { status: 'none' };
  const answer = await dns.ask(domain, 'TXT');
  const texts = answer.status === 'found' ? answer.records.filter(isSpfText) : [];
  const [text] = texts;
  if (text === undefined)
    return answer.status === 'failed' && answer.reason !== 'invalidName' ? broken : { status: 'none' };
  const record = parseSpf({ kind: 'spf', text, owner: domain });
  if (texts.length > 1 || !isWellFormed(record)) return broken;
  return { status: 'record', resolved: await resolveSpf(record, domain, dns, budget, stack) };
}

async function resolveTerm(
  term: SpfMechanism,
  domain: string,
  dns: Dns,
  budget: Budget,
  stack: readonly string[],
): Promise<ResolvedTerm> {
  if (term.name === 'all') return { term, set: EVERYTHING };
  if (term.network !== undefined) return { term, set: setOf([term.network]) };
  if (term.domain?.hasMacro) return { term };
  const target = plainName(term.domain?.text ?? domain);
  switch (term.name) {
    case 'include':
      return { term, target, include: await resolveName(target, dns, budget, stack) };
    case 'a':
      return { term, target, set: setOf(await networksOfHost(target, term, dns)) };
    case 'mx': {
      const answer = await dns.ask(target, 'MX');
      const hosts =
        answer.status === 'found' ? answer.records.map(({ exchange }) => plainName(exchange)) : [];
      if (hosts.length > MAX_MX) return { term, target };
      const networks = await Promise.all(hosts.map((host) => networksOfHost(host, term, dns)));
      return { term, target, set: setOf(networks.flat()) };
    }
    case 'exists': {
      const answer = await dns.ask(target, 'A');
      return { term, target, set: answer.status === 'found' ? EVERYTHING : NOTHING };
    }
    default:
      return { term, target };
  }
}

async function networksOfHost(
  host: string,
  { prefix4 = 32, prefix6 = 128 }: SpfMechanism,
  dns: Dns,
): Promise<Network[]> {
  const answers = await Promise.all([dns.ask(host, 'A'), dns.ask(host, 'AAAA')]);
  return answers.flatMap((answer, i): Network[] => {
    const family = i === 0 ? 4 : 6;
    if (answer.status !== 'found') return [];
    return answer.records.flatMap((text) => {
      const address = readAddress(text);
      if (address?.family !== family) return [];
      return [{ family, address: address.value, prefix: family === 4 ? prefix4 : prefix6 }];
    });
  });
}
