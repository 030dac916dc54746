import type { MailFix, Span } from '../mailRecord.ts';
import { mailFix } from '../mailRecord.ts';
import { misspelledField, POLICY_FIELDS, type StsPolicy } from './stsPolicy.ts';

/** Whether the text has at least one field of a policy: what has none is not judged field by field. */
export function isPolicy({ fields }: StsPolicy): boolean {
  const names: readonly string[] = POLICY_FIELDS;
  return fields.some(({ name }) => names.includes(name.toLowerCase()));
}

/** Whether a field is missing, and was not meant to be on a line that is no field: that line has its own finding. */
export function lacks(policy: StsPolicy, name: string): boolean {
  if (!isPolicy(policy) || policy.fields.some((field) => field.name === name)) return false;
  const start = new RegExp(`^[\\s\\ufeff"'-]*${name.replace('_', '[-_]?')}\\b`, 'i');
  return !policy.others.some(({ text }) => start.test(text));
}

/** A fix that adds lines behind the line that ends at `at`, with the line ends that the file has. */
export function addLines(title: string, policy: StsPolicy, at: number, lines: readonly string[]): MailFix {
  const lineEnd = policy.lineEnds[0]?.text ?? '\n';
  return mailFix(title, { start: at, end: at }, lines.map((line) => lineEnd + line).join(''));
}

/** A fix that removes a line together with its end, or with that of the line before where it is the last one. */
export function removeLine(title: string, { text }: StsPolicy, { start, end }: Span): MailFix {
  const own = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(start - 2, 0), start))?.[0].length ?? 0;
  const whole = own > 0 ? { start, end: end + own } : { start: start - before, end };
  return mailFix(title, whole, '');
}

/**
 * Where a field is missing: at a name that is nearly right, with the fix that corrects it, else at the policy's first field.
 */
export function missingField(
  policy: StsPolicy,
  name: string,
): { readonly place: Span; readonly fix?: MailFix; readonly written?: string } {
  const near = misspelledField(policy, name);
  if (near !== undefined) {
    return { place: near.nameSpan, fix: mailFix(`Write ${name}`, near.nameSpan, name), written: near.name };
  }
  const first = policy.fields[0];
  return { place: first ? { start: first.start, end: first.end } : { start: 0, end: 0 } };
}

/** Behind the last field: where one is added. */
export function fieldsEnd(policy: StsPolicy): number {
  return policy.fields.at(-1)?.end ?? 0;
}
