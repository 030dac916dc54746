import { field, optionalField, type RecordType } from '../field.ts';
import { hashedOwner } from '../fields/base32hex.ts';
import { base64 } from '../fields/base64.ts';
import { algorithm, digest, digestType, hashAlgorithm } from '../fields/dnssecNumbers.ts';
import { hexadecimal } from '../fields/hexadecimal.ts';
import { u8, u16, u32 } from '../fields/integer.ts';
import { keyFlags, keyProtocol, noFlags } from '../fields/keyFields.ts';
import { mnemonicNumber } from '../fields/mnemonic.ts';
import { name, target } from '../fields/name.ts';
import { salt } from '../fields/salt.ts';
import { signerName } from '../fields/signerName.ts';
import { time } from '../fields/time.ts';
import { typeBitmap, typesPresent } from '../fields/typeBitmap.ts';
import { typeCovered } from '../fields/typeCovered.ts';

const DELEGATION_SIGNER = [
  field('key tag', u16),
  field('algorithm', algorithm),
  field('digest type', digestType),
  field('digest', digest),
];

const PUBLIC_KEY = [
  field('flags', keyFlags),
  field('protocol', keyProtocol),
  field('algorithm', algorithm),
  field('public key', base64),
];

const SIGNATURE = [
  field('type covered', typeCovered),
  field('algorithm', algorithm),
  field('labels', u8),
  field('original TTL', u32),
  field('signature expiration', time),
  field('signature inception', time),
  field('key tag', u16),
  field("signer's name", signerName),
  field('signature', base64),
];

/** RFC 8976 §2.2.4: at least twelve octets for any algorithm. */
const zoneDigest = hexadecimal(
  'the digest in hexadecimal digits',
  { 1: { name: 'SHA-384', octets: 48 }, 2: { name: 'SHA-512', octets: 64 } },
  12,
);

const dsyncScheme = mnemonicNumber(1, [['notify', 1]], 'a scheme', 'mnemonic');

/** The types of DNSSEC, and those that keep delegations and zones consistent. */
export const SECURITY_TYPES: readonly RecordType[] = [
  {
    name: 'DS',
    number: 43,
    fields: DELEGATION_SIGNER,
    reference: 'RFC 4034 §5',
    meaning: "Digest of the child zone's key: the parent vouches for a signed delegation",
  },
  {
    name: 'RRSIG',
    number: 46,
    fields: SIGNATURE,
    reference: 'RFC 4034 §3',
    meaning: 'Signature of the records of one type at the owner',
  },
  {
    name: 'NSEC',
    number: 47,
    fields: [field('next domain name', name), field('type bit maps', typesPresent)],
    reference: 'RFC 4034 §4',
    meaning: 'Proof of what does not exist: the next name in the zone and the types at the owner',
  },
  {
    name: 'DNSKEY',
    number: 48,
    fields: PUBLIC_KEY,
    reference: 'RFC 4034 §2',
    meaning: "Public key that verifies the zone's signatures",
  },
  {
    name: 'NSEC3',
    number: 50,
    fields: [
      field('hash algorithm', hashAlgorithm),
      field('flags', u8),
      field('iterations', u16),
      field('salt', salt),
      field('next hashed owner name', hashedOwner),
      optionalField('type bit maps', typeBitmap),
    ],
    reference: 'RFC 5155 §3',
    meaning: 'Proof of what does not exist, with hashed names so that the zone cannot be listed',
  },
  {
    name: 'NSEC3PARAM',
    number: 51,
    fields: [
      field('hash algorithm', hashAlgorithm),
      field('flags', u8),
      field('iterations', u16),
      field('salt', salt),
    ],
    reference: 'RFC 5155 §4',
    meaning: 'How the NSEC3 records of the zone are hashed',
  },
  {
    name: 'RKEY',
    number: 57,
    fields: [
      field('flags', noFlags),
      field('protocol', keyProtocol),
      field('algorithm', algorithm),
      field('public key', base64),
    ],
    reference: 'IANA template RKEY/rkey-completed-template',
    meaning: 'Public key that encrypts resource records',
  },
  {
    name: 'TALINK',
    number: 58,
    fields: [field('start or previous', name), field('end or next', name)],
    reference: 'IANA template TALINK/talink-completed-template',
    meaning: "Links the history of a zone's trust anchors",
  },
  {
    name: 'CDS',
    number: 59,
    fields: DELEGATION_SIGNER,
    reference: 'RFC 7344 §3.1',
    meaning: 'DS record that the child zone asks its parent to publish; "0 0 0 00" asks to remove it',
  },
  {
    name: 'CDNSKEY',
    number: 60,
    fields: PUBLIC_KEY,
    reference: 'RFC 7344 §3.2',
    meaning: 'Key that the child zone asks its parent to make a DS record of; "0 3 0 AA==" asks to remove it',
  },
  {
    name: 'CSYNC',
    number: 62,
    fields: [field('SOA serial', u32), field('flags', u16), optionalField('type bit map', typeBitmap)],
    reference: 'RFC 7477 §2.1',
    meaning: 'Types that the parent should copy from the child zone, such as NS and glue',
  },
  {
    name: 'ZONEMD',
    number: 63,
    fields: [
      field('serial', u32),
      field('scheme', u8),
      field('hash algorithm', u8),
      field('digest', zoneDigest),
    ],
    reference: 'RFC 8976 §2',
    meaning: 'Digest over the whole zone, to check a copy of it',
  },
  {
    name: 'DSYNC',
    number: 66,
    fields: [
      field('RRtype', typeCovered),
      field('scheme', dsyncScheme),
      field('port', u16),
      field('target', target),
    ],
    reference: 'RFC 9859 §2',
    meaning: 'Where a child zone announces that its CDS, CDNSKEY or CSYNC records have changed',
  },
  {
    name: 'TA',
    number: 32768,
    fields: DELEGATION_SIGNER,
    reference: 'IANA template; Weiler, "Deploying DNSSEC Without a Signed Root"',
    meaning: 'Trust anchor for DNSSEC from before the root was signed',
    obsolete: 'never standardised; DS records below a signed root replace it',
  },
  {
    name: 'DLV',
    number: 32769,
    fields: DELEGATION_SIGNER,
    reference: 'RFC 4431',
    meaning: 'Trust anchor outside of the delegation chain',
    obsolete: 'DNSSEC lookaside validation ended with RFC 8749; publish DS in the parent zone',
  },
];
