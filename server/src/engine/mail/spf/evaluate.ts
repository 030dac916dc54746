import type { Cancel, Dns, DnsAnswer, DnsType } from '../../dns/dns.ts';
import { readAddress } from './addressText.ts';
import { type Address, type Range, rangeOf } from './networks.ts';
import { parseSpf } from './parseSpf.ts';
import { ptrMatches } from './ptrMatches.ts';
import type { Network, Qualifier, SpfMechanism, SpfModifier, SpfRecord } from './spfRecord.ts';

/** RFC 7208 §2.6. */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

export type SpfErrorCause =
  /** A term that cannot be read, or a modifier that is there twice. */
  | 'syntax'
  | 'severalRecords'
  /** An include or redirect leads to a name without SPF record (RFC 7208 §5.2, §6.1). */
  | 'noRecord'
  /** An include or redirect leads back to a record that is being evaluated. */
  | 'loop'
  | 'lookupLimit'
  | 'voidLimit'
  | 'mxLimit'
  /** A lookup failed, or what the message alone tells gave an error. */
  | 'lookup';

/** What check_host() says (RFC 7208 §4), and what it cost. */
export interface Evaluation {
  readonly result: SpfResult;
  /** Of errors. */
  readonly cause?: SpfErrorCause;
  /** Terms that ask DNS, and lookups without an answer, of those that were evaluated (RFC 7208 §4.6.4). */
  readonly lookups: number;
  readonly voids: number;
}

/** Whether a term that depends on the message matches. */
export type Guess = 'match' | 'noMatch' | 'error';

export interface EvaluationOptions {
  /** Go on behind ten lookups and two void lookups. */
  readonly liftLimits?: boolean;
  /** Take includes of names without SPF record for such that do not match. */
  readonly skipDead?: boolean;
  /**
   * Says whether a term matches that depends on more than the address: macros, and `ptr`. Left out, `ptr` is looked up and
   * macros are errors. The same key means the same outcome.
   */
  readonly guess?: (key: string) => Guess;
  /** Is told each range that the address is compared with. */
  readonly onRange?: (family: 4 | 6, range: Range) => void;
  /** Records that were read, by text: kept between evaluations. */
  readonly parsed?: Map<string, SpfRecord>;
  readonly cancel?: Cancel;
}

/** What is known while one address is evaluated. */
interface Run extends EvaluationOptions {
  readonly ip: Address;
  readonly dns: Dns;
  lookups: number;
  voids: number;
}

type Outcome = { readonly result: SpfResult; readonly cause?: SpfErrorCause };
type Match = boolean | Outcome;

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};
const MAX_LOOKUPS = 10;
/** Where limits are lifted: a tree that was made to have no end has one. */
const MAX_LIFTED = 1000;
const MAX_VOIDS = 2;
const MAX_MX = 10;

/**
 * check_host() of RFC 7208 §4 for one address, without a message: what depends on the sender is guessed. It never throws.
 *
 * @param domain absolute, with or without the final dot
 */
export async function checkHost(
  ip: Address,
  domain: string,
  dns: Dns,
  options: EvaluationOptions = {},
): Promise<Evaluation> {
  const run: Run = { ...options, ip, dns, lookups: 0, voids: 0 };
  const { result, cause } = await checkDomain(run, plainName(domain), []);
  return { result, ...(cause && { cause }), lookups: run.lookups, voids: run.voids };
}

/** A name as it is compared: in lower case, without the final dot. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Whether a name can have an SPF record: several labels, none empty or longer than 63 octets (RFC 7208 §4.3). */
export function isMailDomain(name: string): boolean {
  const labels = name.split('.');
  return name.length <= 253 && labels.length > 1 && labels.every(({ length }) => length > 0 && length < 64);
}

/** Whether a TXT record is an SPF record (RFC 7208 §4.5). */
export function isSpfText(text: string): boolean {
  return /^v=spf1( |$)/i.test(text);
}

/** What a match of a term means in a record that is evaluated itself. */
export function resultOf(qualifier: Qualifier): SpfResult {
  return RESULTS[qualifier];
}

/** What stands for a term that depends on the message: the same in all records that give it the same outcome. */
export function guessKey(name: string, text: string, domain: string): string {
  return name === 'ptr' && !text.includes('%') ? `ptr:${plainName(text)}` : `${name}:${text}@${domain}`;
}

async function checkDomain(run: Run, domain: string, stack: readonly string[]): Promise<Outcome> {
  if (stack.includes(domain)) return permerror('loop');
  if (!isMailDomain(domain)) return { result: 'none' };
  const answer = await run.dns.ask(domain, 'TXT', run.cancel);
  if (answer.status === 'failed') return answer.reason === 'invalidName' ? { result: 'none' } : temperror;
  const texts = answer.status === 'found' ? answer.records.filter(isSpfText) : [];
  const [text] = texts;
  if (text === undefined) return { result: 'none' };
  if (texts.length > 1) return permerror('severalRecords');
  return await checkRecord(run, read(run, text, domain), domain, [...stack, domain]);
}

function read({ parsed }: Run, text: string, domain: string): SpfRecord {
  const known = parsed?.get(text);
  if (known !== undefined) return known;
  const record = parseSpf({ kind: 'spf', text, owner: domain });
  parsed?.set(text, record);
  return record;
}

async function checkRecord(
  run: Run,
  record: SpfRecord,
  domain: string,
  stack: readonly string[],
): Promise<Outcome> {
  if (!isWellFormed(record)) return permerror('syntax');
  for (const term of record.terms) {
    if (term.type !== 'mechanism') continue;
    // What needs no lookup is told at once: a proof asks very often.
    const match = matchesNow(run, term) ?? (await matches(run, term, domain, stack));
    if (typeof match !== 'boolean') return match;
    if (match) return { result: resultOf(term.qualifier) };
  }
  const redirect = redirectOf(record);
  return redirect === undefined ? { result: 'neutral' } : await follow(run, redirect, domain, stack);
}

/** Whether a receiver can evaluate it: every term can be read, and redirect and exp are there once at most (§4.6, §6). */
export function isWellFormed({ terms }: SpfRecord): boolean {
  const count = (name: string) =>
    terms.filter((term) => term.type === 'modifier' && term.name === name).length;
  return terms.every(({ type }) => type !== 'unreadable') && count('redirect') < 2 && count('exp') < 2;
}

export function redirectOf({ terms }: SpfRecord): SpfModifier | undefined {
  return terms.find((term): term is SpfModifier => term.type === 'modifier' && term.name === 'redirect');
}

/** RFC 7208 §6.1. */
async function follow(
  run: Run,
  redirect: SpfModifier,
  domain: string,
  stack: readonly string[],
): Promise<Outcome> {
  const over = countLookup(run);
  if (over !== undefined) return over;
  const spec = redirect.domain;
  if (spec === undefined) return permerror('syntax');
  if (spec.hasMacro) {
    const match = guessed(run, guessKey('redirect', spec.text, domain));
    return typeof match === 'boolean' ? { result: match ? 'pass' : 'neutral' } : match;
  }
  const outcome = await checkDomain(run, plainName(spec.text), stack);
  return outcome.result === 'none' ? permerror('noRecord') : outcome;
}

function matchesNow(run: Run, { name, network }: SpfMechanism): boolean | undefined {
  if (name === 'all') return true;
  return network && isIn(run, network);
}

async function matches(
  run: Run,
  term: SpfMechanism,
  domain: string,
  stack: readonly string[],
): Promise<Match> {
  const over = countLookup(run);
  if (over !== undefined) return over;
  const text = term.domain?.text ?? domain;
  if (term.domain?.hasMacro || (term.name === 'ptr' && run.guess !== undefined)) {
    return guessed(run, guessKey(term.name, text, domain));
  }
  const target = plainName(text);
  switch (term.name) {
    case 'include':
      return await included(run, target, stack);
    case 'a':
      return await hostMatches(run, target, term);
    case 'mx':
      return await mxMatches(run, target, term);
    case 'exists': {
      // IPv4 whatever the address (RFC 7208 §5.7).
      const found = await ask(run, target, 'A');
      return 'records' in found ? found.records.length > 0 : found;
    }
    case 'ptr':
      return await ptrMatches(run.ip, target, (name, type) => run.dns.ask(name, type, run.cancel));
    default:
      return false;
  }
}

/** RFC 7208 §5.2. */
async function included(run: Run, target: string, stack: readonly string[]): Promise<Match> {
  const outcome = await checkDomain(run, target, stack);
  if (outcome.result === 'none') return run.skipDead ? false : permerror('noRecord');
  if (outcome.result === 'temperror' || outcome.result === 'permerror') return outcome;
  return outcome.result === 'pass';
}

/**
 * RFC 7208 §5.3, and for a name of an `mx`.
 *
 * @param isOwnName whether the term names the host: void lookups are counted by term (§4.6.4)
 */
async function hostMatches(
  run: Run,
  host: string,
  { prefix4 = 32, prefix6 = 128 }: SpfMechanism,
  isOwnName = true,
): Promise<Match> {
  const { family } = run.ip;
  const found = await ask(run, host, family === 4 ? 'A' : 'AAAA', isOwnName);
  if (!('records' in found)) return found;
  let matched = false;
  for (const text of found.records) {
    const address = readAddress(text);
    if (address?.family !== family) continue;
    const network = { family, address: address.value, prefix: family === 4 ? prefix4 : prefix6 };
    matched = isIn(run, network) || matched;
  }
  return matched;
}

/** RFC 7208 §5.4. */
async function mxMatches(run: Run, domain: string, term: SpfMechanism): Promise<Match> {
  const found = await ask(run, domain, 'MX');
  if (!('records' in found)) return found;
  if (found.records.length > MAX_MX) return permerror('mxLimit');
  for (const { exchange } of found.records) {
    const match = await hostMatches(run, plainName(exchange), term, false);
    if (match !== false) return match;
  }
  return false;
}

function isIn({ ip, onRange }: Run, network: Network): boolean {
  if (network.family !== ip.family) return false;
  const range = rangeOf(network);
  onRange?.(network.family, range);
  return range.first <= ip.value && ip.value <= range.last;
}

async function ask<T extends DnsType>(
  run: Run,
  name: string,
  type: T,
  countsVoid = true,
): Promise<Outcome | { readonly records: Extract<DnsAnswer<T>, { status: 'found' }>['records'] }> {
  const answer = await run.dns.ask(name, type, run.cancel);
  if (answer.status === 'found') return answer;
  if (answer.status === 'failed') return answer.reason === 'invalidName' ? { records: [] } : temperror;
  if (!countsVoid) return { records: [] };
  run.voids++;
  return run.voids > MAX_VOIDS && !run.liftLimits ? permerror('voidLimit') : { records: [] };
}

function countLookup(run: Run): Outcome | undefined {
  run.lookups++;
  const limit = run.liftLimits ? MAX_LIFTED : MAX_LOOKUPS;
  return run.lookups > limit ? permerror('lookupLimit') : undefined;
}

function guessed({ guess }: Run, key: string): Match {
  const said = guess?.(key) ?? 'error';
  return said === 'error' ? temperror : said === 'match';
}

const temperror: Outcome = { result: 'temperror', cause: 'lookup' };

function permerror(cause: SpfErrorCause): Outcome {
  return { result: 'permerror', cause };
}
