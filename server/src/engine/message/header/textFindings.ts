import { decodeUtf8 } from '../../text/utf8.ts';
import { HEADER } from '../findings/header.ts';
import type { HeaderField, Message, MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { finding } from '../received/finding.ts';
import type { Decode } from '../values/charset.ts';
import { decodeWords } from '../values/encodedWords.ts';

/** Overrides of the direction of text; and, in names, what has no width and no use there. */
const TURNED = /[\u202d\u202e]/;
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/;

/** Findings of one kind; each field of a hostile message could have one. */
const MOST = 5;

/** What is to be said of how text is written in the fields: encoded words, characters outside of ASCII, and those that hide. */
export function textFindings(message: Message, hops: readonly Hop[], decode?: Decode): MessageFinding[] {
  const encoded: MessageFinding[] = [];
  const raw: HeaderField[] = [];
  const hidden: MessageFinding[] = [];
  for (const field of message.fields) {
    const { text, problems } = decodeWords(field.text, decode);
    const [problem] = problems;
    if (problem !== undefined && encoded.length < MOST)
      encoded.push(finding(HEADER.encodedWord, `In "${field.name}": ${problem}`, field));
    if (isRaw(message, field)) raw.push(field);
    const isNamed = field.key === 'from' && UNSEEN.test(text);
    if (
      (field.key === 'from' || field.key === 'subject') &&
      (TURNED.test(text) || isNamed) &&
      hidden.length < MOST
    )
      hidden.push(
        finding(
          HEADER.hidden,
          `"${field.name}" holds characters that are not seen and change what is. Do not trust how it looks; senders should leave them out.`,
          field,
        ),
      );
  }
  const unencoded = rawFinding(message, raw, hops);
  return [...encoded, ...(unencoded === undefined ? [] : [unencoded]), ...hidden];
}

function isRaw({ bytes }: Message, { value }: HeaderField): boolean {
  for (let at = value.start; at < value.end; at++) if ((bytes[at] as number) >= 0x80) return true;
  return false;
}

/** One for all fields: they are of one program. Between servers that know SMTPUTF8, UTF-8 is as it should be (RFC 6532 §3.2). */
function rawFinding(
  { bytes }: Message,
  raw: readonly HeaderField[],
  hops: readonly Hop[],
): MessageFinding | undefined {
  const isUtf8 = (field: HeaderField) =>
    !decodeUtf8(bytes, field.value.start, field.value.end).includes('\ufffd');
  const broken = raw.filter((field) => !isUtf8(field));
  const meant = broken.length > 0 ? broken : raw;
  const [first] = meant;
  if (first === undefined) return undefined;
  if (broken.length === 0 && hops.some((hop) => /^utf8/i.test(hop.with ?? ''))) return undefined;
  const names = [...new Set(meant.map(({ name }) => `"${name}"`))];
  const who = `${names.slice(0, MOST).join(', ')}${names.length > MOST ? ' and other fields' : ''} ${names.length > 1 ? 'have' : 'has'}`;
  const text =
    broken.length > 0
      ? `${who} octets that are neither ASCII nor UTF-8, so readers see wrong characters. Encode them (RFC 2047).`
      : `${who} characters outside of ASCII that are not encoded. Only servers that know SMTPUTF8 pass them on whole; encode them (RFC 2047) to be safe.`;
  return finding(HEADER.raw, text, first, broken.length > 0 ? 'warning' : 'info');
}
