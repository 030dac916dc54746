import { type NameId, ROOT } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { Report } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';
import { standing } from './standing.ts';
import { isSuspectTarget } from './suspectTarget.ts';
import { targetToken } from './targetToken.ts';

/**
 * Reports records of a type that name a host of the zone which has no address.
 *
 * @param why completes "… has no A or AAAA record:"
 */
export function checkAddresslessTargets(
  name: NameId,
  type: number,
  zone: ZoneView,
  report: Report,
  why: string,
): void {
  if (!zone.isComplete || !zone.pointsPastAddresses(name, type)) return;
  for (const record of zone.recordsAt(name, type)) {
    if (!lacksAddress(zone, record, zone.names.fold(record.target))) continue;
    report({
      message: `${addresslessText(zone, record.target)}: ${why} Add an address record, or correct the name.`,
      place: targetToken(record)?.place ?? record.typePlace,
    });
  }
}

/**
 * Whether a record names a host of the zone that has no address, directly or by a wildcard. The root stands for no host.
 * Aliases, names below a delegation or DNAME and names that are not meant so are the matter of other rules.
 */
export function lacksAddress(zone: ZoneView, record: RecordView, host: NameId): boolean {
  if (!zone.isComplete || host === ROOT) return false;
  const found = standing(zone, host);
  return (found === 'absent' || found === 'other') && !isSuspectTarget(zone, record);
}

/** What to say of such a host, as a sentence begins. */
export function addresslessText(zone: ZoneView, host: NameId): string {
  const fault = zone.exists(zone.names.fold(host)) ? 'has no A or AAAA record' : 'has no records';
  return `${zone.text(host)} ${fault}`;
}
