import type { Fix } from '../../finding.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt } from '../rule.ts';

/**
 * Removes a record with its line. None where the record behind it would take another owner or TTL then
 * (RFC 1035 §5.1): so the fix depends on the record behind, and is to be asked for when the finding is published.
 */
export function removalFix(record: RecordView, title: string): readonly Fix[] {
  if (record.generated) return [];
  // What follows takes its owner from here twice: in the included file, and behind the include.
  if (record.isIncludeBehind() && !followsItsOwner(record)) return [];
  const next = record.next();
  const givesOwner = next?.inheritsOwner === true && !followsItsOwner(record);
  const givesTtl = next?.takesLastTtl === true && !record.takesLastTtl;
  return givesOwner || givesTtl ? [] : [fixAt(title, record.entryPlace, '')];
}

/** Whether the owner is the last one without the record, too. */
function followsItsOwner(record: RecordView): boolean {
  return record.inheritsOwner || record.repeatsOwner;
}
