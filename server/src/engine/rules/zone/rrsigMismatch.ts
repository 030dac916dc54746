import type { DnssecRule } from '../rule.ts';
import { SIGNED_ZONE, signedLine, signedZone } from '../support/signedExample.ts';

export const rrsigMismatch: DnssecRule = {
  id: 'zone/rrsig-mismatch',
  scope: 'dnssec',
  severity: 'error',
  summary: 'Signature that does not fit its owner or the records that it covers',
  why: 'A signature (RRSIG) names the type that it covers, the labels of its owner, the TTL that the records were signed with, and the zone that signed. If one of these is not what stands in the zone, resolvers do not use the signature, or checkers of zones refuse the file: it was edited after it was signed. A signature whose own TTL is another than that of the records it covers is a warning, as is one over what belongs to a delegated zone.',
  references: ['RFC 4034 §3', 'RFC 4034 §3.1.3', 'RFC 4034 §3.1.4', 'RFC 4035 §2.2', 'RFC 4035 §5.3.1'],
  fixable: false,
  bad: [
    {
      title: 'Another TTL than the one that was signed',
      zone: signedZone(
        ['www A ', 'www 300 A  192.0.2.1\n'],
        [
          'www RRSIG  A',
          `${signedLine('www RRSIG  A').replace('RRSIG', '300 RRSIG')};                     ^^^^ error: for a TTL of 3600\n`,
        ],
      ),
    },
    {
      title: 'The record is gone, its signature is still there',
      zone: signedZone(
        ['www A ', ''],
        ['www RRSIG  A', `${signedLine('www RRSIG  A')};          ^ error: covers A\n`],
      ),
    },
  ],
  good: [{ zone: SIGNED_ZONE }],
};
