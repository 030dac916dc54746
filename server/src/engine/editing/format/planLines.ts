import { characterStrings } from '../../records/fields/characterString.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import type { EntryPart } from '../entryParts.ts';
import type { FormatOptions } from './formatOptions.ts';
import type { Shape } from './shape.ts';
import { type Atom, newLine, type SpreadEntry, type SpreadLine } from './spreadLines.ts';

const SOA = 6;
const BACKSLASH = 0x5c;
const HASH = 0x23;
/** The fields of a SOA before its serial number. */
const SOA_NAMES = 2;
const SOA_FIELDS = 7;

/** Which data tokens are to begin a line, beyond those that do. */
interface Breaks {
  readonly before: ReadonlySet<number>;
  /** The token that the parenthesis opens before, where the entry has none yet. */
  readonly open: number;
  /** Whether they are those of a SOA. */
  readonly isSoa: boolean;
}

/** Whether a SOA is to have its numbers on a line each. */
export function isSpreadSoa(shape: Shape, { spreadSoa }: FormatOptions): boolean {
  const { type, tokens, dataFrom, block } = shape;
  if (!spreadSoa || type !== SOA || tokens.count - dataFrom !== SOA_FIELDS) return false;
  // Generic data has as many tokens as it likes.
  const first = tokens.start[dataFrom] as number;
  return !(block.bytes[first] === BACKSLASH && block.bytes[first + 1] === HASH);
}

/** Where a record that is too long for its one line may be cut; `undefined` where it cannot be. */
export function breaksOfLong({ dataFrom, tokens }: Shape, parts: readonly EntryPart[]): Breaks | undefined {
  const first = parts.findIndex((_, i) => i >= dataFrom && isCuttable(parts, i, dataFrom));
  if (first < 0) return undefined;
  const before = new Set<number>();
  for (let i = first === dataFrom ? first + 1 : first; i < tokens.count; i++) before.add(i);
  const isOneKey = before.size === 0 && isDivisible(parts, first, dataFrom);
  return before.size > 0 || isOneKey ? { before, open: first, isSoa: false } : undefined;
}

/** Whether a token of the data may stand on a line of its own, as one of several of its kind. */
function isCuttable(parts: readonly EntryPart[], i: number, dataFrom: number): boolean {
  return parts[i]?.field?.kind === characterStrings || isDivisible(parts, i, dataFrom);
}

/** Whether blanks may stand anywhere in a token: in keys, digests, and the octets of generic data (RFC 3597 §5). */
export function isDivisible(parts: readonly EntryPart[], i: number, dataFrom: number): boolean {
  const part = parts[i];
  if (part === undefined || part.quoted) return false;
  if (part.field !== undefined) return part.field.kind.isDivisible === true;
  return part.role === 'rest' && parts[dataFrom]?.text === '\\#' && i > dataFrom + 1;
}

/** Where the numbers of a SOA begin their lines. */
export function breaksOfSoa({ dataFrom }: Shape): Breaks {
  const numbers = Array.from({ length: SOA_FIELDS - SOA_NAMES }, (_, i) => dataFrom + SOA_NAMES + i);
  return { before: new Set(numbers), open: dataFrom + SOA_NAMES, isSoa: true };
}

const NO_BREAKS: Breaks = { before: new Set(), open: -1, isSoa: false };

/**
 * Gives an entry its lines: those that it has, and those that it is to have. The first one holds the header and what data
 * stands behind it.
 *
 * @param breaks lines to begin besides
 */
export function planLines(
  shape: Shape,
  { atoms, open: written }: SpreadEntry,
  breaks: Breaks = NO_BREAKS,
): SpreadLine[] {
  const { dataFrom, tokens } = shape;
  const { isSoa } = breaks;
  const isNewLine = ({ kind, token, lines }: Atom) =>
    lines > 0 || (kind === 'token' && breaks.before.has(token));
  const firstBreak = atoms.find((atom) => atom.kind === 'token' && isNewLine(atom))?.token ?? tokens.count;
  let open = written < 0 ? breaks.open : Math.min(written, firstBreak);
  if (open < 0 || isSoa) open = firstBreak;
  // A parenthesis in the middle of a line has what follows it on the next.
  const isBefore = open === dataFrom && open < firstBreak;
  const hasAlone = isCloseAlone(atoms, breaks) || (isSoa && isRemarkOnSoa(atoms));
  const isSpread = hasAlone || atoms.some((atom) => atom.kind !== 'close' && isNewLine(atom));
  const cut = isSpread && open > dataFrom ? open : -1;
  const lines: SpreadLine[] = [newLine()];
  const last = () => lines.at(-1) as SpreadLine;
  let isClosed = false;
  const lastToken = atoms.findLastIndex(({ kind }) => kind === 'token');
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind === 'close') {
      if (hasAlone) lines.push(newLine(Math.max(atom.lines - 1, 0)));
      last().closes = true;
      isClosed = true;
      continue;
    }
    const isCut = atom.kind === 'token' && atom.token === cut;
    if (isNewLine(atom) || isCut) lines.push(newLine(Math.max(atom.lines - 1, 0)));
    if (atom.kind === 'token') last().tokens.push(atom);
    else {
      if (i > lastToken && !isClosed && !hasAlone) {
        last().closes = true;
        isClosed = true;
      }
      last().comment = atom;
    }
  }
  if (!isClosed) {
    if (hasAlone) insertClose(lines);
    else last().closes = true;
  }
  const [first] = lines;
  if (first !== undefined) first.opens = isBefore ? 'before' : 'behind';
  if (isSoa) nameSoaFields(lines, dataFrom);
  return lines;
}

/** The closing parenthesis on a line of its own, with the comment that was the whole record's. */
function insertClose(lines: SpreadLine[]): void {
  const before = lines.at(-1) as SpreadLine;
  lines.push({ ...newLine(), closes: true, comment: before.comment });
  before.comment = undefined;
}

/** Whether the closing parenthesis has its own line, with a reason: that it is not all that is not on the first one. */
function isCloseAlone(atoms: readonly Atom[], breaks: Breaks): boolean {
  if (!atoms.some(({ kind, lines }) => kind === 'close' && lines > 0)) return false;
  const comments = atoms.filter(({ kind }) => kind === 'comment').length;
  return (
    breaks.before.size > 0 || comments > 1 || atoms.some(({ kind, lines }) => kind !== 'close' && lines > 0)
  );
}

/** Whether a SOA that gets its lines now ends in a comment: that speaks of the record, not of its last number. */
function isRemarkOnSoa(atoms: readonly Atom[]): boolean {
  return atoms.every(({ lines }) => lines === 0) && atoms.at(-1)?.kind === 'comment';
}

/** Names serial number and timers where no line behind the first has a comment. */
function nameSoaFields(lines: readonly SpreadLine[], dataFrom: number): void {
  const others = lines.slice(1);
  if (others.some(({ comment, closes, tokens }) => comment && !(closes && tokens.length === 0))) return;
  const fields = recordTypeByNumber(SOA)?.fields ?? [];
  for (const line of others) {
    const [number] = line.tokens;
    if (number === undefined || number.token < dataFrom + SOA_NAMES) continue;
    line.added = `; ${fields[number.token - dataFrom]?.name}`;
  }
}
