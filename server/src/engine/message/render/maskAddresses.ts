import type { MessageReport } from '../messageReport.ts';

/** The longest local part that is looked for: longer than any that is allowed (RFC 5321 §4.5.3.1.1). */
const LONGEST = 320;

/** What may stand in a local part that is not quoted, and in the forms that bounces and lists make of addresses. */
const ATOM = /[\w!#$%&'*+\-/=?^`{|}~.\u0080-\uffff]/;

/**
 * The report with the local part of each mail address taken out but for its first character: `j…@example.com`. Domains stay,
 * since the report is about them. What is shown of the message besides, such as names and the subject, stays as well.
 */
export function maskAddresses(report: MessageReport): MessageReport {
  // What differs in a signed text is marked octet by octet: an address may be in pieces there.
  const dkim = report.dkim.map((verdict) => ({ ...verdict, differences: [] }));
  return masked({ ...report, dkim }) as MessageReport;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each)]));
}

/** Masks all addresses in a text; linear in its length. */
export function maskText(text: string): string {
  let out = '';
  let kept = 0;
  for (const { index, 0: at } of text.matchAll(/@|%40/gi)) {
    const start = localStart(text, index, kept);
    const isAddress = start < index && /^[\w[]/.test(text.slice(index + at.length, index + at.length + 1));
    if (!isAddress) continue;
    const first = text[start] === '"' ? '' : String.fromCodePoint(text.codePointAt(start) ?? 0);
    out += `${text.slice(kept, start)}${first}…${at}`;
    kept = index + at.length;
  }
  return out + text.slice(kept);
}

/** Where the local part before an `@` begins, not before `from`. */
function localStart(text: string, end: number, from: number): number {
  const least = Math.max(from, end - LONGEST);
  if (text[end - 1] === '"') {
    const open = text.slice(least, end - 1).lastIndexOf('"');
    return open < 0 ? end : least + open;
  }
  let at = end;
  while (at > least && ATOM.test(text[at - 1] as string)) at--;
  return at;
}
