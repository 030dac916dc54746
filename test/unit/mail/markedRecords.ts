import assert from 'node:assert/strict';
import { type Notation, recordsIn } from '../../../server/src/engine/mail/literals/recordsIn.ts';

/*
 * Documents that say what is to be found in them. A line of carets stands below the line that it speaks of, with the text
 * of the record that stands there:
 *
 *   value = "v=spf1 -all"
 *                   ^^^^ -all
 */
const MARKER = /^\s*(?<carets>\^+) (?<text>.*?)\r?$/;

interface Marker {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A document without its markers, and what they say. */
export function readMarked(marked: string): { source: string; markers: readonly Marker[] } {
  const lines: string[] = [];
  const markers: Marker[] = [];
  let lineStart = 0;
  for (const line of marked.split('\n')) {
    const { carets, text } = MARKER.exec(line)?.groups ?? {};
    if (carets === undefined || text === undefined) {
      lineStart = lines.reduce((sum, each) => sum + each.length + 1, 0);
      lines.push(line);
    } else {
      const start = lineStart + line.indexOf(carets);
      markers.push({ start, end: start + carets.length, text });
    }
  }
  return { source: lines.join('\n'), markers };
}

/** Asserts that the records in a document have these texts, `… ` before those that are partial, and stand where it says. */
export function checkRecords(notation: Notation, marked: string, texts: readonly string[]): void {
  const { source, markers } = readMarked(marked);
  const records = recordsIn(source, notation);
  assert.deepEqual(
    records.map(({ text, isPartial }) => (isPartial ? `… ${text.text}` : text.text)),
    texts,
  );
  for (const { start, end, text } of markers) {
    const found = records.find((each) => {
      const unit = each.text.unitAt(start);
      return unit !== undefined && each.text.text.startsWith(text, unit);
    });
    assert.ok(found !== undefined, `“${text}” stands at ${JSON.stringify(source.slice(start, end))}`);
    const unit = found.text.unitAt(start) ?? 0;
    assert.deepEqual(found.text.placeOf({ start: unit, end: unit + text.length }), { start, end });
    assert.equal(found.text.unitAt(end - 1), unit + text.length - 1);
  }
}

/** The document with an edit of the text of its only record: `from` replaced by `to`. */
export function edited(notation: Notation, source: string, from: string, to: string): string | undefined {
  const [record] = recordsIn(source, notation);
  assert.ok(record !== undefined);
  const { text } = record.text;
  const start = text.indexOf(from);
  assert.ok(start >= 0, `“${from}” is in “${text}”`);
  const edits = record.text.edit([{ start, end: start + from.length, text: to }]);
  return edits && applied(source, edits);
}

export function applied(
  source: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let result = source;
  let limit = source.length;
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    assert.ok(end <= limit, 'edits do not overlap');
    result = result.slice(0, start) + text + result.slice(end);
    limit = start;
  }
  return result;
}
