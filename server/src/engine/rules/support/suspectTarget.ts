import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { addressTarget } from './addressTarget.ts';
import { targetsWithoutDot } from './missingDot.ts';
import { isPlaceholder } from './placeholder.ts';
import { isAbsolute, targetToken } from './targetToken.ts';

/**
 * Whether nothing follows from it that nothing stands at a record's target, which is one of the zone's names. Another
 * rule may say that the target is not meant so: an address, a placeholder, a name without its final dot; or that its own owner lacks
 * that dot. And where nobody knows the zone's name, a full name can be one of this zone or of any other.
 */
export function isSuspectTarget(zone: ZoneView, record: RecordView): boolean {
  const target = zone.names.fold(record.target);
  if (zone.repeatsApex(target) || isPlaceholder(zone, target)) return true;
  if (targetsWithoutDot(zone, record).length > 0) return true;
  if (isWrittenWithoutDot(zone, target)) return true;
  const text = targetToken(record)?.text;
  if (isNameless(zone) && (text === undefined || isAbsolute(text))) return true;
  return text !== undefined && addressTarget(text) !== undefined;
}

/** Whether records stand at the name below the zone's name once more: their owner lacks its final dot. */
function isWrittenWithoutDot(zone: ZoneView, name: NameId): boolean {
  if (name === ROOT || zone.apex === ROOT) return false;
  const twice = zone.withoutDot(name);
  return twice !== NO_NAME && zone.exists(zone.look(twice));
}

/** Whether the zone's name is not known: its SOA stands at "@", and the file is read as if that were the root. */
export function isNameless(zone: ZoneView): boolean {
  return zone.apex === ROOT && !zone.isNamed;
}
