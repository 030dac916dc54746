import { decodeUtf8 } from '../../text/utf8.ts';
import { HEADER } from '../findings/header.ts';
import type { HeaderField, Message, MessageFinding } from '../message.ts';
import { finding } from '../received/finding.ts';
import type { Decode } from '../values/charset.ts';
import { decodeWords } from '../values/encodedWords.ts';

/** Overrides of the direction of text; and, in names, what has no width and no use there. */
const TURNED = /[\u202d\u202e]/;
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/;

/** Findings of one kind; each field of a hostile message could have one. */
const MOST = 5;

/** What is to be said of how text is written in the fields: encoded words, characters outside of ASCII, and those that hide. */
export function textFindings(message: Message, decode?: Decode): MessageFinding[] {
  const encoded: MessageFinding[] = [];
  const raw: MessageFinding[] = [];
  const hidden: MessageFinding[] = [];
  for (const field of message.fields) {
    const { text, problems } = decodeWords(field.text, decode);
    const [problem] = problems;
    if (problem !== undefined && encoded.length < MOST)
      encoded.push(finding(HEADER.encodedWord, `In "${field.name}": ${problem}`, field));
    if (raw.length < MOST && isRaw(message, field)) raw.push(rawFinding(message, field));
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
  return [...encoded, ...raw, ...hidden];
}

function isRaw({ bytes }: Message, { value }: HeaderField): boolean {
  for (let at = value.start; at < value.end; at++) if ((bytes[at] as number) >= 0x80) return true;
  return false;
}

function rawFinding({ bytes }: Message, field: HeaderField): MessageFinding {
  const isUtf8 = !decodeUtf8(bytes, field.value.start, field.value.end).includes('\ufffd');
  const text = isUtf8
    ? `"${field.name}" has characters outside of ASCII that are not encoded. Only servers that know SMTPUTF8 pass them on whole; encode them (RFC 2047) to be safe.`
    : `"${field.name}" has octets that are neither ASCII nor UTF-8, so readers see wrong characters. Encode them (RFC 2047).`;
  return finding(HEADER.raw, text, field, isUtf8 ? 'info' : 'warning');
}
