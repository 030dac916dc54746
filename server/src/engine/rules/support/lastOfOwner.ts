import type { RecordView } from '../recordView.ts';

/** The last record that takes its owner from this one; `undefined` where that goes on in another file. */
export function lastOfOwner(record: RecordView): RecordView | undefined {
  let last = record;
  for (let next = last.next(); next?.inheritsOwner; next = last.next()) {
    if (next.block.uri !== record.block.uri || last.isIncludeBehind()) return undefined;
    last = next;
  }
  return last.isIncludeBehind() ? undefined : last;
}
