import type { Place } from '../../../finding.ts';
import type { RecordView } from '../../../rules/recordView.ts';
import { decodeUtf8 } from '../../../text/utf8.ts';
import type { Block } from '../../../zone/block.ts';
import { blocksOf, type Zone } from '../../../zone/zone.ts';

const SEMICOLON = 0x3b;
const LF = 0x0a;
const CR = 0x0d;

/** The comment that is the line before a record: its text, the semicolon included, and its place. */
export function commentBefore(
  zone: Zone,
  record: RecordView,
): { readonly text: string; readonly place: Place } | undefined {
  const entry = record.entryPlace;
  const block = entry.start > 0 ? entry.block : blockBefore(zone, entry.block);
  if (block === undefined) return undefined;
  const { bytes } = block;
  let end = entry.start > 0 ? entry.start : bytes.length;
  if (bytes[end - 1] === LF) end--;
  if (bytes[end - 1] === CR) end--;
  let start = end;
  while (start > 0 && bytes[start - 1] !== LF) start--;
  if (bytes[start] !== SEMICOLON) return undefined;
  return { text: decodeUtf8(bytes, start, end), place: { block, start, end } };
}

/** The block before another one in the same file. */
function blockBefore(zone: Zone, block: Block): Block | undefined {
  let before: Block | undefined;
  for (const each of blocksOf(zone.root)) {
    if (each === block) return before?.uri === block.uri ? before : undefined;
    before = each;
  }
  return undefined;
}
