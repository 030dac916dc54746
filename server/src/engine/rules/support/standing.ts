import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { ZoneView } from '../zoneView.ts';

const A = 1;
const CNAME = 5;
const AAAA = 28;
const DNAME = 39;

/**
 * What the zone says of a name that one of its records points at:
 * `outside` the zone, with an `address` or none that could be read, an `alias`, below a DNAME (`redirected`), at or below
 * a delegation (`delegated`), with records of `other` types, or `absent`. Wildcards answer for names that do not exist.
 */
export type Standing = 'outside' | 'address' | 'alias' | 'redirected' | 'delegated' | 'other' | 'absent';

/**
 * The standing of a (folded) name; costs little where it has addresses.
 *
 * @param name a target of the checked name's records, or looked at with `ZoneView.look`
 */
export function standing(zone: ZoneView, name: NameId): Standing {
  if (!zone.inZone(name)) return 'outside';
  const own = ofRecords(zone, name);
  if (own !== 'other') return own;
  const cut = zone.cutAbove(name);
  if (cut !== NO_NAME) return cut !== name && zone.hasType(cut, DNAME) ? 'redirected' : 'delegated';
  const answerer = zone.answerer(name);
  if (answerer === NO_NAME) return 'absent';
  return answerer === name ? 'other' : ofRecords(zone, answerer);
}

function ofRecords(zone: ZoneView, name: NameId): Standing {
  if (zone.hasType(name, A, AAAA)) return 'address';
  if (!zone.hasType(name, CNAME)) return 'other';
  return zone.targetOf(name, CNAME) === NO_NAME ? 'address' : 'alias';
}
