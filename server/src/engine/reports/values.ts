import { addressText, readAddress } from '../mail/spf/addressText.ts';

/** The longest value that is kept. */
const LONGEST = 2000;

/** A value of a report, of bounded length; `null` where nothing stands. */
export function value(text: string | undefined): string | null {
  const kept = text?.slice(0, LONGEST).trim();
  return kept ? kept : null;
}

/** A domain as it is compared: in lower case, without its final dot and brackets. */
export function domainOf(text: string | undefined): string {
  return (value(text) ?? '').toLowerCase().replace(/^<|[>.]$/g, '');
}

/** An address in its usual form; as it is written where it is none. */
export function sourceAddress(text: string): { readonly text: string; readonly isAddress: boolean } {
  const bare = text
    .slice(0, LONGEST)
    .trim()
    .replace(/^\[(?:ipv6:)?|\]$/gi, '');
  const address = readAddress(bare);
  return address === undefined
    ? { text: bare, isAddress: false }
    : { text: addressText(address), isAddress: true };
}

/** A whole number from 0, of up to fifteen digits; `undefined` for all else. */
export function wholeNumber(given: unknown): number | undefined {
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/**
 * A moment in seconds since 1970 UTC: written so (also with a fraction, or in milliseconds), or by RFC 3339.
 * `undefined` for all else.
 */
export function moment(given: unknown): number | undefined {
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
  if (/^\d{1,10}(?:\.\d{1,9})?$/.test(text)) return Math.floor(Number(text));
  if (/^\d{13}$/.test(text)) return Math.floor(Number(text) / 1000);
  if (!/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i.test(text))
    return undefined;
  const hasZone = text.length <= 10 || /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = Date.parse((hasZone ? text : `${text}Z`).replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
