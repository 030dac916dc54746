import { compareOctets } from '../dnssec/canonicalRdata.ts';
import type { DnssecCrypto } from '../dnssec/crypto.ts';
import { dsDigest } from '../dnssec/dsDigest.ts';
import { keyTag } from '../dnssec/keyTag.ts';
import { fileRange } from '../editing/fileRange.ts';
import type { ZoneView } from '../rules/zoneView.ts';
import type { SignedNeighbour } from './neighbours.ts';

const DNSKEY = 48;

/** Makes the digests of DS records. */
export type Hash = DnssecCrypto['hash'];

/**
 * A zone with its keys; `undefined` where it has none, or is not known in full.
 *
 * @param hash without it, DS records are told by tag and algorithm alone
 */
export function signedNeighbour(view: ZoneView, hash: Hash | undefined): SignedNeighbour | undefined {
  if (!view.isComplete || !view.hasType(view.apex, DNSKEY) || view.isDamaged(view.apex)) return undefined;
  const keys = view.recordsAt(view.apex, DNSKEY).flatMap((record) => {
    const rdata = record.wire()?.slice();
    if (rdata === undefined) return [];
    return {
      at: fileRange(record.typePlace),
      isMeantBy(ds: Uint8Array) {
        const tag = ((ds[0] ?? 0) << 8) | (ds[1] ?? 0);
        if (tag !== keyTag(rdata) || ds[2] !== rdata[3]) return false;
        const digest = hash && dsDigest(ds[3] ?? 0, view.names, view.apex, rdata, { hash });
        return digest === undefined || compareOctets(digest, ds.subarray(4)) === 0;
      },
    };
  });
  return keys.length === 0 ? undefined : { apex: view.text(view.apex).toLowerCase(), keys };
}
