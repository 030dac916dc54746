import type { Message } from '../message.ts';
import type { DkimVerdict, MessageReport } from '../messageReport.ts';

/** What a summary is made from. */
export type Judged = Pick<
  MessageReport,
  'hops' | 'dkim' | 'arc' | 'spf' | 'dmarc' | 'authenticationResults' | 'disagreements' | 'dsn' | 'lookups'
>;

/** What situations are told apart by. */
export interface Facts {
  readonly judged: Judged;
  /** The author's domain in quotes, or words for it. */
  readonly domain: string;
  /** The first valid signature of the author's domain; one that is there but not valid; a valid one of another domain. */
  readonly own: DkimVerdict | undefined;
  readonly broken: DkimVerdict | undefined;
  readonly other: DkimVerdict | undefined;
  /** Whether SPF passes for the author's domain. */
  readonly isSpfOwn: boolean;
  readonly isList: boolean;
  /** A server on the way sent it on under a return path of its own, or says that it forwarded it. */
  readonly isForwarded: boolean;
  /** Who sealed it and says that it had passed before; `undefined` where nobody does. */
  readonly sealer: string | undefined;
  /** A user of the receiver handed it in. */
  readonly isSubmission: boolean;
  readonly hasBody: boolean;
  readonly hasFields: boolean;
  readonly hasFrom: boolean;
}

/** A mailing list leaves these (RFC 2919, RFC 2369). A newsletter has an address to unsubscribe, but not these. */
const LIST = new Set(['list-id', 'list-post', 'mailing-list']);
/** What marks a message as one of a list, and not of a sender to many, who signs it himself. */
const LIST_PROGRAM = new Set(['list-post', 'mailing-list', 'x-mailman-version', 'x-beenthere', 'x-loop']);

const FORWARDED = new Set([
  'x-forwarded-to',
  'x-forwarded-for',
  'resent-from',
  'x-ms-exchange-inboxrulesloop',
]);

/** How forwarders rewrite return paths, so that replies come back: SRS, BATV aside. */
const REWRITTEN = /^(?:srs[01]?[=+-]|[^@]*\+caf_?=)/i;

export function factsOf(message: Message, judged: Judged): Facts {
  const { dkim, spf, dmarc } = judged;
  const keys = new Set(message.fields.map(({ key }) => key));
  const has = (names: ReadonlySet<string>) => [...names].some((name) => keys.has(name));
  const returnPath = message.fields.find(({ key }) => key === 'return-path')?.text ?? '';
  return {
    judged,
    domain: dmarc.domain === null ? 'its author' : `"${dmarc.domain}"`,
    own: dkim.find(({ result, isAligned }) => result === 'pass' && isAligned === true),
    broken: dkim.find(({ result, isAligned }) => result !== 'pass' && isAligned === true),
    other: dkim.find(({ result, isAligned }) => result === 'pass' && isAligned !== true),
    isSpfOwn: spf.result === 'pass' && spf.isAligned === true,
    isList: has(LIST_PROGRAM) || (has(LIST) && dkim.some(({ result }) => result !== 'pass')),
    isForwarded: has(FORWARDED) || REWRITTEN.test(returnPath.replace(/^\s*</, '')),
    sealer: sealerOf(judged),
    isSubmission: judged.hops.some(
      ({ isBoundary, isAuthenticated, authenticated }) =>
        isBoundary && (isAuthenticated === true || authenticated !== null),
    ),
    hasBody: message.body !== undefined,
    hasFields: message.fields.length > 0,
    hasFrom: keys.has('from'),
  };
}

const RESULTS = new Set(['pass', 'fail', 'none', 'temperror', 'permerror', 'bestguesspass']);

/** What the receiver noted of DMARC. */
export function notedDmarc({ authenticationResults }: Judged): string | undefined {
  const own = authenticationResults.filter(
    ({ isTrusted, kind }) => isTrusted && kind === 'Authentication-Results',
  );
  const result = own.flatMap(({ results }) => results).find(({ method }) => method === 'dmarc')?.result;
  return result !== undefined && RESULTS.has(result) ? result : undefined;
}

/** The newest sealer of a chain that holds, where a set says that the author's domain had vouched for it. */
function sealerOf({ arc, dmarc }: Judged): string | undefined {
  if (arc.result !== 'pass' || dmarc.domain === null) return undefined;
  const { domain, organizationalDomain } = dmarc;
  const isOwn = (name: string | undefined) => {
    const host = name?.replace(/^.*@/, '').toLowerCase();
    const organization = organizationalDomain ?? domain;
    return host !== undefined && (host === organization || host.endsWith(`.${organization}`));
  };
  const passed = arc.chain.some(({ results }) =>
    results?.results.some(
      ({ method, result, properties }) =>
        result === 'pass' &&
        ((method === 'dmarc' && isOwn(properties['header.from'] ?? domain)) ||
          (method === 'dkim' && isOwn(properties['header.d'] ?? properties['header.i']))),
    ),
  );
  if (!passed) return undefined;
  return [...arc.chain].sort((a, b) => b.instance - a.instance)[0]?.sealer ?? undefined;
}
