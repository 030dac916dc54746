import { foldByte } from '../text/bytes.ts';
import type { NameId, NameTable } from '../zone/names.ts';
import type { DnssecCrypto, HashName } from './crypto.ts';

/** Hashes by the digest type of DS records (RFC 4509, RFC 6605 §2). */
const DIGESTS: Readonly<Record<number, HashName>> = { 1: 'sha1', 2: 'sha256', 4: 'sha384' };

/**
 * The digest that a DS record of a key holds (RFC 4034 §5.1.4).
 *
 * @param owner the key's owner
 * @param key wire form of the RDATA of a DNSKEY record
 * @returns `undefined` where the digest type is not known
 */
export function dsDigest(
  digestType: number,
  names: NameTable,
  owner: NameId,
  key: Uint8Array,
  crypto: Pick<DnssecCrypto, 'hash'>,
): Uint8Array | undefined {
  const hash = DIGESTS[digestType];
  if (hash === undefined) return undefined;
  const length = names.wireLength(owner);
  const octets = new Uint8Array(length + key.length);
  names.write(owner, octets, 0);
  for (let i = 0; i < length; i++) octets[i] = foldByte(octets[i] as number);
  octets.set(key, length);
  return crypto.hash(hash, octets);
}
