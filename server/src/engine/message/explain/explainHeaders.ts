import type { HeaderField, Message } from '../message.ts';
import type { ExplainedHeader } from '../messageReport.ts';
import { type Decode, hostDecode } from '../values/charset.ts';
import { decodeWords } from '../values/encodedWords.ts';
import { FIELD_FAMILIES, PROGRAM_FIELDS } from './programFields.ts';
import { STANDARD_FIELDS } from './standardFields.ts';

/** Units of a value that are shown; the whole one stands in the message. */
const MOST_UNITS = 4000;

/** Each header field of a message with what it is for, its value decoded (RFC 2047), in the order of the text. */
export function explainHeaders(message: Message, decode: Decode = hostDecode): ExplainedHeader[] {
  return message.fields.map((field) => explainHeader(field, decode));
}

/** What a header field is for, and what rules it; empty for unknown ones. */
export function explanationOf(name: string): string {
  const key = name.toLowerCase();
  return (
    own(STANDARD_FIELDS, key) ??
    own(PROGRAM_FIELDS, key) ??
    FIELD_FAMILIES.find(([prefix]) => key.startsWith(prefix))?.[1] ??
    ''
  );
}

function explainHeader({ name, key, start, end, index, text }: HeaderField, decode: Decode): ExplainedHeader {
  const value = decodeWords(text, decode).text.replaceAll('\t', ' ');
  const shown = value.length > MOST_UNITS ? `${value.slice(0, MOST_UNITS)}…` : value;
  return { field: index, name, value: shown, explanation: explanationOf(key), start, end };
}

/** Names come from strangers: one such as "constructor" is in no table. */
function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
