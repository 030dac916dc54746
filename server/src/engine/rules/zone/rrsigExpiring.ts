import type { DnssecRule } from '../rule.ts';
import { SIGNED_UNTIL_NEW_YEAR, SIGNED_ZONE, signedZone } from '../support/signedExample.ts';

export const rrsigExpiring: DnssecRule = {
  id: 'zone/rrsig-expiring',
  scope: 'dnssec',
  severity: 'warning',
  summary: 'Signature that expires within three days',
  why: 'Programs that sign renew signatures well before they expire: BIND and Knot DNS about a week before. Where only three days are left, or a quarter of the time of signatures that are made for less than twelve days, something has stopped, and there is still time to see what: when the signatures have expired, validating resolvers answer with an error.',
  references: ['RFC 4034 §3.1.5', 'RFC 6781 §4.4.2'],
  fixable: false,
  bad: [
    {
      zone: signedZone([
        'www RRSIG  A',
        `${SIGNED_UNTIL_NEW_YEAR};                      ^^^^^^^^^^^^^^ warning: in 1 day\n`,
      ]),
    },
  ],
  good: [{ title: 'Signed until 20 January 2027', zone: SIGNED_ZONE }],
};
