import { latin1 } from '../../text/bytes.ts';
import type { HeaderField, Message } from '../message.ts';
import type { Canonicalization } from './signatureField.ts';

/** A header field as verifiers see it: one unit for each octet, lines ended by CRLF, without the last one. */
export interface HeaderLine {
  /** The name in lower case. */
  readonly key: string;
  readonly raw: string;
}

/** A field with its line ends made CRLF, in which they are signed (RFC 6376 §5.3). */
export function headerLine({ bytes }: Message, { key, start, end }: HeaderField): HeaderLine {
  return { key, raw: latin1(bytes, start, end).replaceAll(/\r\n|\r|\n/g, '\r\n') };
}

/** The fields that a signature covers, in the order of `h=`: of those with one name, the last first (RFC 6376 §5.4.2). */
export function signedLines(lines: readonly HeaderLine[], names: readonly string[]): HeaderLine[] {
  const left = new Map<string, HeaderLine[]>();
  for (const line of lines) {
    const same = left.get(line.key);
    if (same === undefined) left.set(line.key, [line]);
    else same.push(line);
  }
  return names.flatMap((name) => left.get(name)?.pop() ?? []);
}

/** A field in its canonical form (RFC 6376 §3.4.1, §3.4.2), without a line end. */
export function canonicalLine(raw: string, canonicalization: Canonicalization): string {
  if (canonicalization === 'simple') return raw;
  const colon = raw.indexOf(':');
  const name = raw.slice(0, colon).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return `${name.replaceAll(/[ \t\r\n]/g, '')}:${trimmed(
    raw
      .slice(colon + 1)
      .replaceAll('\r\n', '')
      .replaceAll(/[ \t]+/g, ' '),
  )}`;
}

/** What a signature signs: the fields, and the signature field itself with nothing in `b=` (RFC 6376 §3.7). */
export function canonicalHeader(
  signed: readonly HeaderLine[],
  signature: HeaderLine,
  canonicalization: Canonicalization,
): string {
  const text = signed.map(({ raw }) => `${canonicalLine(raw, canonicalization)}\r\n`).join('');
  return text + withoutSignature(canonicalLine(signature.raw, canonicalization));
}

/** A signature field with nothing in `b=`: all that stands between its "=" and the ";" behind it goes (RFC 6376 §3.5). */
export function withoutSignature(line: string): string {
  const colon = line.indexOf(':') + 1;
  const tags = line.slice(colon).split(';');
  const at = tags.findLastIndex((tag) => /^\s*b\s*=/.test(tag));
  if (at >= 0) tags[at] = (tags[at] as string).replace(/=[\s\S]*/, '=');
  return line.slice(0, colon) + tags.join(';');
}

function trimmed(text: string): string {
  return text.slice(text.startsWith(' ') ? 1 : 0, text.endsWith(' ') && text.length > 1 ? -1 : undefined);
}
