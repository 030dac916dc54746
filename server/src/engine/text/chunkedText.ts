import type { LinePosition } from './lines.ts';

/** A part of a text, with the number of line ends in it. A line end of CR LF is never cut. */
interface Chunk {
  readonly text: string;
  readonly breaks: number;
}

/** A text in parts, so that a change costs what it touches and not the whole. Joined, the parts are the text. */
export type ChunkedText = readonly Chunk[];

/** A part is cut where it is longer than this, in UTF-16 units. */
const MOST = 32 * 1024;

/** A change of a range; positions as the Language Server Protocol has them: too large ones are at the end of line or text. */
export interface RangeChange {
  readonly start: LinePosition;
  readonly end: LinePosition;
  readonly text: string;
}

/** A text in parts. */
export function chunked(text: string): ChunkedText {
  const chunks: Chunk[] = [];
  for (let at = 0; at < text.length; ) {
    const end = cutAfter(text, at);
    const part = text.slice(at, end);
    chunks.push({ text: part, breaks: countBreaks(part) });
    at = end;
  }
  return chunks;
}

/** The text with a range of it exchanged. */
export function changeChunks(chunks: ChunkedText, { start, end, text }: RangeChange): ChunkedText {
  const from = placeOf(chunks, start);
  const to = placeOf(chunks, end);
  let first = from.chunk;
  let last = to.chunk;
  let piece = `${chunks[first]?.text.slice(0, from.at) ?? ''}${text}${chunks[last]?.text.slice(to.at) ?? ''}`;
  // What was apart may be one line end now.
  if (chunks[first - 1]?.text.endsWith('\r')) piece = (chunks[--first]?.text ?? '') + piece;
  if (piece.endsWith('\r') && last + 1 < chunks.length) piece += chunks[++last]?.text ?? '';
  return [...chunks.slice(0, first), ...chunked(piece), ...chunks.slice(last + 1)];
}

/** The parts as one text. */
export function joinChunks(chunks: ChunkedText): string {
  return chunks.map(({ text }) => text).join('');
}

/** The part that a position is in, and where there. */
function placeOf(chunks: ChunkedText, { line, character }: LinePosition): { chunk: number; at: number } {
  let chunk = 0;
  let before = line;
  while (chunk < chunks.length && (chunks[chunk] as Chunk).breaks < before) {
    before -= (chunks[chunk] as Chunk).breaks;
    chunk++;
  }
  const lastChunk = chunks.length - 1;
  if (chunk > lastChunk) return { chunk: Math.max(lastChunk, 0), at: chunks[lastChunk]?.text.length ?? 0 };
  let at = startOfLine((chunks[chunk] as Chunk).text, before);
  // A line may go on in the parts behind.
  for (let left = character; ; ) {
    const { text } = chunks[chunk] as Chunk;
    const end = lineEndFrom(text, at);
    if (left <= end - at || end < text.length || chunk === lastChunk)
      return { chunk, at: Math.min(at + left, end) };
    left -= end - at;
    chunk++;
    at = 0;
  }
}

/** Where a line begins, by the number of line ends before it. */
function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 0; left--) {
    at = lineEndFrom(text, at);
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return at;
}

function lineEndFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d) return at;
  }
  return text.length;
}

/** How many lines end in a text: with LF, CR LF or CR. */
function countBreaks(text: string): number {
  let count = LONE_CR.test(text) ? (text.match(/\r(?!\n)/g)?.length ?? 0) : 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

const LONE_CR = /\r(?!\n)/;

/** Where a part that begins here ends: behind a line where there is one, and never within a pair of units. */
function cutAfter(text: string, from: number): number {
  const most = from + MOST;
  if (most >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', most - 1);
  if (lineEnd >= from) return lineEnd + 1;
  const before = text.charCodeAt(most - 1);
  const isPair = before === 0x0d || (before >= 0xd800 && before < 0xdc00);
  return isPair ? most - 1 : most;
}
