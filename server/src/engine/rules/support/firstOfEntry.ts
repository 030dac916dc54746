import { cell, START } from '../../zone/block.ts';
import type { RecordView, TokenView } from '../recordView.ts';

/** Whether the record is the first of its entry: a $GENERATE makes many that stand at one place. */
export function isFirstOfEntry({ block, row }: RecordView): boolean {
  return row === 0 || cell(block, row - 1, START) !== cell(block, row, START);
}

/** Whether the record's owner is written at it, so that a finding about the owner belongs there, once. */
export function writesOwner(record: RecordView): boolean {
  return !record.inheritsOwner && (!record.generated || isFirstOfEntry(record));
}

/** The owner as it is written at the record: in a $GENERATE, its template. */
export function ownerToken(record: RecordView): TokenView | undefined {
  return record.inheritsOwner ? undefined : record.tokens()[record.generated ? 2 : 0];
}
