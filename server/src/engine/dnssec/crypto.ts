export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** A hash over octets that come piece by piece. */
export interface RunningHash {
  update(octets: Uint8Array): void;
  digest(): Uint8Array;
}

/** A public key that signatures are held against. */
export interface VerifyingKey {
  /** Whether the signature, as RRSIG has it, is that of the key's owner over the octets. */
  verify(octets: Uint8Array, signature: Uint8Array): boolean;
}

/** The cryptography that DNSSEC takes; the host brings it. */
export interface DnssecCrypto {
  hash(name: HashName, octets: Uint8Array): Uint8Array;
  startHash(name: HashName): RunningHash;
  /**
   * Makes a key ready for use.
   *
   * @param algorithm a DNSSEC algorithm number (RFC 4034 §A.1)
   * @param publicKey the last field of a DNSKEY record
   * @returns `undefined` where the host cannot verify by such a key
   */
  importKey(algorithm: number, publicKey: Uint8Array): VerifyingKey | undefined;
}
