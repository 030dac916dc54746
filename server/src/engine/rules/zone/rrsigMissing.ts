import type { DnssecRule } from '../rule.ts';
import { SIGNED_ZONE } from '../support/signedExample.ts';

export const rrsigMissing: DnssecRule = {
  id: 'zone/rrsig-missing',
  scope: 'dnssec',
  severity: 'error',
  summary: 'Records without a signature in a signed zone',
  why: 'In a signed zone, each set of records of one name and type has a signature (RRSIG), but for those that belong to a delegated zone. Where it is missing, validating resolvers take the records for forged and answer with an error: often a record was added to the signed file by hand. A set that lacks the signature of one algorithm, while keys of that algorithm sign the others, is a warning: most resolvers are content with one.',
  references: ['RFC 4035 §2.2', 'RFC 6840 §5.11'],
  fixable: false,
  bad: [
    {
      title: 'A record that was added by hand',
      zone: `${SIGNED_ZONE}new A      192.0.2.2\n;   ^^^^^^^^^^^^^^^^ error: zone/rrsig-missing\n`,
    },
  ],
  good: [{ zone: SIGNED_ZONE }],
};
