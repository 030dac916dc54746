import { DEFAULT_CONFIG } from '../../server/src/engine/config/config.ts';
import { type FormatOptions, formatOptions } from '../../server/src/engine/editing/format/formatOptions.ts';
import { formatReading, type LineRange } from '../../server/src/engine/editing/format/formatReading.ts';
import type { Edit } from '../../server/src/engine/finding.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { Reading, Zone } from '../../server/src/engine/zone/zone.ts';

export const DEFAULT_FORMAT: FormatOptions = formatOptions(DEFAULT_CONFIG);

/** The text of a zone's own file, laid out; of a range alone, if one is given. */
export function formatted(zone: Zone, options: Partial<FormatOptions> = {}, range?: LineRange): Uint8Array {
  const edits: Edit[] = [];
  const all = { ...DEFAULT_FORMAT, ...options };
  for (const _ of formatReading(zone, zone.root, all, (edit) => edits.push(edit), range));
  return withEdits(zone.root, edits);
}

/** The text of a file with edits of its blocks, which are in order in each. */
export function withEdits({ blocks }: Reading, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const block of blocks) {
    let at = 0;
    for (const { place, text } of edits) {
      if (place.block !== block) continue;
      if (place.start < at) throw new Error('edits that overlap, or are not in order');
      parts.push(block.bytes.subarray(at, place.start), encodeUtf8(text));
      at = place.end;
    }
    parts.push(block.bytes.subarray(at));
  }
  return Buffer.concat(parts);
}
