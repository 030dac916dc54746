import { latin1 } from '../text/bytes.ts';
import type { DnssecCrypto } from './crypto.ts';
import type { ZoneKey } from './zoneKeys.ts';

/** So many are remembered: those of zones that are verified at every edit. */
const MOST = 40_000;

/**
 * Which signatures were found right and wrong, so that what did not change is not verified again: to verify takes many
 * times what it takes to see that a signature was verified before.
 */
export class VerifiedSignatures {
  private known = new Map<string, boolean>();
  private next = new Map<string, boolean>();

  /** Whether the signature over the octets is by the key; the host must be able to verify by it. */
  verify(
    crypto: DnssecCrypto,
    { rdata, verifying }: ZoneKey,
    octets: Uint8Array,
    signature: Uint8Array,
  ): boolean {
    const known = verifying();
    if (known === undefined) return true;
    const hash = crypto.startHash('sha256');
    for (const part of [rdata, signature, octets]) hash.update(part);
    const digest = hash.digest();
    const id = latin1(digest, 0, digest.length);
    const isValid = this.next.get(id) ?? this.known.get(id) ?? known.verify(octets, signature);
    if (this.next.size < MOST) this.next.set(id, isValid);
    return isValid;
  }

  /** All signatures of the zone were looked at: others are forgotten. */
  complete(): void {
    this.known = this.next;
    this.next = new Map();
  }
}
