/** What receivers are asked to do with mail that fails DMARC, weakest first (RFC 9989 §4.7). */
export const POLICIES = ['none', 'quarantine', 'reject'] as const;

export type Policy = (typeof POLICIES)[number];

/** The policy that a value names, in either case; `undefined` for all other values. */
export function readPolicy(value: string | undefined): Policy | undefined {
  const lower = value?.toLowerCase();
  return POLICIES.find((policy) => policy === lower);
}

/** Whether a policy asks for less than another. */
export function isWeaker(policy: Policy, than: Policy): boolean {
  return POLICIES.indexOf(policy) < POLICIES.indexOf(than);
}

/** The policy that is applied while testing, `t=y`: one level lower (RFC 9989 §4.7). */
export function oneLower(policy: Policy): Policy {
  return policy === 'reject' ? 'quarantine' : 'none';
}

/** What receivers are asked to do, as a verb without subject. */
export function policyWords(policy: Policy): string {
  if (policy === 'none') return 'treat it as if there were no DMARC record';
  return policy === 'reject'
    ? 'refuse it'
    : 'treat it as suspicious, usually by putting it into the junk folder';
}
