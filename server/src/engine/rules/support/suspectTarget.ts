import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { addressTarget } from './addressTarget.ts';
import { targetToken } from './targetToken.ts';

/**
 * Whether another rule says of the target itself that it is not meant so: an address, or a name without its final dot.
 * That nothing stands at such a target follows from that, and is no finding of its own.
 */
export function isSuspectTarget(zone: ZoneView, record: RecordView): boolean {
  if (zone.repeatsApex(zone.names.fold(record.target))) return true;
  const token = targetToken(record);
  return token !== undefined && addressTarget(token.text) !== undefined;
}
