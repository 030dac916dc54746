import { field, type RecordType } from '../field.ts';
import { base64 } from '../fields/base64.ts';
import { algorithm, digest, digestType } from '../fields/dnssecNumbers.ts';
import { u16 } from '../fields/integer.ts';
import { keyFlags, keyProtocol } from '../fields/keyFields.ts';

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

/** The types of DNSSEC. */
export const SECURITY_TYPES: readonly RecordType[] = [
  {
    name: 'DS',
    number: 43,
    fields: DELEGATION_SIGNER,
    reference: 'RFC 4034 §5',
    meaning: "Digest of the child zone's key: the parent vouches for a signed delegation",
  },
  {
    name: 'DNSKEY',
    number: 48,
    fields: PUBLIC_KEY,
    reference: 'RFC 4034 §2',
    meaning: "Public key that verifies the zone's signatures",
  },
];
