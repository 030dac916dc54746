import type { POLICY_FIELDS, PolicyMode } from './stsPolicy.ts';

type FieldName = (typeof POLICY_FIELDS)[number];

/** What each field of a policy is for (RFC 8461 §3.2). */
export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  version: 'Tells that the file is an MTA-STS policy: `STSv1`, letter by letter.',
  mode: 'What senders do when a host cannot be reached over TLS, or has no valid certificate in its name: `enforce`, `testing` or `none`.',
  mx: 'A host that the domain’s mail may be sent to, or `*.` and a domain for all hosts directly below it. May be repeated; each host of the MX records has to match one.',
  max_age:
    'For how many seconds senders keep the policy, 31557600 (about a year) at most. Weeks or more are usual once the policy is enforced.',
};

/** What each mode means (RFC 8461 §5). */
export const MODE_WORDS: Readonly<Record<PolicyMode, string>> = {
  enforce:
    'Senders do not deliver to a host that does not match the policy, or that has no TLS with a valid certificate.',
  testing:
    'Senders deliver all the same, and report what would have failed to the address of the TLS-RPT record.',
  none: 'Senders act as if there were no policy: for domains that give MTA-STS up.',
};

/** Values of `max_age` that are of use, in seconds. */
export const MAX_AGES: readonly (readonly [seconds: number, words: string])[] = [
  [86_400, 'One day: while the policy is tested'],
  [604_800, 'One week'],
  [1_209_600, 'Two weeks'],
  [2_592_000, '30 days'],
  [15_768_000, 'Half a year'],
  [31_557_600, 'About a year: the most'],
];

const UNITS: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [604_800, 'week', 'weeks'],
  [86_400, 'day', 'days'],
  [3600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
];

/** A time in words, in the largest unit that divides it, else about in days: `2 weeks`, `about 365.25 days`. */
export function timeInWords(seconds: number): string {
  for (const [size, one, many] of UNITS) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${seconds === size ? one : many}`;
  }
  const days = Math.round((seconds / 86_400) * 100) / 100;
  return days >= 1 ? `about ${days} days` : `${seconds} seconds`;
}
