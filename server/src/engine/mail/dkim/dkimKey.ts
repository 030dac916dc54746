import type { MailRecord, Span } from '../mailRecord.ts';
import { readTagList, type Tag, type TagRecord, tagOf } from '../tags/tagList.ts';
import { type KeyOctets, readKeyOctets } from './keyOctets.ts';
import { type Base64Fault, readBase64 } from './readBase64.ts';

/** What a key record says of its key, in `p=`. */
export type PublicKey =
  | { readonly kind: 'missing' }
  /** `p=` is empty: the key was withdrawn (RFC 6376 §3.6.1). */
  | { readonly kind: 'revoked'; readonly tag: Tag }
  /** No base64. */
  | { readonly kind: 'unreadable'; readonly tag: Tag; readonly fault: Base64Fault }
  | (KeyOctets & { readonly tag: Tag; readonly octets: Uint8Array; readonly lacksPadding: boolean });

/**
 * What a text is by a first look:
 *
 * - `key`: a key record, as good or bad as it is;
 * - `policy`: what may stand below `_domainkey` and has no key;
 * - `secret`: it holds a private key, at `secret`;
 * - `quoted`: quotes or backslashes are part of the text, at `quotes`, and nothing else can be told.
 */
export type DkimForm = 'key' | 'policy' | 'secret' | 'quoted';

/** A DKIM key record (RFC 6376 §3.6.1). */
export interface DkimKey extends TagRecord {
  readonly kind: 'dkim';
  readonly form: DkimForm;
  readonly secret: Span | undefined;
  readonly quotes: readonly Span[];
  /** In `k=` as written; `rsa` if left out. */
  readonly keyType: string;
  readonly key: PublicKey;
}

/** Reads a DKIM key record (RFC 6376 §3.6.1), right or not. */
export function parseDkimKey(record: MailRecord): DkimKey {
  const list = readTagList({ ...record, kind: 'dkim' as const });
  const key = readKey(list);
  const quotes = quotesIn(list);
  const secret = secretIn(list, key);
  const form = isPolicy(list)
    ? 'policy'
    : secret !== undefined
      ? 'secret'
      : quotes.length > 0
        ? 'quoted'
        : 'key';
  return { ...list, form, secret, quotes, keyType: tagOf(list, 'k')?.value ?? 'rsa', key };
}

/** Tags of records below `_domainkey` that have no key. */
const POLICY_TAGS: ReadonlySet<string> = new Set([
  'dkim',
  'o',
  'ra',
  'rp',
  'rr',
  'rs',
  'r',
  'm',
  'n',
  't',
  'u',
]);
/** Those that tell one by themselves. */
const POLICY_MARKS: ReadonlySet<string> = new Set(['dkim', 'o', 'ra', 'rr', 'rs']);

/** Whether a record is a policy of ADSP (RFC 5617) or DomainKeys (RFC 4870), or tells where reports go (RFC 6651). */
function isPolicy({ tags }: TagRecord): boolean {
  return tags.some(({ name }) => POLICY_MARKS.has(name)) && tags.every(({ name }) => POLICY_TAGS.has(name));
}

/** The items of a value that is a list with colons between them, such as `h=` and `s=` (RFC 6376 §3.6.1). */
export function itemsOf(tag: Tag): string[] {
  return tag.value
    .split(':')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/**
 * Where a tag's value goes on with another tag, since the ";" before that is missing: `rsa p=…`, `rsap=…`. Where the ";"
 * belongs, the blanks between the two included; `undefined` for a value that is one. Notes may hold anything.
 */
export function swallowedTag({ name, value, valueSpan }: Tag): Span | undefined {
  if (name === 'n') return undefined;
  const match =
    /(?<![\s,])([\s,]+)[a-z]{1,2}[ \t]*=(?!=|\s*$)/.exec(value) ??
    /^(?:DKIM1|rsa|ed25519)()[hknpst]=/.exec(value);
  if (match === null) return undefined;
  const gap = match[1] ?? '';
  const start = valueSpan.start + (gap === '' ? match[0].length - 2 : match.index);
  return { start, end: start + gap.length };
}

function readKey(list: TagRecord): PublicKey {
  const tag = tagOf(list, 'p');
  if (tag === undefined) return { kind: 'missing' };
  if (tag.value === '') return { kind: 'revoked', tag };
  const { octets, fault } = readBase64(tag.value);
  const lacksPadding = fault?.problem === 'padding';
  if (fault !== undefined && !lacksPadding) {
    // A structure that is cut within a group of four is cut all the same.
    const cut = fault.problem === 'length' ? readKeyOctets(octets) : undefined;
    return cut?.kind === 'cut' ? { ...cut, tag, octets, lacksPadding } : { kind: 'unreadable', tag, fault };
  }
  return { ...readKeyOctets(octets), tag, octets, lacksPadding };
}

/** The private key in a text: in its armour (RFC 7468 §10), or as what `p=` holds. */
function secretIn({ text }: TagRecord, key: PublicKey): Span | undefined {
  const armour = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----/.exec(text);
  if (armour !== null) return { start: armour.index, end: text.trimEnd().length };
  return key.kind === 'private' ? key.tag.valueSpan : undefined;
}

/** Quotes of any kind and backslashes, those in notes left out. */
function quotesIn({ text, tags }: TagRecord): Span[] {
  if (!/["'\\“”„‘’«»]/.test(text)) return [];
  const notes = tags.find(({ name }) => name === 'n');
  return [...text.matchAll(/["'\\“”„‘’«»]/g)]
    .map(({ index }) => ({ start: index, end: index + 1 }))
    .filter(({ start }) => notes === undefined || start < notes.start || start >= notes.end);
}
