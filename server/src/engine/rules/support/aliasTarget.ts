import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { Report } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';
import { followAliases, relatedAliases } from './aliasChain.ts';
import { renameTarget } from './renameTarget.ts';
import { standing } from './standing.ts';
import { targetToken } from './targetToken.ts';

/**
 * Reports records of a type that name a host by an alias (RFC 2181 §10.3), and replaces it by the name at the end.
 *
 * @param why completes "… is an alias of …:"
 */
export function checkAliasTargets(
  name: NameId,
  type: number,
  zone: ZoneView,
  report: Report,
  why: string,
): void {
  if (!zone.pointsPastAddresses(name, type)) return;
  for (const record of zone.recordsAt(name, type)) {
    if (standing(zone, zone.names.fold(record.target)) !== 'alias') continue;
    const { aliases, end } = followAliases(zone, zone.names.fold(record.target));
    const [alias] = aliases;
    if (alias === undefined) continue;
    const fixes = isHost(zone, end) ? renameTarget(zone, record, end) : [];
    const advice = end === NO_NAME ? 'Name a host that has addresses.' : `Write ${zone.text(end)} instead.`;
    report({
      message: `${zone.text(record.target)} is an alias of ${zone.text(alias.target)}: ${why} ${advice}`,
      place: targetToken(record)?.place ?? record.typePlace,
      related: relatedAliases(zone, aliases),
      ...(fixes.length > 0 ? { fixes } : {}),
    });
  }
}

/** Whether a host can be reached by the name, for all that the zone says. */
function isHost(zone: ZoneView, end: NameId): boolean {
  if (end === NO_NAME) return false;
  return ['outside', 'address', 'delegated'].includes(standing(zone, zone.names.fold(end)));
}
