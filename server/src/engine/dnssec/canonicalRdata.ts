import { foldByte } from '../text/bytes.ts';

const NAPTR = 35;
const A6 = 38;

/** Of types with names in their RDATA: how many octets stand before the names, and how many names follow each other. */
const NAMES: Readonly<Record<number, readonly [before: number, names: number]>> = {
  2: [0, 1], // NS
  3: [0, 1], // MD
  4: [0, 1], // MF
  5: [0, 1], // CNAME
  6: [0, 2], // SOA
  7: [0, 1], // MB
  8: [0, 1], // MG
  9: [0, 1], // MR
  12: [0, 1], // PTR
  14: [0, 2], // MINFO
  15: [2, 1], // MX
  17: [0, 2], // RP
  18: [2, 1], // AFSDB
  21: [2, 1], // RT
  24: [18, 1], // SIG
  26: [2, 2], // PX
  30: [0, 1], // NXT
  33: [6, 1], // SRV
  36: [2, 1], // KX
  39: [0, 1], // DNAME
  46: [18, 1], // RRSIG
};

/**
 * Puts an RDATA into its canonical form: names in lower case, in the types that RFC 4034 §6.2 lists, without NSEC
 * (RFC 6840 §5.1). Names in other types keep their spelling.
 *
 * @param rdata well-formed wire form; it is changed in place
 */
export function toCanonicalRdata(type: number, rdata: Uint8Array): Uint8Array {
  const [before, names] =
    type === NAPTR ? [naptrHead(rdata), 1] : type === A6 ? a6Head(rdata) : (NAMES[type] ?? NO_NAMES);
  let at = before;
  for (let i = 0; i < names; i++) at = foldName(rdata, at);
  return rdata;
}

const NO_NAMES = [0, 0] as const;

/** Order, preference and three character strings (RFC 3403 §4.1). */
function naptrHead(rdata: Uint8Array): number {
  let at = 4;
  for (let i = 0; i < 3; i++) at += (rdata[at] ?? 0) + 1;
  return at;
}

/** The prefix length, the rest of the address, and a name unless the prefix is empty (RFC 2874 §3.1). */
function a6Head(rdata: Uint8Array): readonly [number, number] {
  const prefix = rdata[0] ?? 0;
  return [1 + Math.ceil((128 - prefix) / 8), prefix > 0 ? 1 : 0];
}

/** Puts the name at `at` into lower case; where it ends. */
export function foldName(octets: Uint8Array, at: number): number {
  for (;;) {
    const length = octets[at++] ?? 0;
    if (length === 0) return at;
    for (const end = at + length; at < end; at++) octets[at] = foldByte(octets[at] ?? 0);
  }
}

/** The order of RDATA in canonical form: as octets, from the left (RFC 4034 §6.3). */
export function compareOctets(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
