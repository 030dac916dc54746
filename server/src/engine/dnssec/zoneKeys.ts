import type { RecordView } from '../rules/recordView.ts';
import type { DnssecCrypto, VerifyingKey } from './crypto.ts';
import { keyTag } from './keyTag.ts';
import type { Signature } from './signature.ts';
import { DNSKEY } from './typeNumbers.ts';

/** Flags of DNSKEY: whether the key signs zones, and whether it was withdrawn (RFC 4034 §2.1.1, RFC 5011 §7). */
const ZONE_KEY = 0x0100;
const REVOKED = 0x0080;
const DNSSEC_PROTOCOL = 3;

const MOST_TRIED = 4;

/** A key of the zone. */
export interface ZoneKey {
  readonly record: RecordView;
  /** Wire form. */
  readonly rdata: Uint8Array;
  readonly algorithm: number;
  readonly tag: number;
  /** Whether signatures by the key count at all. */
  readonly isZoneKey: boolean;
  readonly isRevoked: boolean;
  /** The key ready for use; `undefined` where the host cannot verify by it. */
  readonly verifying: () => VerifyingKey | undefined;
}

/** Makes the keys in DNSKEY records ready for use. */
export function zoneKeys(records: readonly RecordView[], crypto: DnssecCrypto): ZoneKey[] {
  return records.flatMap((record) => {
    const rdata = record.wire()?.slice();
    if (rdata === undefined) return [];
    const flags = ((rdata[0] ?? 0) << 8) | (rdata[1] ?? 0);
    const algorithm = rdata[3] ?? 0;
    return {
      record,
      rdata,
      algorithm,
      tag: keyTag(rdata),
      isZoneKey: (flags & ZONE_KEY) !== 0 && rdata[2] === DNSSEC_PROTOCOL,
      isRevoked: (flags & REVOKED) !== 0,
      verifying: once(() => crypto.importKey(algorithm, rdata.subarray(4))),
    };
  });
}

/**
 * The keys that a signature may be by (RFC 4035 §5.3.1): several may have one tag. A key that was withdrawn signs the
 * keys alone (RFC 5011 §2.1). Keys of one tag are no accident where they are many (CVE-2023-50387): a few are tried.
 */
export function keysFor(keys: readonly ZoneKey[], { keyTag: tag, algorithm, covered }: Signature): ZoneKey[] {
  const found: ZoneKey[] = [];
  for (const key of keys) {
    if (key.tag !== tag || key.algorithm !== algorithm || !key.isZoneKey) continue;
    if (key.isRevoked && covered !== DNSKEY) continue;
    found.push(key);
    if (found.length === MOST_TRIED) break;
  }
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
