/// <reference path="./mailauth.d.ts" />
import { spfVerify, type Verified } from 'mailauth/lib/spf/spf-verify.js';
import type { Cancel, Dns } from '../../engine/dns/dns.ts';
import { nameLabels } from '../../engine/dns/dnsName.ts';
import { addressText, readAddress } from '../../engine/mail/spf/addressText.ts';
import { freeResolver, mailauthResolver, spfErrorOf } from './mailauthResolver.ts';
import { matchedPath } from './matchedPath.ts';

/** Who sends, as the receiving server sees it. */
export interface SpfClient {
  /** IPv4 or IPv6, as it is written. */
  readonly ip: string;
  /** What it calls itself: `HELO`. */
  readonly helo?: string;
  /** The return path: an address, a domain, or nothing for a message about delivery (RFC 7208 §2.4). */
  readonly mailFrom?: string;
}

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

export interface SpfEvaluation {
  readonly result: SpfResult;
  /** The text of `exp`, of a result `fail`. It is the domain owner's, or anyone's. */
  readonly explanation?: string;
  /** The record's term that matched, after all redirects; `undefined` where none did. */
  readonly mechanism: string | undefined;
  /** The terms that led to the result: redirects, the mechanism, and of an include what matched there. */
  readonly path: readonly string[];
  /** Of errors: what is wrong, as a sentence. */
  readonly problem?: string;
  /** Terms that asked DNS, and those that found nothing, up to the one that decided (RFC 7208 §4.6.4). */
  readonly lookups: number;
  readonly voids: number;
}

const RESULTS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

/**
 * Evaluates a domain's SPF record for one client: check_host() of RFC 7208 §4, by its letter.
 *
 * @param domain whose record it is: that of the return path, else of HELO
 * @param receiver the name that macros give for the receiving server
 */
export async function evaluateSpf(
  domain: string,
  { ip, helo, mailFrom }: SpfClient,
  dns: Dns,
  { cancel, receiver = 'unknown' }: { readonly cancel?: Cancel; readonly receiver?: string } = {},
): Promise<SpfEvaluation> {
  const none = { mechanism: undefined, path: [], lookups: 0, voids: 0 };
  const address = readAddress(ip);
  if (address === undefined) return { ...none, result: 'temperror', problem: `"${ip}" is no IP address.` };
  const name = domain.toLowerCase().replace(/\.$/, '');
  if (!canHaveRecord(name)) {
    return { ...none, result: 'none', problem: `"${domain}" is no domain name with at least two labels.` };
  }
  const resolver = mailauthResolver(dns, { isFirstFree: true, limitsVoids: true }, cancel);
  const { verified, problem } = await settle(() =>
    spfVerify(name, {
      sender: senderOf(mailFrom, helo, name),
      ip: addressText(address),
      helo: helo || `[${ip}]`,
      mta: receiver,
      strict: true,
      resolver,
      expResolver: freeResolver(dns, cancel),
      createSubResolver: (options) =>
        mailauthResolver(dns, { isFirstFree: false, limitsVoids: options?.ignoreVoid !== true }, cancel),
    }),
  );
  const { lookups, voids } = resolver.counts;
  const counts = { lookups: Math.max(lookups, 0), voids };
  if (verified.error !== undefined) {
    return { ...none, ...counts, result: verified.error, ...(problem !== undefined && { problem }) };
  }
  const result = RESULTS[verified.qualifier ?? '?'];
  const path = verified.type === undefined ? [] : await matchedPath(verified, name, address, dns);
  return {
    result,
    ...(result === 'fail' && verified.explanation && { explanation: verified.explanation }),
    mechanism: path.find((term) => !/^redirect=/i.test(term)),
    path,
    ...counts,
  };
}

/** What came of it, with errors as data. */
async function settle(
  run: () => Promise<Verified | false>,
): Promise<{ readonly verified: Verified; readonly problem?: string }> {
  try {
    const verified = (await run()) || {};
    return { verified, ...(verified.text !== undefined && { problem: verified.text }) };
  } catch (error) {
    const { error: kind, text } = spfErrorOf(error) ?? { error: 'temperror', text: String(error) };
    return { verified: { error: kind }, problem: text };
  }
}

/** Names of one label, and those that cannot be asked for, have no record (RFC 7208 §4.3). */
function canHaveRecord(name: string): boolean {
  return (nameLabels(name.replaceAll('\\', '\\\\'))?.length ?? 0) > 1 && !/^\[|\]$/.test(name);
}

/** The sender of macros: without a local part it is `postmaster` (RFC 7208 §4.3), without an address HELO's (§2.4). */
function senderOf(mailFrom: string | undefined, helo: string | undefined, domain: string): string {
  if (!mailFrom) return `postmaster@${(mailFrom === '' ? helo : undefined) || domain}`;
  const at = mailFrom.lastIndexOf('@');
  if (at < 0) return `postmaster@${mailFrom}`;
  return at === 0 ? `postmaster${mailFrom}` : mailFrom;
}
