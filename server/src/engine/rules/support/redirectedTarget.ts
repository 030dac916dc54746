import type { NameId } from '../../zone/names.ts';
import type { Report } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';
import { standing } from './standing.ts';
import { targetToken } from './targetToken.ts';

const DNAME = 39;

/**
 * Reports records of a type that name a host below a DNAME of the zone: that makes the name an alias (RFC 6672 §3.1).
 * Where the zone has records at the name, they are what is wrong.
 *
 * @param why completes "… is below the DNAME …:"
 */
export function checkRedirectedTargets(
  name: NameId,
  type: number,
  zone: ZoneView,
  report: Report,
  why: string,
): void {
  if (!zone.pointsPastAddresses(name, type)) return;
  for (const record of zone.recordsAt(name, type)) {
    const target = zone.names.fold(record.target);
    if (zone.exists(target) || standing(zone, target) !== 'redirected') continue;
    const cut = zone.cutAbove(target);
    const [dname] = zone.recordsAt(cut, DNAME);
    if (dname === undefined) continue;
    report({
      message: `${zone.text(record.target)} is below the DNAME of ${zone.text(cut)}, which makes it an alias of a name below ${zone.text(dname.target)}: ${why} Name the host by the name that has its addresses.`,
      place: targetToken(record)?.place ?? record.typePlace,
      related: [{ message: 'The DNAME record', place: dname.typePlace }],
    });
  }
}
