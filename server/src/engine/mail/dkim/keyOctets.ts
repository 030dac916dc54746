import {
  BIT_STRING,
  type DerValue,
  hexOf,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  readDer,
  SEQUENCE,
} from './der.ts';

/** A public key of RSA. */
export interface RsaKey {
  readonly kind: 'rsa';
  /** `spki`: SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), as key records have it; `pkcs1`: RSAPublicKey alone (RFC 8017 A.1.1). */
  readonly form: 'spki' | 'pkcs1';
  /** The modulus's size. */
  readonly bits: number;
  readonly modulusIsEven: boolean;
  /** The exponent; infinite where it has more than six octets. */
  readonly exponent: number;
  /** Octets behind the key. */
  readonly rest: number;
}

/** A public key of Ed25519: 32 octets alone, as key records have it (RFC 8463 §4), or in a SubjectPublicKeyInfo (RFC 8410). */
export interface Ed25519Key {
  readonly kind: 'ed25519';
  readonly form: 'raw' | 'spki';
  readonly raw: Uint8Array;
}

/** What stands in `p=`, by its octets. */
export type KeyOctets =
  | RsaKey
  | Ed25519Key
  /** A structure that goes on behind the end: octets that it has, and the size of its modulus where that is told. */
  | { readonly kind: 'cut'; readonly length: number | undefined; readonly bits: number | undefined }
  | { readonly kind: 'private' }
  /** Another algorithm, by its name, or something else, in words; nothing of both where it is not known. */
  | { readonly kind: 'other'; readonly name: string | undefined; readonly thing?: string };

const RSA = '2a864886f70d010101';
const ED25519 = '2b6570';
const ED25519_LENGTH = 32;
const ALGORITHMS: Readonly<Record<string, string>> = {
  '2a864886f70d01010a': 'RSASSA-PSS',
  '2a8648ce3d0201': 'elliptic curves (ECDSA)',
  '2b656e': 'X25519',
  '2b6571': 'Ed448',
  '2a8648ce380401': 'DSA',
};
const UNKNOWN = { kind: 'other', name: undefined } as const;
/** The version of a certificate, in front of its serial number (RFC 5280 §4.1). */
const CERTIFICATE_VERSION = 0xa0;
/** How keys begin that are written for others: for SSH (RFC 4253 §6.6), and with the exponent 65537 for DNSSEC (RFC 3110 §2). */
const FOREIGN: readonly (readonly [octets: readonly number[], thing: string])[] = [
  [[0, 0, 0, 7, 0x73, 0x73, 0x68], 'a key as SSH has it'],
  [[0, 0, 0, 11, 0x73, 0x73, 0x68], 'a key as SSH has it'],
  [[3, 1, 0, 1], 'a key as DNSKEY records have it'],
];

/** Tells what key some octets are: in time that grows with their number, never failing. */
export function readKeyOctets(octets: Uint8Array): KeyOctets {
  if (octets.length === ED25519_LENGTH) return { kind: 'ed25519', form: 'raw', raw: octets };
  const whole = readDer(octets, 0, octets.length);
  if (octets[0] !== SEQUENCE || whole === undefined) return foreign(octets);
  if (whole === 'cut') return { kind: 'cut', length: undefined, bits: undefined };
  const isCut = whole.end > octets.length;
  const first = readDer(octets, whole.start, Math.min(whole.end, octets.length));
  const cut: KeyOctets = { kind: 'cut', length: whole.end, bits: undefined };
  if (first === 'cut' || first === undefined) return isCut ? cut : UNKNOWN;
  // A private key begins with the number of its version (RFC 8017 A.1.2, RFC 5958 §2).
  if (first.tag === INTEGER && first.end - first.start <= 1)
    return versioned(octets, first, isCut ? cut : UNKNOWN);
  if (first.tag === INTEGER) return rsaKey(octets, whole, 'pkcs1', whole.end);
  if (first.tag !== SEQUENCE) return UNKNOWN;
  return subjectPublicKey(octets, whole, first);
}

function foreign(octets: Uint8Array): KeyOctets {
  const known = FOREIGN.find(([start]) => start.every((octet, i) => octets[i] === octet));
  return known === undefined ? UNKNOWN : { kind: 'other', name: undefined, thing: known[1] };
}

function versioned(octets: Uint8Array, version: DerValue, otherwise: KeyOctets): KeyOctets {
  const next = octets[version.end];
  const isPrivate = next === INTEGER || next === SEQUENCE || next === OCTET_STRING;
  return isPrivate ? { kind: 'private' } : otherwise;
}

/** A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
function subjectPublicKey(octets: Uint8Array, whole: DerValue, algorithm: DerValue): KeyOctets {
  const cut: KeyOctets = { kind: 'cut', length: whole.end, bits: undefined };
  const isCut = whole.end > octets.length;
  const identifier = readDer(octets, algorithm.start, algorithm.end);
  if (algorithm.end > octets.length) return cut;
  if (identifier === undefined || identifier === 'cut') return UNKNOWN;
  if (identifier.tag === CERTIFICATE_VERSION) return { ...UNKNOWN, thing: 'a certificate' };
  if (identifier.tag !== OBJECT_IDENTIFIER) return UNKNOWN;
  const name = hexOf(octets, identifier);
  if (name !== RSA && name !== ED25519) return { kind: 'other', name: ALGORITHMS[name] };
  const key = readDer(octets, algorithm.end, Math.min(whole.end, octets.length));
  if (key === 'cut') return isCut ? cut : UNKNOWN;
  if (key === undefined || key.tag !== BIT_STRING || key.end !== whole.end) return UNKNOWN;
  if (key.start >= octets.length) return cut;
  if (octets[key.start] !== 0) return UNKNOWN;
  if (name === ED25519) {
    if (isCut) return cut;
    const raw = octets.subarray(key.start + 1, key.end);
    return raw.length === ED25519_LENGTH ? { kind: 'ed25519', form: 'spki', raw } : UNKNOWN;
  }
  if (!hasNoParameters(octets, identifier.end, algorithm.end)) return UNKNOWN;
  const inner = readDer(octets, key.start + 1, Math.min(key.end, octets.length));
  if (inner === 'cut') return isCut ? cut : UNKNOWN;
  if (inner === undefined || inner.tag !== SEQUENCE || inner.end !== key.end) return UNKNOWN;
  return rsaKey(octets, inner, 'spki', whole.end);
}

/** RSA has NULL as its parameters (RFC 3279 §2.3.1); programs take them left out, too. */
function hasNoParameters(octets: Uint8Array, start: number, end: number): boolean {
  return start === end || (end - start === 2 && octets[start] === NULL && octets[start + 1] === 0);
}

/** An RSAPublicKey (RFC 8017 A.1.1). */
function rsaKey(octets: Uint8Array, key: DerValue, form: RsaKey['form'], length: number): KeyOctets {
  const limit = Math.min(key.end, octets.length);
  const isCut = length > octets.length;
  const cut = (bits?: number): KeyOctets => ({ kind: 'cut', length, bits });
  const modulus = readDer(octets, key.start, limit);
  if (modulus === 'cut') return isCut ? cut() : UNKNOWN;
  if (modulus === undefined || modulus.tag !== INTEGER || modulus.end > key.end) return UNKNOWN;
  const bits = bitsOf(octets, modulus);
  // Of zeros alone the size cannot be told yet.
  if (modulus.end > octets.length) return cut(bits || undefined);
  const exponent = readDer(octets, modulus.end, limit);
  if (exponent === 'cut') return isCut ? cut(bits) : UNKNOWN;
  if (exponent === undefined || exponent.tag !== INTEGER || exponent.end !== key.end) return UNKNOWN;
  if (isCut) return cut(bits);
  if (!isNatural(octets, modulus) || !isNatural(octets, exponent)) return UNKNOWN;
  return {
    kind: 'rsa',
    form,
    bits,
    modulusIsEven: ((octets[modulus.end - 1] as number) & 1) === 0,
    exponent: numberOf(octets, exponent),
    rest: octets.length - length,
  };
}

/** Whether an INTEGER is not negative, and written without more zeros than it needs (X.690 §8.3.2). */
function isNatural(octets: Uint8Array, { start, end }: DerValue): boolean {
  const first = octets[start] as number;
  if (end === start || first >= 0x80) return false;
  return first !== 0 || end - start === 1 || (octets[start + 1] as number) >= 0x80;
}

function bitsOf(octets: Uint8Array, { start, end }: DerValue): number {
  let at = start;
  while (at < end && octets[at] === 0) at++;
  const first = octets[at];
  return first === undefined || at === end ? 0 : (end - at) * 8 - Math.clz32(first) + 24;
}

function numberOf(octets: Uint8Array, { start, end }: DerValue): number {
  if (end - start > 6) return Number.POSITIVE_INFINITY;
  return octets.subarray(start, end).reduce((value, octet) => value * 256 + octet, 0);
}
