import type { DnssecRule } from '../rule.ts';
import { SIGNED_ZONE, signedLine, signedZone } from '../support/signedExample.ts';

export const nsecChain: DnssecRule = {
  id: 'zone/nsec-chain',
  scope: 'dnssec',
  severity: 'error',
  summary: 'Chain of NSEC or NSEC3 records that has a gap or says what is not so',
  why: 'In a signed zone, NSEC records lead from each name to the next, and list the types that are there; NSEC3 records do so with the hashes of names. By them, resolvers prove that a name or type does not exist. A name that is left out, a record that leads elsewhere, or a list that is not that of the types makes validating resolvers answer with an error, or take for missing what is there.',
  references: ['RFC 4034 §4', 'RFC 4035 §2.3', 'RFC 5155 §7.1'],
  fixable: false,
  bad: [
    {
      title: 'A type that was added to the list',
      zone: signedZone(
        ['www NSEC', 'www NSEC   @ A MX RRSIG NSEC\n;              ^^ error: zone/nsec-chain\n'],
        [
          'www RRSIG  NSEC',
          `${signedLine('www RRSIG  NSEC')}; @5-${signedLine('www RRSIG  NSEC').length - 1} error: zone/dnssec-signature\n`,
        ],
      ),
    },
    {
      title: 'A name that is not part of the chain',
      zone: signedZone(
        ['www NSEC', ''],
        ['www RRSIG  NSEC', ''],
        ['www A ', 'www A      192.0.2.1\n;   ^^^^^^^^^^^^^^^^ error: zone/nsec-chain\n'],
      ),
    },
  ],
  good: [{ zone: SIGNED_ZONE }],
};
