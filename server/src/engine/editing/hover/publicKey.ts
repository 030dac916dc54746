/** Bits of keys whose size their algorithm sets, by DNSSEC algorithm number (RFC 6605 §4, RFC 8080 §3). */
const FIXED_BITS: Readonly<Record<number, number>> = {
  12: 512,
  13: 256,
  14: 384,
  15: 256,
  16: 456,
  17: 256,
  23: 512,
};

const RSA: ReadonlySet<number> = new Set([1, 5, 7, 8, 10]);

/**
 * The size of a public key in bits; `undefined` where that cannot be told.
 *
 * @param algorithm a DNSSEC algorithm number
 * @param key the last field of a DNSKEY or KEY record on the wire
 */
export function keyBits(algorithm: number, key: Uint8Array): number | undefined {
  if (!RSA.has(algorithm)) return FIXED_BITS[algorithm];
  // The exponent behind its length of one octet or three, then the modulus (RFC 3110 §2).
  const isLong = key[0] === 0;
  const exponent = isLong ? ((key[1] ?? 0) << 8) | (key[2] ?? 0) : (key[0] ?? 0);
  let at = (isLong ? 3 : 1) + exponent;
  while (key[at] === 0) at++;
  const first = key[at];
  return first === undefined ? undefined : (key.length - at) * 8 - Math.clz32(first) + 24;
}
