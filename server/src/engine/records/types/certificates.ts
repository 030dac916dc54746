import { field, optionalField, type RecordType } from '../field.ts';
import { base64 } from '../fields/base64.ts';
import { certificateAlgorithm, certificateType } from '../fields/dnssecNumbers.ts';
import { discoveryBit, gateway, relayType } from '../fields/gateway.ts';
import { hexadecimal } from '../fields/hexadecimal.ts';
import { hipAlgorithm, hostIdentityKey, hostIdentityTag } from '../fields/hostIdentity.ts';
import { u8, u8AtMost, u16 } from '../fields/integer.ts';
import { names } from '../fields/name.ts';

/** RFC 4255 §3.1.2 and RFC 6594 §3.2; BIND takes an empty fingerprint of an unknown type. */
const sshFingerprint = hexadecimal(
  'the fingerprint in hexadecimal digits',
  { 1: { name: 'SHA-1', octets: 20 }, 2: { name: 'SHA-256', octets: 32 } },
  0,
);

/** RFC 4025 §2.3. */
const gatewayType = u8AtMost(3);

const CERTIFICATE_ASSOCIATION = [
  field('certificate usage', u8),
  field('selector', u8),
  field('matching type', u8),
  field('certificate association data', hexadecimal('hexadecimal digits')),
];

/** The types that publish keys, certificates and fingerprints. */
export const CERTIFICATE_TYPES: readonly RecordType[] = [
  {
    name: 'CERT',
    number: 37,
    fields: [
      field('type', certificateType),
      field('key tag', u16),
      field('algorithm', certificateAlgorithm),
      field('certificate', base64),
    ],
    reference: 'RFC 4398 §2',
    meaning: 'Certificate or revocation list, or where to find one',
  },
  {
    name: 'SSHFP',
    number: 44,
    fields: [field('algorithm', u8), field('fingerprint type', u8), field('fingerprint', sshFingerprint)],
    reference: 'RFC 4255 §3',
    meaning: 'Fingerprint of an SSH host key',
  },
  {
    name: 'IPSECKEY',
    number: 45,
    fields: [
      field('precedence', u8),
      field('gateway type', gatewayType),
      field('algorithm', u8),
      field('gateway', gateway),
      field('public key', base64),
    ],
    reference: 'RFC 4025 §2',
    meaning: 'Public key and gateway for IPsec',
  },
  {
    name: 'DHCID',
    number: 49,
    fields: [field('digest', base64)],
    reference: 'RFC 4701 §3',
    meaning: 'Marks which DHCP client a dynamically updated name belongs to',
  },
  {
    name: 'TLSA',
    number: 52,
    fields: CERTIFICATE_ASSOCIATION,
    reference: 'RFC 6698 §2',
    meaning: 'Certificate or key that a TLS server must show (DANE)',
  },
  {
    name: 'SMIMEA',
    number: 53,
    fields: CERTIFICATE_ASSOCIATION,
    reference: 'RFC 8162 §2',
    meaning: 'Certificate or key of a mail user for S/MIME (DANE)',
  },
  {
    name: 'HIP',
    number: 55,
    fields: [
      field('PK algorithm', hipAlgorithm),
      field('HIT', hostIdentityTag),
      field('public key', hostIdentityKey),
      optionalField('rendezvous servers', names),
    ],
    reference: 'RFC 8005 §5',
    meaning: 'Host identity: key, tag and rendezvous servers of a host',
  },
  {
    name: 'OPENPGPKEY',
    number: 61,
    fields: [field('key', base64)],
    reference: 'RFC 7929 §2',
    meaning: 'OpenPGP public key of a mail user',
  },
  {
    name: 'HHIT',
    number: 67,
    fields: [field('data', base64)],
    reference: 'RFC 9886 §5.1',
    meaning: 'Hierarchical host identity tag of a drone or other device (DRIP)',
  },
  {
    name: 'BRID',
    number: 68,
    fields: [field('data', base64)],
    reference: 'RFC 9886 §5.2',
    meaning: 'Broadcast remote ID of a drone (DRIP)',
  },
  {
    name: 'AMTRELAY',
    number: 260,
    fields: [
      field('precedence', u8),
      field('discovery optional', discoveryBit),
      field('type', relayType),
      field('relay', gateway),
    ],
    reference: 'RFC 8777 §4',
    meaning: 'Relay that brings multicast to networks without it',
  },
];
