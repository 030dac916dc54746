import { typeText } from '../../records/recordTypes.ts';
import type { NameRule } from '../rule.ts';
import { OLD_ALGORITHM } from '../signs.ts';
import { fieldPlace } from '../support/rdataField.ts';

const DS = 43;
const DNSKEY = 48;
const CDS = 59;
const CDNSKEY = 60;

/** Algorithms that nobody may sign with any more, and those that are for other things. */
const ALGORITHMS: Readonly<Record<number, string>> = {
  1: 'RSA/MD5 is broken',
  2: 'Diffie-Hellman signs nothing',
  3: 'DSA is too weak, and resolvers no longer verify it',
  5: 'RSA/SHA-1 is too weak, and resolvers begin to take what it signs for unsigned',
  6: 'DSA is too weak, and resolvers no longer verify it',
  7: 'RSA/SHA-1 is too weak, and resolvers begin to take what it signs for unsigned',
  12: 'GOST R 34.10-2001 is retired, and resolvers no longer verify it',
};

const DIGESTS: Readonly<Record<number, string>> = {
  1: 'SHA-1 is too weak',
  3: 'GOST R 34.11-94 is retired, and resolvers do not know it',
};

/** Where the RDATA has the algorithm, and which field it is. */
const DS_LIKE = { octet: 2, field: 1 };
const KEY_LIKE = { octet: 3, field: 2 };

export const dnssecAlgorithm: NameRule = {
  id: 'zone/dnssec-algorithm',
  scope: 'name',
  severity: 'warning',
  summary: 'DNSSEC algorithm or digest that is not to be used any more',
  why: 'Resolvers drop weak algorithms one by one, and what they cannot verify they take for unsigned: DNSSEC then protects nothing, and nobody notices. Use ECDSA P-256 (13) or Ed25519 (15) for keys; RSA/SHA-256 (8) is fine as well. DS records hold SHA-256 digests (2).',
  references: ['RFC 8624 §3.1', 'RFC 8624 §3.3', 'RFC 9904', 'RFC 9905', 'RFC 9906'],
  fixable: false,
  types: [DS, DNSKEY, CDS, CDNSKEY],
  needs: OLD_ALGORITHM,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS  ns1.example.net.
branch NS  ns2.example.net.
branch DS  60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118
;                ^ warning: RSA/SHA-1
`,
    },
    {
      title: 'A weak digest of a strong key',
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS  ns1.example.net.
branch NS  ns2.example.net.
branch DS  47674 15 1 2BB183AF5F22588179A53B0A98631FAD1A292118
;                   ^ warning: SHA-1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS  ns1.example.net.
branch NS  ns2.example.net.
branch DS  47674 15 2 2E4F373C65B9CF48AB890A2C4BF2E6DD7EC7A569FEFDD48A59D365BBEF98E763
`,
    },
  ],
  check(name, zone, report) {
    for (const record of zone.recordsAt(name)) {
      const { type } = record;
      const isDs = type === DS || type === CDS;
      if (!isDs && type !== DNSKEY && type !== CDNSKEY) continue;
      const wire = record.wire();
      const { octet, field } = isDs ? DS_LIKE : KEY_LIKE;
      const algorithm = ALGORITHMS[wire?.[octet] ?? -1];
      if (algorithm !== undefined) {
        report({
          message: `Algorithm ${wire?.[octet]} of this ${typeText(type)} record is not to be used any more: ${algorithm}. ${isDs ? 'Have the zone signed' : 'Sign the zone'} with ECDSA P-256 (13) or Ed25519 (15).`,
          place: fieldPlace(record, field),
        });
        continue;
      }
      const digest = isDs ? DIGESTS[wire?.[3] ?? -1] : undefined;
      if (digest === undefined) continue;
      report({
        message: `Digest type ${wire?.[3]} of this ${typeText(type)} record is not to be used any more: ${digest}. Use a SHA-256 digest (2) of the same key.`,
        place: fieldPlace(record, 2),
      });
    }
  },
};
