import { tagOf } from '../tags/tagList.ts';
import type { DmarcRecord } from './dmarcRecord.ts';
import { oneLower, type Policy, policyWords, readPolicy } from './policy.ts';

/** What a record asks for, as receivers take it (RFC 9989 §4.10.1). */
export interface EffectivePolicy {
  /** For the domain that the record is for. */
  readonly domain: Policy;
  /** For subdomains that exist and have no record of their own: where the domain is an organizational domain. */
  readonly subdomains: Policy;
  /** For names below the domain that do not exist. */
  readonly nonExistent: Policy;
  /** Whether `none` is taken in place of a policy that is missing or invalid, since reports are asked for. */
  readonly isAssumed: boolean;
  /** Whether the domain tests its policy: each is applied one level lower. */
  readonly isTest: boolean;
}

/**
 * The policies of a record; `undefined` where receivers do not process mail by it at all: it is no DMARC record, its list
 * of tags is invalid, or a policy is missing or invalid and no aggregate reports are asked for (RFC 9989 §4.10.1).
 */
export function effectivePolicy(record: DmarcRecord): EffectivePolicy | undefined {
  if (!record.isDmarc || record.duplicates.length > 0) return undefined;
  const isTest = tagOf(record, 't')?.value.toLowerCase() === 'y';
  const [p, sp, np] = ['p', 'sp', 'np'].map((name) => tagOf(record, name));
  const domain = readPolicy(p?.value);
  const subdomains = sp === undefined ? domain : readPolicy(sp.value);
  const nonExistent = np === undefined ? subdomains : readPolicy(np.value);
  if (domain !== undefined && subdomains !== undefined && nonExistent !== undefined)
    return { domain, subdomains, nonExistent, isAssumed: false, isTest };
  if (!asksForReports(record)) return undefined;
  return { domain: 'none', subdomains: 'none', nonExistent: 'none', isAssumed: true, isTest };
}

/** Whether aggregate reports are asked for at one valid URI at least (RFC 9989 §4.10.1). */
export function asksForReports({ rua }: DmarcRecord): boolean {
  return rua.some(({ isUri }) => isUri);
}

/** What receivers are to apply, test mode taken into account. */
export function applied(policy: Policy, { isTest }: EffectivePolicy): Policy {
  return isTest ? oneLower(policy) : policy;
}

/** One line of plain words for each kind of names: what is asked of receivers for mail that fails DMARC. */
export interface PolicyLine {
  readonly names: string;
  readonly policy: Policy;
  /** What receivers do, as a sentence. */
  readonly words: string;
}

/** An effective policy in plain words, for the domain, its subdomains and names that do not exist. */
export function policyLines(effective: EffectivePolicy, domain = 'the domain'): readonly PolicyLine[] {
  const line = (names: string, asked: Policy): PolicyLine => {
    const policy = applied(asked, effective);
    const why = policy === asked ? '' : ` (t=y: one level lower than ${asked})`;
    return { names, policy, words: `Receivers are asked to ${policyWords(policy)}${why}.` };
  };
  return [
    line(domain, effective.domain),
    line(`names below ${domain} that exist`, effective.subdomains),
    line(`names below ${domain} that do not exist`, effective.nonExistent),
  ];
}
