import { hexadecimal } from './hexadecimal.ts';
import { type Mnemonics, mnemonicNumber } from './mnemonic.ts';

/** Mnemonics of DNSSEC algorithms that BIND reads. */
export const ALGORITHMS: Mnemonics = [
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
