import type { Field } from '../records/field.ts';
import { recordTypeByNumber, typeNumberAt } from '../records/recordTypes.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { classNumberAt } from '../zone/rrClass.ts';
import { QUOTED, type Tokens } from '../zone/tokens.ts';
import { parseTtl } from '../zone/ttl.ts';
import type { Zone } from '../zone/zone.ts';

/** What a token of an entry is for. `rest` stands behind all that the type has, or behind what could not be read. */
export type PartRole = 'owner' | 'ttl' | 'class' | 'type' | 'directive' | 'argument' | 'field' | 'rest';

/** One token of an entry; offsets are bytes of its block, quotes included. */
export interface EntryPart {
  readonly role: PartRole;
  readonly start: number;
  readonly end: number;
  /** The characters as written, without the quotes around them. */
  readonly text: string;
  readonly quoted: boolean;
  /** For `field`: what it is a value of, and that field's place in the type's declaration. */
  readonly field?: Field;
  readonly fieldIndex?: number;
}

/** An entry's tokens by what they are for. */
export interface EntryParts {
  readonly parts: readonly EntryPart[];
  /** Upper case with its `$`, for a directive. */
  readonly directive?: string;
  /** The record's type, or -1 where there is none yet. */
  readonly type: number;
  /** Index in `parts` from which the RDATA starts: the number of parts where it has not begun. */
  readonly dataFrom: number;
  /** Whether the RDATA is in the generic form of RFC 3597 §5. */
  readonly isGeneric: boolean;
}

const DOLLAR = 0x24;

/**
 * Tells what each token of an entry is for, by the rules of RFC 1035 §5.1 that the reader follows. It changes nothing and
 * reports nothing: an entry that is being typed has the parts that are there.
 *
 * @param bytes the text that `tokens` was scanned from
 */
export function entryParts(zone: Zone, bytes: Uint8Array, tokens: Tokens): EntryParts {
  const { count } = tokens;
  const part = (i: number, role: PartRole, field?: Field, fieldIndex = 0): EntryPart => ({
    role,
    start: tokens.outerStart(i),
    end: tokens.outerEnd(i),
    text: decodeUtf8(bytes, tokens.start[i], tokens.end[i]),
    quoted: ((tokens.flags[i] as number) & QUOTED) !== 0,
    ...(field === undefined ? {} : { field, fieldIndex }),
  });
  const parts: EntryPart[] = [];
  if (count > 0 && !tokens.leadingBlank && bytes[tokens.start[0] as number] === DOLLAR) {
    for (let i = 0; i < count; i++) parts.push(part(i, i === 0 ? 'directive' : 'argument'));
    return {
      parts,
      directive: (parts[0] as EntryPart).text.toUpperCase(),
      type: -1,
      dataFrom: count,
      isGeneric: false,
    };
  }
  let at = 0;
  if (count > 0 && !tokens.leadingBlank) parts.push(part(at++, 'owner'));
  let type = -1;
  let hasClass = false;
  let hasTtl = false;
  for (; at < count && type < 0; at++) {
    const start = tokens.start[at] as number;
    const end = tokens.end[at] as number;
    if ((tokens.flags[at] as number) & QUOTED) break;
    if (!hasClass && classNumberAt(bytes, start, end) > 0) {
      hasClass = true;
      parts.push(part(at, 'class'));
    } else if (!hasTtl && parseTtl(bytes, start, end) >= 0) {
      hasTtl = true;
      parts.push(part(at, 'ttl'));
    } else {
      type = typeNumberAt(bytes, start, end);
      if (type < 0) break;
      parts.push(part(at, 'type'));
    }
  }
  const dataFrom = at;
  if (type < 0) {
    for (; at < count; at++) parts.push(part(at, 'rest'));
    return { parts, type, dataFrom, isGeneric: false };
  }
  const isGeneric =
    at < count &&
    bytes[tokens.start[at] as number] === 0x5c &&
    bytes[(tokens.start[at] as number) + 1] === 0x23;
  const spans = isGeneric ? [] : fieldSpans(zone, type, bytes, tokens, at);
  for (; at < count; at++) {
    const span = spans.find(({ from, to }) => from <= at && at < to);
    parts.push(span ? part(at, 'field', span.field, span.index) : part(at, 'rest'));
  }
  return { parts, type, dataFrom, isGeneric };
}

interface FieldSpan {
  readonly field: Field;
  readonly index: number;
  /** Indices of tokens. */
  readonly from: number;
  readonly to: number;
}

/** Which tokens each field of the type takes, from token `from` on; one that it refuses is its own too. */
function fieldSpans(zone: Zone, type: number, bytes: Uint8Array, tokens: Tokens, from: number): FieldSpan[] {
  const fields = recordTypeByNumber(type)?.fields ?? [];
  const { input, wire } = zone.reader;
  const before = { bytes: input.bytes, tokens: input.tokens };
  input.bytes = bytes;
  input.tokens = tokens;
  input.at = from;
  input.begin(zone.origin);
  wire.reset();
  const spans: FieldSpan[] = [];
  for (const [index, field] of fields.entries()) {
    const first = input.at;
    input.fieldName = field.name;
    input.holds = field.kind.holds;
    const isRead = field.kind.read(input, wire);
    if (input.at > first) spans.push({ field, index, from: first, to: input.at });
    if (isRead) continue;
    // What follows a value that is refused is most likely still one token a field.
    let next = Math.max(input.at, first + 1);
    if (input.at === first) spans.push({ field, index, from: first, to: next });
    for (const [more, following] of fields.slice(index + 1).entries()) {
      spans.push({ field: following, index: index + 1 + more, from: next, to: next + 1 });
      next++;
    }
    break;
  }
  Object.assign(input, before);
  return spans;
}
