import { hexadecimal } from './hexadecimal.ts';
import { type Mnemonics, mnemonicNumber } from './mnemonic.ts';

/** Mnemonics of DNSSEC algorithms that BIND reads. */
const ALGORITHMS: Mnemonics = [
  ['rsamd5', 1],
  ['dh', 2],
  ['dsa', 3],
  ['rsasha1', 5],
  ['nsec3dsa', 6],
  ['nsec3rsasha1', 7],
  ['rsasha256', 8],
  ['rsasha512', 10],
  ['eccgost', 12],
  ['ecdsap256sha256', 13],
  ['ecdsa256', 13],
  ['ecdsap384sha384', 14],
  ['ecdsa384', 14],
  ['ed25519', 15],
  ['ed448', 16],
  ['indirect', 252],
  ['privatedns', 253],
  ['privateoid', 254],
];

/** A DNSSEC algorithm (IANA, RFC 4034 §A.1). */
export const algorithm = mnemonicNumber(1, ALGORITHMS, 'a DNSSEC algorithm');

/** The digest type of DS-like records (RFC 4034 §A.2). */
export const digestType = mnemonicNumber(
  1,
  [
    ['sha-1', 1],
    ['sha1', 1],
    ['sha-256', 2],
    ['sha256', 2],
    ['gost', 3],
    ['sha-384', 4],
    ['sha384', 4],
  ],
  'a digest type',
);

/** Digests of DS-like records have their algorithm's length (RFC 3658 §2.4, RFC 4509 §2.2, RFC 6605 §2). */
export const digest = hexadecimal('the digest in hexadecimal digits', {
  1: { name: 'SHA-1', octets: 20 },
  2: { name: 'SHA-256', octets: 32 },
  4: { name: 'SHA-384', octets: 48 },
});

/** The algorithm of CERT, which is printed as its mnemonic (RFC 4398 §2.2). */
export const certificateAlgorithm = mnemonicNumber(1, ALGORITHMS, 'a DNSSEC algorithm', 'mnemonic');

/** The type of a CERT (RFC 4398 §2.1). */
export const certificateType = mnemonicNumber(
  2,
  [
    ['pkix', 1],
    ['spki', 2],
    ['pgp', 3],
    ['ipkix', 4],
    ['ispki', 5],
    ['ipgp', 6],
    ['acpkix', 7],
    ['iacpkix', 8],
    ['uri', 253],
    ['oid', 254],
  ],
  'a certificate type',
  'mnemonic',
);

/** The hash algorithm of NSEC3 and NSEC3PARAM (RFC 5155 §11). */
export const hashAlgorithm = mnemonicNumber(1, [['sha-1', 1]], 'a hash algorithm');
