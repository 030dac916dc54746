import type { Field } from '../../records/field.ts';
import { serviceParameters } from '../../records/fields/serviceParameters.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { scanEntry } from '../../zone/scanEntry.ts';
import { Tokens } from '../../zone/tokens.ts';
import type { Zone } from '../../zone/zone.ts';
import type { Cursor, Entry } from '../entryAt.ts';
import { type EntryPart, entryParts } from '../entryParts.ts';

/** What a token at the cursor would be for. */
export type SlotRole =
  /** The first word of a line: an owner, or a directive. */
  | { readonly kind: 'owner' }
  /** Between owner and data: TTL, class, type, as far as they are not there yet. */
  | { readonly kind: 'header'; readonly lacks: readonly ('ttl' | 'class' | 'type')[] }
  /** A value of a field. */
  | {
      readonly kind: 'field';
      readonly type: number;
      readonly field: Field;
      readonly index: number;
      /** What stands before it in the RDATA, and of that in the same field. */
      readonly data: readonly EntryPart[];
      readonly before: readonly EntryPart[];
    }
  /** An argument of a directive, counted from 1. */
  | { readonly kind: 'argument'; readonly directive: string; readonly index: number };

/** The place of a token that is typed, or that could be. */
export interface Slot {
  readonly role: SlotRole;
  readonly entry: Entry;
  /** The token's bytes in the block, without quotes; equal where there is none yet. */
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  /** The token as far as the cursor, and behind it. */
  readonly typed: string;
  readonly behind: string;
  /** Whether it stands in quotes. */
  readonly quoted: boolean;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const STAND_IN = 0x78;

/**
 * What could be typed at a cursor. The entry is read up to there with a word standing in for what is typed, so that the
 * reader's own rules tell what it is for.
 *
 * @returns `undefined` in comments, behind the last field, and where the entry cannot be understood so far
 */
export function slotAt(zone: Zone, { entry, offset, inComment }: Cursor): Slot | undefined {
  if (inComment) return undefined;
  const { bytes } = entry.block;
  const token = entry.parts.find(({ start, end }) => start <= offset && offset <= end);
  const quoted = token?.quoted === true && offset > token.start;
  if (quoted && offset === token.end && isClosed(bytes, token)) return undefined;
  const touched = token?.quoted === true && !quoted ? undefined : token;
  const start = touched === undefined ? offset : touched.start + (quoted ? 1 : 0);
  const end = touched === undefined ? offset : touched.end - (quoted && isClosed(bytes, touched) ? 1 : 0);
  const role = roleAt(zone, entry, touched?.start ?? offset, quoted);
  if (role === undefined) return undefined;
  const typed = decodeUtf8(bytes, start, offset);
  return { role, entry, start, end, offset, typed, behind: decodeUtf8(bytes, offset, end), quoted };
}

function isClosed(bytes: Uint8Array, { start, end }: EntryPart): boolean {
  return end - start > 1 && bytes[end - 1] === QUOTE;
}

const tokens = new Tokens();

function roleAt(zone: Zone, entry: Entry, at: number, quoted: boolean): SlotRole | undefined {
  if (at === entry.start) return { kind: 'owner' };
  const standIn = quoted ? [QUOTE, STAND_IN, QUOTE] : [STAND_IN];
  const before = entry.block.bytes.subarray(entry.start, at);
  if (entry.directive === '$GENERATE') {
    const [, range, owner] = entry.parts;
    if (owner !== undefined && owner.end < at) {
      const record = before.subarray(owner.end - entry.start);
      return roleBehind(zone, entry, Uint8Array.from([SPACE, ...record, ...standIn]), at);
    }
    return { kind: 'argument', directive: entry.directive, index: range && range.end < at ? 2 : 1 };
  }
  return roleBehind(zone, entry, Uint8Array.from([...before, ...standIn]), at);
}

/** The role of the last token of `bytes`, which stands in for the one at `at`. */
function roleBehind(zone: Zone, entry: Entry, bytes: Uint8Array, at: number): SlotRole | undefined {
  scanEntry(bytes, 0, bytes.length, tokens);
  if (tokens.next < bytes.length) return undefined;
  const { parts, type, directive } = entryParts(zone, bytes, tokens);
  const part = parts.at(-1);
  if (part === undefined) return undefined;
  const earlier = parts.slice(0, -1);
  if (directive !== undefined) return { kind: 'argument', directive, index: earlier.length };
  if (type < 0) {
    if (earlier.some(({ role }) => role === 'rest')) return undefined;
    return { kind: 'header', lacks: lacking(entry, earlier, at) };
  }
  const fields = recordTypeByNumber(type)?.fields ?? [];
  const data = earlier.filter(({ role }) => role === 'field' || role === 'rest');
  const index = part.fieldIndex ?? (isOpen(fields.at(-1)) ? fields.length - 1 : -1);
  const field = fields[index];
  if (field === undefined) return undefined;
  const inField = data.filter(({ role, fieldIndex }) => fieldIndex === index || role === 'rest');
  return { kind: 'field', type, field, index, data, before: inField };
}

/** Whether a field goes on to the end of the record, even behind a value of it that is refused. */
function isOpen(field: Field | undefined): boolean {
  return field !== undefined && (field.kind === serviceParameters || field.kind.listsTypes === true);
}

function lacking(entry: Entry, earlier: readonly EntryPart[], at: number): ('ttl' | 'class' | 'type')[] {
  const isThere = (role: string) =>
    earlier.some((part) => part.role === role) ||
    entry.parts.some((part) => part.role === role && part.start > at);
  return (['type', 'class', 'ttl'] as const).filter((role) => !isThere(role));
}
