import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { standing } from './standing.ts';
import { isSuspectTarget } from './suspectTarget.ts';

const NS = 2;
const A = 1;
const AAAA = 28;

/** A name server in a delegated zone for which this zone has no address. */
export interface MissingGlue {
  readonly record: RecordView;
  /** The delegation that the name server's name is at or below. */
  readonly delegation: NameId;
}

const NONE: readonly MissingGlue[] = [];

/** The NS records at a name that lead into delegated zones without glue. */
export function missingGlue(zone: ZoneView, name: NameId): readonly MissingGlue[] {
  if (!zone.isComplete || !zone.pointsPastAddresses(name, NS)) return NONE;
  const isCovered = name !== zone.apex && zone.cutAbove(name) !== name;
  if (isCovered) return NONE;
  const found: MissingGlue[] = [];
  for (const record of zone.recordsAt(name, NS)) {
    const host = zone.names.fold(record.target);
    if (standing(zone, host) !== 'delegated' || isSuspectTarget(zone, record)) continue;
    const answerer = zone.answerer(host);
    if (answerer !== NO_NAME && zone.hasType(answerer, A, AAAA)) continue;
    found.push({ record, delegation: zone.cutAbove(host) });
  }
  return found;
}
