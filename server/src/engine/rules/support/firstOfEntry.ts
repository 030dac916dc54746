import { cell, START } from '../../zone/block.ts';
import type { RecordView } from '../recordView.ts';

/** Whether the record is the first of its entry: a $GENERATE makes many that stand at one place. */
export function isFirstOfEntry({ block, row }: RecordView): boolean {
  return row === 0 || cell(block, row - 1, START) !== cell(block, row, START);
}

/** Whether the record's owner is written at it, so that a finding about the owner belongs there, once. */
export function writesOwner(record: RecordView): boolean {
  return !record.inheritsOwner && (!record.generated || isFirstOfEntry(record));
}
