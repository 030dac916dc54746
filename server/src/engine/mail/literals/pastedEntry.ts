import type { Span } from '../mailRecord.ts';

/** Where the entry of a bare record begins: its line, or the one above that opens its parentheses. */
export function entryStart(source: string, offset: number): number {
  const start = lineStart(source, offset);
  if (start === 0) return start;
  const above = lineStart(source, start - 1);
  return /\([ \t\r]*$/.test(source.slice(above, start - 1)) ? above : start;
}

/** Behind the line that a bare record ends on, and behind one that closes its parentheses. */
export function entryEnd(source: string, offset: number): number {
  const end = behindLine(source, offset);
  const behind = behindLine(source, end);
  return /^[ \t]*\)/.test(source.slice(end, behind)) ? behind : end;
}

/** The comment, as zone files have it, that is the whole line above a bare record: from its semicolon on, and its place. */
export function commentAbove(source: string, offset: number): (Span & { readonly text: string }) | undefined {
  const behind = entryStart(source, offset) - 1;
  if (behind < 0) return undefined;
  const begins = lineStart(source, behind);
  const line = source.slice(begins, behind).trimEnd();
  const text = line.trimStart();
  if (!text.startsWith(';')) return undefined;
  const end = begins + line.length;
  return { start: end - text.length, end, text };
}

function lineStart(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

function behindLine(source: string, offset: number): number {
  const newline = source.indexOf('\n', offset);
  return newline < 0 ? source.length : newline + 1;
}
