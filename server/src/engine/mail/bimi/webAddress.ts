import { type MailFix, mailFix } from '../mailRecord.ts';
import type { Tag } from '../tags/tagList.ts';

/** What keeps a file from being fetched: no `https:`, nothing that could be a URI, no host, or characters that no URI has. */
export type AddressProblem = 'http' | 'scheme' | 'noScheme' | 'noHost' | 'characters';

/** The place of a file in a BIMI record. */
export interface WebAddress {
  readonly problem: AddressProblem | undefined;
  /** What the path ends in, in lower case, without the dot; empty where there is none. */
  readonly extension: string;
}

const URI = /^(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;
const HOST = /^https:\/\/(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}\.?(?=[:/?#]|$)/i;

/** Reads the value of `l` or `a`, which is one `https` URI with a fully qualified host. */
export function webAddress({ value }: Tag): WebAddress {
  const path = value.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const extension = /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return { problem: problemOf(value), extension };
}

function problemOf(value: string): AddressProblem | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === 'http') return 'http';
  if (scheme === undefined || !value.includes('/')) return 'noScheme';
  if (scheme !== 'https') return 'scheme';
  if (!URI.test(value)) return 'characters';
  return HOST.test(value) ? undefined : 'noHost';
}

/** The address with `https:`, where only that is wrong. */
export function httpsFix({ value, valueSpan: { start } }: Tag, problem: AddressProblem): MailFix[] {
  if (problem === 'http') return [mailFix('Write "https:"', { start, end: start + 'http'.length }, 'https')];
  const slashes = /^\/*/.exec(value)?.[0].length ?? 0;
  if (problem !== 'noScheme' || !HOST.test(`https://${value.slice(slashes)}`)) return [];
  return [mailFix('Write "https://" before it', { start, end: start + slashes }, 'https://')];
}

/** What is wrong with an address, as the end of a sentence that begins with it. */
export function problemWords(problem: AddressProblem): string {
  switch (problem) {
    case 'http':
      return 'begins with "http:", but files are fetched over "https:" alone';
    case 'scheme':
      return 'does not begin with "https:", and files are fetched over that alone';
    case 'noScheme':
      return 'does not begin with "https://", so it is no address of a file';
    case 'noHost':
      return 'has no fully qualified host name behind "https://"';
    case 'characters':
      return 'has characters that no URI has: they are written as "%" and two digits';
  }
}
