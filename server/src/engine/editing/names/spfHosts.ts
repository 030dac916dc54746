import { latin1 } from '../../text/bytes.ts';
import { readEscape } from '../../zone/nameText.ts';
import type { EntryPart } from '../entryParts.ts';

/** A host that an SPF record names: its text, absolute, and the bytes where it stands. */
export interface SpfHost {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const VERSION = /^v=spf1(?= |$)/i;
/** Mechanisms and modifiers with a domain (RFC 7208 §5, §6), which a macro or a prefix length ends. */
const TERM =
  /(?<= )(?:[+?~-]?(?:include|a|mx|ptr|exists):|(?:redirect|exp)=)([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?)(?=[ /]|$)/gi;

/**
 * The hosts that an SPF record names (RFC 7208), as far as each stands in one string without escapes; those with macros
 * are not hosts yet.
 *
 * @param strings the parts of the TXT record's data; offsets are bytes of `bytes`
 */
export function spfHosts(bytes: Uint8Array, strings: readonly EntryPart[]): SpfHost[] {
  if (!startsLikeSpf(bytes, strings[0])) return [];
  // The strings joined as receivers join them (RFC 7208 §3.3), and where each character comes from.
  let text = '';
  const places: number[] = [];
  for (const part of strings) {
    const { from, to } = inner(bytes, part);
    for (let at = from; at < to; ) {
      const octet = bytes[at] === BACKSLASH ? readEscape(bytes, at, to) : -1;
      const width = octet < 0 ? 1 : octet > 0xff ? 4 : 2;
      text += octet < 0 ? latin1(bytes, at, at + 1) : String.fromCharCode(octet & 0xff);
      places.push(at);
      at += width;
    }
  }
  if (!VERSION.test(text)) return [];
  const hosts: SpfHost[] = [];
  for (const match of text.matchAll(TERM)) {
    const host = match[1] as string;
    const at = match.index + match[0].length - host.length;
    const start = places[at] as number;
    const last = places[at + host.length - 1] as number;
    if (last - start === host.length - 1 && isPlain(bytes, start, last + 1))
      hosts.push({ text: host, start, end: last + 1 });
  }
  return hosts;
}

function startsLikeSpf(bytes: Uint8Array, first: EntryPart | undefined): boolean {
  if (first === undefined) return false;
  const { from, to } = inner(bytes, first);
  return /^v=spf1$/i.test(latin1(bytes, from, Math.min(to, from + 6)));
}

function inner(bytes: Uint8Array, { start, end, quoted }: EntryPart): { from: number; to: number } {
  if (!quoted) return { from: start, to: end };
  // A string that its line end cut off has no closing quote.
  return { from: start + 1, to: end > start + 1 && bytes[end - 1] === QUOTE ? end - 1 : end };
}

function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === BACKSLASH || bytes[at] === QUOTE) return false;
  return true;
}
