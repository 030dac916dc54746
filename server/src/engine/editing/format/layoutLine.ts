import { latin1 } from '../../text/bytes.ts';
import type { Columns } from './columns.ts';
import type { LayoutWriter } from './layoutWriter.ts';
import type { Shape } from './shape.ts';
import type { SpreadEntry } from './spreadLines.ts';

const TXT = 16;
const SPF = 99;
const QUOTE = 0x22;

/** Lays out owner, TTL, class and type; the data is to follow at its column. */
export function layOutHeader(shape: Shape, columns: Columns, writer: LayoutWriter): void {
  const { tokens, ttlToken, classToken, typeToken } = shape;
  const { bytes } = shape.block;
  const keep = (i: number) => writer.keep(tokens.outerStart(i), tokens.outerEnd(i));
  if (shape.hasOwner) keep(0);
  const isSwapped = ttlToken >= 0 && classToken >= 0 && classToken < ttlToken !== columns.isClassFirst;
  const [first, second] = columns.isClassFirst
    ? [
        { token: classToken, column: columns.class },
        { token: ttlToken, column: columns.ttl },
      ]
    : [
        { token: ttlToken, column: columns.ttl },
        { token: classToken, column: columns.class },
      ];
  for (const { token, column } of [first, second]) {
    if (token < 0) continue;
    writer.fill(column);
    if (isSwapped) writer.write(latin1(bytes, tokens.outerStart(token), tokens.outerEnd(token)));
    else keep(token);
  }
  writer.fill(columns.type);
  keep(typeToken);
}

/**
 * Lays out a record on its one line.
 *
 * @returns the column behind its data
 */
export function layOutRecord(shape: Shape, columns: Columns, comment: number, writer: LayoutWriter): number {
  const { tokens } = shape;
  layOutHeader(shape, columns, writer);
  for (let i = shape.dataFrom; i < tokens.count; i++) {
    if (i === shape.dataFrom) writer.fill(columns.data);
    else writer.write(' ');
    writer.keep(tokens.outerStart(i), tokens.outerEnd(i));
  }
  return layOutEnd(shape, comment, writer);
}

/**
 * Lays out a record in parentheses that is to stand on one line.
 *
 * @returns the column behind its data
 */
export function layOutFlat(
  shape: Shape,
  columns: Columns,
  { atoms, open }: SpreadEntry,
  comment: number,
  writer: LayoutWriter,
): number {
  layOutHeader(shape, columns, writer);
  const tokens = atoms.filter(({ kind }) => kind === 'token');
  for (const [i, { token, start, end }] of tokens.entries()) {
    if (i === 0) writer.fill(columns.data);
    else writer.write(' ');
    if (token === open) writer.write('( ');
    writer.keep(start, end);
  }
  const isOpen = tokens.some(({ token }) => token === open);
  if (isOpen) writer.write(' )');
  const { column } = writer;
  const remark = atoms.find(({ kind }) => kind === 'comment');
  if (remark !== undefined) {
    if (isOpen || !isAttachedComment(shape, tokens.at(-1)?.end ?? -1, remark.start)) writer.fill(comment);
    writer.keep(remark.start, remark.end);
  }
  writer.finish(shape.textEnd);
  return column;
}

/**
 * Lays out a directive.
 *
 * @returns the column behind its last argument
 */
export function layOutDirective(shape: Shape, comment: number, writer: LayoutWriter): number {
  const { tokens } = shape;
  for (let i = 0; i < tokens.count; i++) {
    if (i > 0) writer.write(' ');
    writer.keep(tokens.outerStart(i), tokens.outerEnd(i));
  }
  return layOutEnd(shape, comment, writer);
}

/** Takes the blanks from the ends of lines that have none but comments. */
export function layOutRest(shape: Shape, writer: LayoutWriter): void {
  if (shape.kind === 'comment') writer.keep(shape.start, shape.commentEnd);
  writer.finish(shape.textEnd);
}

/**
 * Whether a comment stands right behind a text without quotes: then it is most likely meant to be part of it
 * (txt/unquoted-semicolon), and stays there.
 */
export function isAttachedComment({ type, kind, block }: Shape, textEnd: number, comment: number): boolean {
  if (kind !== 'record' || (type !== TXT && type !== SPF)) return false;
  return textEnd === comment && block.bytes[textEnd - 1] !== QUOTE;
}

function layOutEnd(shape: Shape, comment: number, writer: LayoutWriter): number {
  const { column } = writer;
  if (shape.comment >= 0) {
    const textEnd = shape.tokens.outerEnd(shape.tokens.count - 1);
    if (!isAttachedComment(shape, textEnd, shape.comment)) writer.fill(comment);
    writer.keep(shape.comment, shape.commentEnd);
  }
  writer.finish(shape.textEnd);
  return column;
}
