import { createHash, createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import type { DnssecCrypto, HashName, VerifyingKey } from '../engine/dnssec/crypto.ts';

/** The hashes of RSA algorithms (RFC 3110, RFC 5155 §2, RFC 5702 §3). */
const RSA_HASHES: Readonly<Record<number, HashName>> = { 5: 'sha1', 7: 'sha1', 8: 'sha256', 10: 'sha512' };

/** The curves and hashes of ECDSA algorithms (RFC 6605 §4). */
const CURVES: Readonly<
  Record<number, { readonly crv: string; readonly octets: number; readonly hash: HashName }>
> = {
  13: { crv: 'P-256', octets: 32, hash: 'sha256' },
  14: { crv: 'P-384', octets: 48, hash: 'sha384' },
};

/** The curves of EdDSA algorithms (RFC 8080 §3). */
const EDWARDS: Readonly<Record<number, { readonly crv: string; readonly octets: number }>> = {
  15: { crv: 'Ed25519', octets: 32 },
  16: { crv: 'Ed448', octets: 57 },
};

/** The cryptography of DNSSEC by that of Node. */
export const dnssecCrypto: DnssecCrypto = {
  hash: (name, octets) => createHash(name).update(octets).digest(),
  startHash(name) {
    const hash = createHash(name);
    return {
      update: (octets) => void hash.update(octets),
      digest: () => hash.digest(),
    };
  },
  importKey(algorithm, publicKey) {
    try {
      const rsaHash = RSA_HASHES[algorithm];
      if (rsaHash !== undefined) return keyFor(rsaKey(publicKey), rsaHash);
      const curve = CURVES[algorithm];
      if (curve !== undefined) {
        const { crv, octets, hash } = curve;
        if (publicKey.length !== 2 * octets) return undefined;
        const jwk = {
          kty: 'EC',
          crv,
          x: base64url(publicKey.subarray(0, octets)),
          y: base64url(publicKey.subarray(octets)),
        };
        return keyFor(jwk, hash);
      }
      const edwards = EDWARDS[algorithm];
      if (edwards?.octets !== publicKey.length) return undefined;
      return keyFor({ kty: 'OKP', crv: edwards.crv, x: base64url(publicKey) }, null);
    } catch {
      // No point of the curve, or a curve that the host's library does not have.
      return undefined;
    }
  },
};

/** The exponent behind its length, then the modulus (RFC 3110 §2). */
function rsaKey(octets: Uint8Array): JsonWebKey {
  const isLong = octets[0] === 0;
  const length = isLong ? ((octets[1] ?? 0) << 8) | (octets[2] ?? 0) : (octets[0] ?? 0);
  const start = isLong ? 3 : 1;
  const e = octets.subarray(start, start + length);
  const n = octets.subarray(start + length);
  return { kty: 'RSA', e: base64url(e), n: base64url(n) };
}

function keyFor(jwk: JsonWebKey, hash: HashName | null): VerifyingKey {
  const key: KeyObject = createPublicKey({ key: jwk, format: 'jwk' });
  const input = { key, dsaEncoding: 'ieee-p1363' } as const;
  return {
    verify(octets, signature) {
      try {
        return verify(hash, octets, input, signature);
      } catch {
        return false;
      }
    },
  };
}

function base64url(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('base64url');
}
