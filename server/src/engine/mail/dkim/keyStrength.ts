import type { PublicKey } from './dkimKey.ts';

/** What a key is, in a few words: `RSA, 2048 bits`. */
export function keyName(key: PublicKey): string {
  switch (key.kind) {
    case 'missing':
      return 'No key';
    case 'revoked':
      return 'Withdrawn key';
    case 'unreadable':
      return 'Key that is no base64';
    case 'private':
      return 'Private key';
    case 'cut':
      return key.bits === undefined ? 'Key that is cut off' : `RSA key of ${key.bits} bits that is cut off`;
    case 'other':
      if (key.thing !== undefined) return `Not a key of DKIM, but ${key.thing}`;
      return key.name === undefined ? 'Something that is no key' : `Key of ${key.name}`;
    case 'rsa':
      return `RSA key of ${key.bits} bits`;
    case 'ed25519':
      return 'Ed25519 key';
  }
}

/** Whether it can be used and is strong enough, as a sentence (RFC 8301 §3.2, RFC 8463). */
export function keyStrength(key: PublicKey): string {
  switch (key.kind) {
    case 'missing':
      return 'Verifiers refuse the record: signatures by this selector fail.';
    case 'revoked':
      return 'Signatures by this selector fail, as is meant for a key that is not used any more.';
    case 'unreadable':
    case 'cut':
    case 'other':
      return 'Verifiers cannot use it: signatures by this selector fail.';
    case 'private':
      return 'It must not be published: replace it.';
    case 'ed25519':
      return key.form === 'spki'
        ? 'Verifiers cannot use it in this structure: the 32 octets of the key stand alone (RFC 8463 §4).'
        : 'Strong enough; some receivers do not know this type, so mail is signed by a key of RSA as well (RFC 8463 §6).';
    case 'rsa':
      if (key.bits < 1024) return 'Too weak: verifiers must not accept it (RFC 8301 §3.2).';
      if (key.bits < 2048) return 'Accepted, but weak: at least 2048 bits should be used (RFC 8301 §3.2).';
      if (key.bits > 4096)
        return 'Strong, but verifiers need not accept more than 4096 bits (RFC 8301 §3.2).';
      return 'Strong enough (RFC 8301 §3.2).';
  }
}
