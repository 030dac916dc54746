import { recordTypeByNumber } from './recordTypes.ts';
import { WireReader } from './wire.ts';

/**
 * Types whose names are compared without case: NS, MD, MF, CNAME, SOA, MB, MG, MR, PTR, MINFO, MX, RP, AFSDB, RT,
 * NSAP-PTR, SIG, PX, NXT, SRV, NAPTR, KX, A6, DNAME, RRSIG (RFC 4034 §6.2, RFC 6840 §5.1). Every other type is opaque
 * octets (RFC 3597 §6).
 */
const CASELESS_TYPES: ReadonlySet<number> = new Set([
  2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 17, 18, 21, 23, 24, 26, 30, 33, 35, 36, 38, 39, 46,
]);

/** A text that is equal for two RDATA of a type exactly where DNS takes them as the same. */
export function rdataKey(type: number, wire: Uint8Array): string {
  const declared = CASELESS_TYPES.has(type) ? recordTypeByNumber(type) : undefined;
  if (declared === undefined) return octetKey(wire);
  const reader = new WireReader(wire);
  let key = '';
  for (const { kind } of declared.fields) {
    const from = reader.at;
    kind.print(reader, []);
    const octets = octetKey(wire.subarray(from, reader.at));
    key += kind.caseless ? octets.toLowerCase() : octets;
  }
  return key;
}

function octetKey(octets: Uint8Array): string {
  let key = '';
  for (const octet of octets) key += String.fromCharCode(octet);
  return key;
}
