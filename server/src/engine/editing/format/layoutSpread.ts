import { utf16Length } from '../../text/utf8.ts';
import type { Columns } from './columns.ts';
import type { FormatOptions } from './formatOptions.ts';
import { isAttachedComment, layOutHeader } from './layoutLine.ts';
import { LayoutWriter, nextStop } from './layoutWriter.ts';
import type { Shape } from './shape.ts';
import { type Atom, newLine, type SpreadLine } from './spreadLines.ts';

/** A key is never cut into pieces of fewer characters. */
const LEAST_PIECE = 32;

/**
 * Lays an entry out over its lines: those behind the first start where the data starts, or behind the parenthesis where
 * that stands before the data; their comments are aligned.
 *
 * @param isDivisible whether a token may be cut where its line is too long
 */
export function layOutSpread(
  shape: Shape,
  columns: Columns,
  planned: readonly SpreadLine[],
  isDivisible: (token: number) => boolean,
  options: FormatOptions,
): LayoutWriter {
  const { bytes } = shape.block;
  const writer = new LayoutWriter(bytes, shape.start, options);
  layOutHeader(shape, columns, writer);
  writer.fill(columns.data);
  const isBefore = planned[0]?.opens === 'before';
  const indent = writer.column + (isBefore ? 2 : 0);
  const piece = pieceLength(indent, options);
  const lines = planned.flatMap((line) => {
    // A key is only cut behind the parenthesis.
    const isCut = line.opens !== 'behind' && widthOf(line.tokens, bytes) > piece;
    return isCut ? cutLine(line, isDivisible, piece) : [line];
  });
  const eol = lineEndOf(shape);
  const comments = commentColumn(lines.slice(1), bytes, indent, options);
  for (const [i, line] of lines.entries()) {
    const { opens, tokens, closes } = line;
    if (i > 0) {
      writer.line(eol, line.blank);
      writer.fill(indent);
    }
    if (opens === 'before') writer.write('( ');
    for (const [at, { start, end }] of tokens.entries()) {
      if (at > 0) writer.write(' ');
      writer.keep(start, end);
    }
    const parenthesis = opens === 'behind' ? '(' : closes ? ')' : '';
    if (parenthesis !== '') writer.write(tokens.length > 0 ? ` ${parenthesis}` : parenthesis);
    layOutComment(shape, line, writer, i > 0 ? comments : nextStop(writer.column + 1, options.tabSize));
  }
  writer.finish(shape.textEnd);
  return writer;
}

/** The line end inside of the entry, else behind it. */
function lineEndOf({ block: { bytes }, start, end }: Shape): string {
  const at = bytes.indexOf(0x0a, start);
  const feed = at >= 0 ? at : bytes.lastIndexOf(0x0a, end);
  return feed > 0 && bytes[feed - 1] === 0x0d ? '\r\n' : '\n';
}

/**
 * How many characters of a key a line holds, the closing parenthesis not counted: octets of hexadecimal and groups of
 * base64 stay whole.
 */
function pieceLength(indent: number, { lineWidth }: FormatOptions): number {
  return Math.max(Math.floor((lineWidth - indent) / 4) * 4, LEAST_PIECE);
}

/** A line whose keys are cut into pieces, each on a line of its own but for the last, which what follows it stands behind. */
function cutLine(line: SpreadLine, isDivisible: (token: number) => boolean, piece: number): SpreadLine[] {
  const { blank, opens, closes, comment, added } = line;
  const lines: SpreadLine[] = [{ ...newLine(blank), opens }];
  const last = () => lines.at(-1) as SpreadLine;
  for (const atom of line.tokens) {
    let { start } = atom;
    for (; isDivisible(atom.token) && atom.end - start > piece; start += piece) {
      last().tokens.push({ ...atom, start, end: start + piece });
      lines.push(newLine());
    }
    last().tokens.push({ ...atom, start });
  }
  lines.push({ ...(lines.pop() as SpreadLine), closes, comment, added });
  return lines;
}

function widthOf(tokens: readonly Atom[], bytes: Uint8Array): number {
  return tokens.reduce((sum, { start, end }) => sum + utf16Length(bytes, start, end) + 1, -1);
}

/** The column of the comments of all lines but the first. */
function commentColumn(
  lines: readonly SpreadLine[],
  bytes: Uint8Array,
  indent: number,
  { tabSize }: FormatOptions,
): number {
  let widest = 0;
  for (const { tokens, closes, comment, added } of lines) {
    const text = Math.max(widthOf(tokens, bytes), 0);
    const width = text + (closes ? (text > 0 ? 2 : 1) : 0);
    if (comment !== undefined || added !== undefined) widest = Math.max(widest, width);
  }
  return nextStop(indent + widest + 1, tabSize);
}

/** @param column where it starts; at once where it has its line to itself */
function layOutComment(
  shape: Shape,
  { comment, added, tokens, closes, opens }: SpreadLine,
  writer: LayoutWriter,
  column: number,
): void {
  if (comment === undefined && added === undefined) return;
  const isOwn = tokens.length === 0 && !closes && opens === 'no';
  const isAttached =
    comment !== undefined && !closes && isAttachedComment(shape, tokens.at(-1)?.end ?? -1, comment.start);
  if (!isOwn && !isAttached) writer.fill(column);
  if (comment !== undefined) writer.keep(comment.start, comment.end);
  else if (added !== undefined) writer.write(added);
}
