import type { Field, FieldKind } from '../../records/field.ts';
import {
  algorithm,
  certificateAlgorithm,
  certificateType,
  digestType,
  hashAlgorithm,
} from '../../records/fields/dnssecNumbers.ts';
import { discoveryBit, relayType } from '../../records/fields/gateway.ts';
import { hipAlgorithm } from '../../records/fields/hostIdentity.ts';
import { keyFlags, keyProtocol, noFlags } from '../../records/fields/keyFields.ts';
import { salt } from '../../records/fields/salt.ts';

/** A value that a field may have, and what it stands for. */
export interface NamedValue {
  /** As it is written in the file, quotes left out. */
  readonly value: string;
  readonly name: string;
  readonly meaning: string;
  /** Why not to use it any more. */
  readonly obsolete?: string;
}

function named(value: number | string, name: string, meaning: string, obsolete?: string): NamedValue {
  return { value: String(value), name, meaning, ...(obsolete === undefined ? {} : { obsolete }) };
}

const SHA1 = 'SHA-1 is broken (RFC 9905)';

/** What is in use first. */
const ALGORITHMS = [
  named(
    13,
    'ECDSAP256SHA256',
    'ECDSA with P-256 and SHA-256: small signatures, validated everywhere (RFC 6605)',
  ),
  named(15, 'ED25519', 'Ed25519 (RFC 8080)'),
  named(8, 'RSASHA256', 'RSA with SHA-256 (RFC 5702)'),
  named(14, 'ECDSAP384SHA384', 'ECDSA with P-384 and SHA-384 (RFC 6605)'),
  named(16, 'ED448', 'Ed448 (RFC 8080)'),
  named(10, 'RSASHA512', 'RSA with SHA-512 (RFC 5702)'),
  named(5, 'RSASHA1', 'RSA with SHA-1 (RFC 3110)', SHA1),
  named(7, 'RSASHA1-NSEC3-SHA1', 'RSA with SHA-1, for zones with NSEC3 (RFC 5155)', SHA1),
  named(12, 'ECC-GOST', 'GOST R 34.10-2001 (RFC 5933)', 'deprecated (RFC 9906)'),
];

const DIGESTS = [
  named(2, 'SHA-256', 'what parents ask for (RFC 4509)'),
  named(4, 'SHA-384', 'SHA-384 (RFC 6605)'),
  named(1, 'SHA-1', 'SHA-1 (RFC 3658)', SHA1),
];

const RELAYS = [
  named(0, 'none', 'no address follows: "."'),
  named(1, 'IPv4', 'an IPv4 address follows'),
  named(2, 'IPv6', 'an IPv6 address follows'),
  named(3, 'name', 'a domain name follows'),
];

/** Values of the kinds that stand for one thing wherever they stand. */
const BY_KIND: ReadonlyMap<FieldKind, readonly NamedValue[]> = new Map<FieldKind, readonly NamedValue[]>([
  [algorithm, ALGORITHMS],
  [certificateAlgorithm, ALGORITHMS],
  [digestType, DIGESTS],
  [hashAlgorithm, [named(1, 'SHA-1', 'the only one for NSEC3 (RFC 5155 §11)')]],
  [
    keyFlags,
    [
      named(
        257,
        'KSK',
        'key-signing key, or one key for all: zone key with the secure entry point bit (RFC 4034 §2.1.1)',
      ),
      named(256, 'ZSK', 'zone-signing key: the zone key bit (RFC 4034 §2.1.1)'),
      named(385, 'KSK, revoked', 'key-signing key that is withdrawn (RFC 5011 §2.1)'),
    ],
  ],
  [keyProtocol, [named(3, 'DNSSEC', 'always 3 (RFC 4034 §2.1.2)')]],
  [noFlags, [named(0, 'none', 'all flags are reserved')]],
  [salt, [named('-', 'no salt', 'as RFC 9276 §3.1 recommends')]],
  [relayType, RELAYS],
  [
    discoveryBit,
    [named(0, 'discovery required', 'RFC 8777 §4.2.2'), named(1, 'discovery optional', 'RFC 8777 §4.2.2')],
  ],
  [hipAlgorithm, [named(2, 'RSA', 'RSA key'), named(3, 'ECDSA', 'ECDSA key'), named(1, 'DSA', 'DSA key')]],
  [
    certificateType,
    [
      named('PKIX', '1', 'X.509 certificate (RFC 4398 §2.1)'),
      named('PGP', '3', 'OpenPGP packet (RFC 4398 §2.1)'),
      named('SPKI', '2', 'SPKI certificate (RFC 4398 §2.1)'),
      named('IPKIX', '4', 'URL of an X.509 certificate (RFC 4398 §2.1)'),
      named('IPGP', '6', 'fingerprint and URL of an OpenPGP packet (RFC 4398 §2.1)'),
      named('ISPKI', '5', 'URL of a SPKI certificate (RFC 4398 §2.1)'),
      named('ACPKIX', '7', 'attribute certificate (RFC 4398 §2.1)'),
      named('IACPKIX', '8', 'URL of an attribute certificate (RFC 4398 §2.1)'),
    ],
  ],
]);

const ASSOCIATION: Readonly<Record<string, readonly NamedValue[]>> = {
  'certificate usage': [
    named(3, 'DANE-EE', "the server's own certificate or key; nothing else is checked (RFC 7218 §2.1)"),
    named(2, 'DANE-TA', 'a trust anchor of your own that signs it (RFC 7218 §2.1)'),
    named(1, 'PKIX-EE', 'its certificate, which must also be valid by public authorities (RFC 7218 §2.1)'),
    named(0, 'PKIX-TA', 'a public authority that must have signed it (RFC 7218 §2.1)'),
  ],
  selector: [
    named(1, 'SPKI', 'the public key: stays when the certificate is renewed with it (RFC 7218 §2.2)'),
    named(0, 'Cert', 'the whole certificate (RFC 7218 §2.2)'),
  ],
  'matching type': [
    named(1, 'SHA2-256', 'SHA-256 digest (RFC 7218 §2.3)'),
    named(2, 'SHA2-512', 'SHA-512 digest (RFC 7218 §2.3)'),
    named(0, 'Full', 'the data itself, without a digest (RFC 7218 §2.3)'),
  ],
};

const NSEC3: Readonly<Record<string, readonly NamedValue[]>> = {
  iterations: [named(0, 'no extra iterations', 'as RFC 9276 §3.1 demands')],
};

const PREFERENCES = [
  named(10, 'first', 'the lowest number is tried first'),
  named(20, 'second', 'tried when the first does not answer'),
  named(30, 'third', 'tried after that'),
];

/** Values by type and field. */
const BY_FIELD: Readonly<Record<string, Readonly<Record<string, readonly NamedValue[]>>>> = {
  MX: {
    preference: [...PREFERENCES, named(0, 'null MX', 'with "." as the host: no mail is accepted (RFC 7505)')],
  },
  KX: { preference: PREFERENCES },
  SRV: {
    priority: [
      named(0, 'first', 'the lowest number is tried first (RFC 2782)'),
      named(10, 'second', 'tried after that'),
    ],
    weight: [
      named(0, 'no choice', 'where there is one server (RFC 2782)'),
      named(10, 'share', 'shares the load by weight among servers of one priority'),
    ],
  },
  URI: {
    priority: [named(10, 'first', 'the lowest number is tried first (RFC 7553 §4.2)')],
    weight: [named(1, 'share', 'shares the load by weight (RFC 7553 §4.3)')],
  },
  SVCB: {
    SvcPriority: [
      named(1, 'service', 'the lowest number is tried first (RFC 9460 §2.4.3)'),
      named(0, 'alias', 'all is found at the target name (RFC 9460 §2.4.2)'),
    ],
  },
  CAA: {
    flags: [
      named(0, 'not critical', 'the usual flag (RFC 8659 §4.1)'),
      named(128, 'critical', 'an authority that does not know the tag must not issue (RFC 8659 §4.1)'),
    ],
  },
  SSHFP: {
    algorithm: [
      named(4, 'Ed25519', 'RFC 7479'),
      named(3, 'ECDSA', 'RFC 6594'),
      named(1, 'RSA', 'RFC 4255'),
      named(6, 'Ed448', 'RFC 8709'),
      named(2, 'DSA', 'RFC 4255', 'SSH servers and clients have given it up'),
    ],
    'fingerprint type': [
      named(2, 'SHA-256', 'RFC 6594'),
      named(1, 'SHA-1', 'RFC 4255', 'SHA-256 takes its place (RFC 6594)'),
    ],
  },
  TLSA: ASSOCIATION,
  SMIMEA: ASSOCIATION,
  NSEC3: {
    ...NSEC3,
    flags: [
      named(0, 'all names', 'RFC 5155 §3.1.2'),
      named(1, 'opt-out', 'unsigned delegations have no NSEC3 record (RFC 5155 §6)'),
    ],
  },
  NSEC3PARAM: { ...NSEC3, flags: [named(0, 'none', 'must be 0 (RFC 5155 §4.1.2)')] },
  ZONEMD: {
    scheme: [named(1, 'SIMPLE', 'the whole zone in one digest (RFC 8976 §2.2.2)')],
    'hash algorithm': [named(1, 'SHA-384', 'RFC 8976 §2.2.3'), named(2, 'SHA-512', 'RFC 8976 §2.2.3')],
  },
  CSYNC: {
    flags: [
      named(
        3,
        'immediate, soaminimum',
        'at once, once the SOA serial is at least the given one (RFC 7477 §2.1.1.2)',
      ),
      named(1, 'immediate', 'without asking the operator (RFC 7477 §2.1.1.2)'),
      named(2, 'soaminimum', 'once the SOA serial is at least the given one (RFC 7477 §2.1.1.2)'),
    ],
  },
  DSYNC: { scheme: [named('NOTIFY', '1', 'a NOTIFY message to the target (RFC 9859)')] },
  IPSECKEY: {
    precedence: [named(10, 'first', 'the lowest number is tried first (RFC 4025 §2.2)')],
    'gateway type': RELAYS,
    algorithm: [
      named(2, 'RSA', 'RFC 4025 §2.4'),
      named(3, 'ECDSA', 'IANA, IPSECKEY parameters'),
      named(1, 'DSA', 'RFC 4025 §2.4'),
      named(0, 'none', 'no key follows (RFC 4025 §2.4)'),
    ],
  },
  AMTRELAY: { precedence: [named(10, 'first', 'the lowest number is tried first (RFC 8777 §4.2.1)')] },
  AFSDB: {
    subtype: [
      named(1, 'AFS', 'AFS cell database server (RFC 1183 §1)'),
      named(2, 'DCE', 'DCE authentication server (RFC 1183 §1)'),
    ],
  },
  NAPTR: {
    order: [named(10, 'first', 'the lowest order is done first (RFC 3403 §4.1)')],
    preference: [named(10, 'first', 'the lowest preference is preferred (RFC 3403 §4.1)')],
    flags: [
      named('S', 'SRV', 'the replacement has SRV records (RFC 3404 §4.3)'),
      named('U', 'URI', 'the result is a URI (RFC 3404 §4.3)'),
      named('A', 'address', 'the replacement has A and AAAA records (RFC 3404 §4.3)'),
      named('P', 'protocol', 'the rest is up to the protocol (RFC 3404 §4.3)'),
      named('', 'not the last', 'more NAPTR records follow at the replacement (RFC 3403 §4.1)'),
    ],
    services: [
      named('SIP+D2U', 'SIP over UDP', 'RFC 3263 §4.1'),
      named('SIP+D2T', 'SIP over TCP', 'RFC 3263 §4.1'),
      named('SIPS+D2T', 'SIP over TLS', 'RFC 3263 §4.1'),
      named('E2U+sip', 'ENUM: SIP address', 'RFC 3764'),
      named('E2U+email:mailto', 'ENUM: mail address', 'RFC 4355'),
      named('E2U+web:http', 'ENUM: web page', 'RFC 4002'),
    ],
    regexp: [named('', 'none', 'where there is a replacement (RFC 3403 §4.1)')],
  },
  HINFO: {
    CPU: [named('RFC8482', 'answer to ANY', 'what servers answer to ANY queries (RFC 8482 §4.2)')],
    OS: [named('', 'nothing', 'beside RFC8482 (RFC 8482 §4.2)')],
  },
};

/** The values that a field of a type is known to have; none where it can be any. */
export function namedValues(type: string, { name, kind }: Field): readonly NamedValue[] {
  const ofType = BY_FIELD[type === 'HTTPS' ? 'SVCB' : type];
  return ofType?.[name] ?? BY_KIND.get(kind) ?? [];
}
