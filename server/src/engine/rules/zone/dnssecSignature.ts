import type { DnssecRule } from '../rule.ts';
import { SIGNED_ZONE, signedLine, signedZone } from '../support/signedExample.ts';

export const dnssecSignature: DnssecRule = {
  id: 'zone/dnssec-signature',
  scope: 'dnssec',
  severity: 'error',
  summary: 'Signature that does not match its records, or is by a key that is not in the zone',
  why: 'Validating resolvers compute from the records, the signature and the key whether the owner of the key has signed just this. If not, they answer with an error, as if the records were forged: mostly the file was edited after it was signed, or the keys were changed without signing again. A signature by an unknown key is a warning where another one is there that resolvers can use. Ed448 cannot be verified inside of VS Code; the command line can.',
  references: ['RFC 4035 §5.3', 'RFC 4034 §3.1.8', 'RFC 4034 §6'],
  fixable: false,
  bad: [
    {
      title: 'The address was changed after the zone was signed',
      zone: signedZone(
        ['www A ', 'www A      192.0.2.2\n'],
        [
          'www RRSIG  A',
          `${signedLine('www RRSIG  A')}; @5-${signedLine('www RRSIG  A').length - 1} error: zone/dnssec-signature\n`,
        ],
      ),
    },
    {
      title: 'Another key',
      zone: signedZone(
        ['@   DNSKEY', '@   DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=\n'],
        [
          '@   RRSIG  SOA',
          `${signedLine('@   RRSIG  SOA')};                                                      ^^^^^ error: so are 5 others\n`,
        ],
      ),
    },
  ],
  good: [{ zone: SIGNED_ZONE }],
};
