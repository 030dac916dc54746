import type { Fix } from '../../finding.ts';
import { cell, FLAGS, GENERATED, ORIGIN, OWNER } from '../../zone/block.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt } from '../rule.ts';

/**
 * Removes a record with its line. None where the record behind it would take another owner or TTL then
 * (RFC 1035 §5.1).
 */
export function removalFix(record: RecordView, title: string): Fix | undefined {
  const { block, row } = record;
  if (record.generated) return undefined;
  // What follows takes its owner from here twice: in the included file, and behind the include.
  if (row === block.count - 1 && block.include !== undefined && !followsItsOwner(record)) return undefined;
  const next = record.next();
  const givesOwner = next?.inheritsOwner === true && !followsItsOwner(record);
  const givesTtl = next?.takesLastTtl === true && !record.takesLastTtl;
  return givesOwner || givesTtl ? undefined : fixAt(title, record.entryPlace, '');
}

/** Whether the owner is the last one without the record, too. */
function followsItsOwner(record: RecordView): boolean {
  if (record.inheritsOwner) return true;
  const { block, row } = record;
  if (row === 0 || (cell(block, row - 1, FLAGS) & GENERATED) !== 0) return false;
  return [OWNER, ORIGIN].every((column) => cell(block, row - 1, column) === cell(block, row, column));
}
