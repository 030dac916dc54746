import { ZoneView } from '../rules/zoneView.ts';
import type { Zone } from '../zone/zone.ts';
import { CDNSKEY, CDS, DNSKEY, NSEC, RRSIG, ZONEMD } from './typeNumbers.ts';

/** Whether there is something to verify: signatures, or a digest over the zone. Costs a look at the apex. */
export function isVerifiable(zone: Zone): boolean {
  const view = new ZoneView(zone, ignore, ignore);
  if (!view.isComplete) return false;
  const has = (...types: readonly number[]) => view.hasType(view.apex, ...types);
  return has(RRSIG, NSEC, ZONEMD) || (has(DNSKEY) && has(CDS, CDNSKEY));
}

function ignore(): void {}
