import type { NameRecords } from './nameRecords.ts';
import { DS, NS, NSEC, NSEC3, RRSIG } from './typeNumbers.ts';
import type { Standing } from './zoneNames.ts';

/** What the zone itself says at a delegation (RFC 4035 §2.3). */
const AT_DELEGATION: readonly number[] = [NS, DS];

/** Of that, what it signs (RFC 4035 §2.2). */
const SIGNED_AT_DELEGATION: readonly number[] = [DS, NSEC, NSEC3];

/** Whether RRsets of a type are signed at a name that is not below a delegation. */
export function needsSignature(type: number, standing: Standing): boolean {
  return standing === 'authoritative' ? type !== RRSIG : SIGNED_AT_DELEGATION.includes(type);
}

/** Whether a type's RRset at the name needs a signature and has none. */
export function lacksSignature(type: number, standing: Standing, { signatures }: NameRecords): boolean {
  return needsSignature(type, standing) && !signatures.has(type);
}

/**
 * The types at a name that its NSEC or NSEC3 record lists, those of signatures and of the chain itself left out: at a
 * delegation, only what the zone says of it (RFC 4035 §2.3, RFC 5155 §7.1).
 */
export function listedTypes({ sets }: NameRecords, standing: Standing): Set<number> {
  const types = new Set<number>();
  for (const type of sets.keys()) {
    if (type === NSEC || type === NSEC3 || type === RRSIG) continue;
    if (standing === 'delegation' && !AT_DELEGATION.includes(type)) continue;
    types.add(type);
  }
  return types;
}

/** Whether nothing at the name was ever signed: that it is not in the chain either is no defect of its own. */
export function isUnsigned(records: NameRecords, standing: Standing): boolean {
  if (records.signatures.size > 0) return false;
  return [...listedTypes(records, standing)].some((type) => needsSignature(type, standing));
}
