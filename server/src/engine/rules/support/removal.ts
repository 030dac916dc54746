import type { Fix } from '../../finding.ts';
import { cell, FLAGS, INHERITED_OWNER, LAST_TTL } from '../../zone/block.ts';
import { NO_TTL } from '../../zone/state.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt } from '../rule.ts';

/**
 * Removes a record with its line. None where the records behind it take their owner or TTL from it (RFC 1035 §5.1), or
 * could: what follows the block is not known.
 */
export function removalFix(record: RecordView, title: string): Fix | undefined {
  const { block, row } = record;
  if (record.generated) return undefined;
  const next = row + 1 < block.count ? cell(block, row + 1, FLAGS) : -1;
  const givesOwner = !record.inheritsOwner && (next < 0 || (next & INHERITED_OWNER) !== 0);
  const givesTtl = next < 0 ? block.exit.defaultTtl === NO_TTL : (next & LAST_TTL) !== 0;
  return givesOwner || givesTtl ? undefined : fixAt(title, record.entryPlace, '');
}
