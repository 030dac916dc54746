import type { FieldKind } from '../records/field.ts';
import { caaTag } from '../records/fields/caaTag.ts';
import {
  characterString,
  characterStrings,
  optionalString,
  restOfQuotedText,
  restOfText,
} from '../records/fields/characterString.ts';
import { name, names, quotableTarget, target } from '../records/fields/name.ts';
import { serviceParameters } from '../records/fields/serviceParameters.ts';
import { signerName } from '../records/fields/signerName.ts';
import { substitution } from '../records/fields/substitution.ts';
import { typeCovered, typeCoveredByNumber } from '../records/fields/typeCovered.ts';
import { recordTypeByNumber } from '../records/recordTypes.ts';
import { utf16Length } from '../text/utf8.ts';
import type { Block } from '../zone/block.ts';
import { lineCount } from '../zone/position.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import { type Entry, entriesOf } from './entryAt.ts';
import type { EntryPart } from './entryParts.ts';

/** The token types that are told, by LSP's names; tokens hold places in this list. */
export const TOKEN_TYPES = [
  'function',
  'type',
  'keyword',
  'macro',
  'number',
  'variable',
  'enumMember',
  'property',
  'string',
] as const;

/** The modifiers that are told, by LSP's names; bit by bit. */
export const TOKEN_MODIFIERS = ['declaration', 'deprecated'] as const;

type TokenType = (typeof TOKEN_TYPES)[number];

const DECLARATION = 1;
const DEPRECATED = 2;

/** How many numbers a token takes: line, character and length in UTF-16 units, type, modifiers. */
const SIZE = 5;

/** The tokens of a block: rows of {@link SIZE} numbers, lines from the block's start. */
type TokenRows = Int32Array;

const NAMES: ReadonlySet<FieldKind> = new Set([name, names, target, quotableTarget, signerName]);

/** Kinds of text, in quotes or not. */
const TEXTS: ReadonlySet<FieldKind> = new Set([
  characterString,
  characterStrings,
  optionalString,
  restOfText,
  restOfQuotedText,
  substitution,
]);

/** Tokens by a block's text, so that an edit costs the blocks that it changed. */
const known = new WeakMap<Uint8Array, TokenRows>();

/**
 * The tokens of a file between two lines, the last one included, in LSP's form: each line and character relative to the
 * token before. They tell what a grammar cannot know: what each word is for. Texts are left to the grammar, which colours
 * what is in them. Costs the blocks of these lines; yields between blocks.
 */
export function* semanticTokens(
  zone: Zone,
  reading: Reading,
  firstLine = 0,
  lastLine = Number.POSITIVE_INFINITY,
): Generator<void, number[]> {
  const data: number[] = [];
  let blockLine = 0;
  let line = 0;
  let character = 0;
  for (const block of reading.blocks) {
    if (blockLine > lastLine) break;
    const from = blockLine;
    blockLine += lineCount(block);
    if (blockLine < firstLine) continue;
    const rows = tokensOf(zone, reading, block);
    for (let at = 0; at < rows.length; at += SIZE) {
      const own = from + (rows[at] as number);
      if (own < firstLine || own > lastLine) continue;
      const start = rows[at + 1] as number;
      data.push(own - line, own === line ? start - character : start);
      data.push(rows[at + 2] as number, rows[at + 3] as number, rows[at + 4] as number);
      line = own;
      character = start;
    }
    yield;
  }
  return data;
}

/** {@link semanticTokens} in one go. */
export function semanticTokensNow(
  zone: Zone,
  reading: Reading,
  firstLine: number,
  lastLine: number,
): number[] {
  const steps = semanticTokens(zone, reading, firstLine, lastLine);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function tokensOf(zone: Zone, reading: Reading, block: Block): TokenRows {
  let rows = known.get(block.bytes);
  if (rows === undefined) {
    rows = Int32Array.from(rowsOf(zone, reading, block));
    known.set(block.bytes, rows);
  }
  return rows;
}

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;
const DOLLAR = 0x24;

function rowsOf(zone: Zone, reading: Reading, block: Block): number[] {
  const rows: number[] = [];
  const { bytes } = block;
  let line = 0;
  let lineStart = 0;
  let at = 0;
  for (const entry of entriesOf(zone, reading, block)) {
    for (const part of entry.parts) {
      const type = tokenType(entry, part, bytes);
      if (type === undefined) continue;
      const end = endOf(type, part, bytes);
      for (; at < part.start; at++) {
        if (bytes[at] !== LF && (bytes[at] !== CR || bytes[at + 1] === LF)) continue;
        line++;
        lineStart = at + 1;
      }
      const character = utf16Length(bytes, lineStart, part.start);
      const length = utf16Length(bytes, part.start, end);
      if (length > 0) rows.push(line, character, length, TOKEN_TYPES.indexOf(type), modifiers(entry, part));
    }
  }
  return rows;
}

/** What a part is shown as; `undefined` for texts and for what could not be understood. */
function tokenType(entry: Entry, part: EntryPart, bytes: Uint8Array): TokenType | undefined {
  switch (part.role) {
    case 'owner':
      return 'function';
    case 'ttl':
      return 'number';
    case 'class':
      return 'keyword';
    case 'type':
      return 'type';
    case 'directive':
      return 'macro';
    case 'argument':
      return argumentType(entry, part, bytes);
    case 'field':
      return part.field === undefined ? undefined : fieldType(part, part.field.kind);
    case 'rest':
      return undefined;
  }
}

function argumentType(
  { directive, parts }: Entry,
  part: EntryPart,
  bytes: Uint8Array,
): TokenType | undefined {
  const index = parts.indexOf(part);
  if (part.quoted) return undefined;
  if (directive === '$ORIGIN' || (directive === '$INCLUDE' && index === 2)) return 'variable';
  if (directive === '$TTL') return 'number';
  if (directive === '$INCLUDE' && index === 1) return 'string';
  if (directive !== '$GENERATE') return undefined;
  // The grammar colours the "$" inside.
  if (bytes.subarray(part.start, part.end).includes(DOLLAR)) return undefined;
  return index === 1 ? 'number' : undefined;
}

function fieldType({ text, quoted }: EntryPart, kind: FieldKind): TokenType | undefined {
  if (quoted || TEXTS.has(kind)) return undefined;
  if (kind === serviceParameters || kind === caaTag) return 'property';
  if (NAMES.has(kind)) return 'variable';
  if (kind.listsTypes === true || kind === typeCovered || kind === typeCoveredByNumber) return 'type';
  if (isEncoded(kind)) return 'string';
  return /^[-+!]?\d|:/.test(text) ? 'number' : 'enumMember';
}

/** Whether a kind holds octets in digits and letters, which may look like numbers or words. */
function isEncoded({ holds }: FieldKind): boolean {
  return /base64|base32hex|hexadecimal digits/.test(holds);
}

/** Of a parameter of SVCB, the key alone: the grammar colours values. */
function endOf(type: TokenType, { start, end }: EntryPart, bytes: Uint8Array): number {
  if (type !== 'property') return end;
  const equals = bytes.indexOf(EQUALS, start);
  return equals < 0 || equals > end ? end : equals;
}

function modifiers({ type }: Entry, { role }: EntryPart): number {
  if (role === 'owner') return DECLARATION;
  return role === 'type' && recordTypeByNumber(type)?.obsolete !== undefined ? DEPRECATED : 0;
}
