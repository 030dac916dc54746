import type { FileRange } from '../../publish.ts';
import type { Reading } from '../../zone/zone.ts';
import { fileRange } from '../fileRange.ts';
import type { ReadingEdit } from './renameZone.ts';

export type FileEdit = FileRange & { readonly text: string };

/**
 * The edits of all readings, each once. A file that is read several times, in one zone or in several, has one text: all
 * its readings must ask for the same.
 *
 * @param readings all readings of the zones, also those without an edit; their zones are numbered
 * @returns the file where they do not
 */
export function joinEdits(
  readings: Iterable<Reading>,
  edits: readonly ReadingEdit[],
): { readonly edits: readonly FileEdit[] } | { readonly conflict: string } {
  const byReading = new Map<object, Map<string, FileEdit>>();
  for (const { reading, edit } of edits) {
    const mine = byReading.get(reading) ?? new Map<string, FileEdit>();
    const placed = { ...fileRange(edit.place), text: edit.text };
    const { start, end } = placed;
    mine.set([start.line, start.character, end.line, end.character, edit.text].join(' '), placed);
    byReading.set(reading, mine);
  }
  const byFile = new Map<string, Map<string, FileEdit>>();
  for (const reading of readings) {
    const mine = byReading.get(reading) ?? new Map<string, FileEdit>();
    const known = byFile.get(reading.uri);
    if (known === undefined) byFile.set(reading.uri, mine);
    else if (known.size !== mine.size || [...mine.keys()].some((key) => !known.has(key))) {
      return { conflict: reading.uri };
    }
  }
  return { edits: [...byFile.values()].flatMap((mine) => [...mine.values()]) };
}
