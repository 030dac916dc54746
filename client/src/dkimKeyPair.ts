import { generateKeyPair } from 'node:crypto';

/** The kinds of keys that can be generated. */
export type DkimAlgorithm = 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'ed25519';

/** A pair of keys as it leaves its generation. */
export interface DkimKeyPair {
  /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) in base64. */
  readonly publicKey: string;
  /** PKCS #8 in its armour (RFC 5958, RFC 7468 §10). */
  readonly privateKey: string;
}

const ENCODINGS = {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const;

/** Generates a pair of keys for DKIM: RSA with the exponent 65537, or Ed25519 (RFC 8301 §3.2, RFC 8463 §4). */
export function generateDkimKeyPair(algorithm: DkimAlgorithm): Promise<DkimKeyPair> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, publicKey: Buffer, privateKey: string) =>
      error ? reject(error) : resolve({ publicKey: publicKey.toString('base64'), privateKey });
    if (algorithm === 'ed25519') generateKeyPair('ed25519', ENCODINGS, done);
    else generateKeyPair('rsa', { modulusLength: Number(algorithm.slice(4)), ...ENCODINGS }, done);
  });
}

/** A selector that is not in use yet: today's date, such as `s20261124`, with a letter behind it if need be. */
export function freeSelector(inUse: readonly string[], now: Date): string {
  const date = `${now.getFullYear()}${twoDigits(now.getMonth() + 1)}${twoDigits(now.getDate())}`;
  const letters = ['', ...'bcdefghijklmnopqrstuvwxyz'];
  return (
    letters.map((letter) => `s${date}${letter}`).find((name) => !inUse.includes(name)) ?? `s${now.getTime()}`
  );
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
