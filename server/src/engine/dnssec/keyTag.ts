/** RSA/MD5, whose tag is a part of the key (RFC 4034 Appendix B.1); nobody may use it any more (RFC 8624 §3.1). */
const RSAMD5 = 1;

/**
 * The key tag by which RRSIG and DS records name a key: 0 to 65535, and not unique (RFC 4034 Appendix B).
 *
 * @param rdata wire form of the RDATA of a DNSKEY, CDNSKEY or KEY record
 */
export function keyTag(rdata: Uint8Array): number {
  if (rdata[3] === RSAMD5) return ((rdata.at(-3) ?? 0) << 8) | (rdata.at(-2) ?? 0);
  let sum = 0;
  for (let i = 0; i < rdata.length; i++) {
    const octet = rdata[i] as number;
    sum += i % 2 === 0 ? octet << 8 : octet;
  }
  return (sum + (sum >>> 16)) & 0xffff;
}
