import type { Span } from '../mailRecord.ts';
import type { Tag } from '../tags/tagList.ts';

/** What keeps reports from reaching a URI. */
export type UriProblem =
  /** Nothing stands between two commas, or in the tag. */
  | 'empty'
  /** An address without `mailto:`, or something that is no URI. */
  | 'noScheme'
  /** Several URIs with something else than a comma between them, or slashes behind `mailto:`. */
  | 'separator'
  /** Characters that must be percent-encoded. */
  | 'encoding'
  /** `mailto:` without an address that mail can be sent to. */
  | 'address';

/** One URI of `rua` or `ruf` (RFC 9989 §4.8). */
export interface ReportUri extends Span {
  /** Without the blanks around it, and without an obsolete size. */
  readonly text: string;
  /** In lower case, without the colon. */
  readonly scheme: string | undefined;
  /** Of `mailto:`, percent-encoding undone, without header fields. */
  readonly address: string | undefined;
  /** The domain that reports go to, in lower case; of `mailto:` alone. */
  readonly domain: string | undefined;
  /** The obsolete limit of a report's size, `!10m`. */
  readonly size: Span | undefined;
  readonly problem: UriProblem | undefined;
  /** Whether it is a URI by its form (RFC 3986), of use or not: so much makes a record ask for reports (RFC 9989 §4.10.1). */
  readonly isUri: boolean;
}

const SIZE = /!\d+[kmgt]?$/i;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** A URI's characters without comma and exclamation mark, which have a meaning of their own here (RFC 9989 §4.8). */
const URI_CHARACTERS = /^(?:[a-z0-9\-._~:/?#[\]@$&'()*+;=]|%[0-9a-f]{2})*$/i;
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The URIs of a tag's value, right or not, at commas (RFC 9989 §4.8). */
export function readReportUris({ value, valueSpan }: Tag): ReportUri[] {
  const uris: ReportUri[] = [];
  let at = valueSpan.start;
  for (const part of value.split(',')) {
    const blanks = part.length - part.trimStart().length;
    const start = at + (part.trim() === '' ? 0 : blanks);
    uris.push(readUri(part.trim(), start));
    at += part.length + 1;
  }
  return uris;
}

function readUri(written: string, start: number): ReportUri {
  const sized = SIZE.exec(written);
  const text = sized === null ? written : written.slice(0, sized.index);
  const size = sized === null ? undefined : { start: start + sized.index, end: start + written.length };
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  const isUri = scheme !== undefined && URI_CHARACTERS.test(text);
  const span = { start, end: start + written.length, text, size, isUri };
  const none = { scheme, address: undefined, domain: undefined };
  if (text === '') return { ...span, ...none, problem: 'empty' };
  if (joinsSeveral(text) || /^mailto:\/\//i.test(text)) return { ...span, ...none, problem: 'separator' };
  if (scheme === undefined) return { ...span, ...none, problem: 'noScheme' };
  if (!isUri) return { ...span, ...none, problem: 'encoding' };
  if (scheme !== 'mailto') return { ...span, ...none, problem: undefined };
  const address = decoded(text.slice('mailto:'.length).replace(/[?#].*$/s, ''));
  const atSign = address.lastIndexOf('@');
  const domain = address
    .slice(atSign + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  if (atSign < 1 || /[@\s]/.test(address.slice(0, atSign)) || !DOMAIN.test(domain))
    return { ...span, scheme, address, domain: undefined, problem: 'address' };
  return { ...span, scheme, address, domain, problem: undefined };
}

/** Whether another URI or address stands behind a blank or another separator that is none here. */
function joinsSeveral(text: string): boolean {
  const [first = '', ...others] = text.split(/[\s;|]+/);
  // A blank behind the scheme or a name before an address in brackets makes no second one.
  if (/^mailto:$/i.test(first) || text.includes('<')) return false;
  return others.some((other) => /^(?:mailto|https?):/i.test(other) || other.indexOf('@') > 0);
}

/** Percent-encoding undone where it stands for ASCII. */
function decoded(text: string): string {
  return text.replaceAll(/%([0-7][0-9a-f])/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
