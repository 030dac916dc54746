import type { DnssecRule } from '../rule.ts';
import { SIGNED_UNTIL_DECEMBER, SIGNED_ZONE, signedZone } from '../support/signedExample.ts';

export const rrsigExpired: DnssecRule = {
  id: 'zone/rrsig-expired',
  scope: 'dnssec',
  severity: 'warning',
  summary: 'Signature that has expired',
  why: 'Every signature (RRSIG) has an end. Resolvers that validate take the records for forged from then on and answer with an error: for their users the name is gone, while those of other resolvers see nothing. It happens when the program that signs has stopped, when its keys cannot be read, or when a signed file is copied and not signed again. It is no error, because name servers that sign by themselves renew the signatures when they load the zone.',
  references: ['RFC 4034 §3.1.5', 'RFC 4035 §5.3.1', 'RFC 6781 §4.4.2'],
  fixable: false,
  bad: [
    {
      zone: signedZone([
        'www RRSIG  A',
        `${SIGNED_UNTIL_DECEMBER};                      ^^^^^^^^^^^^^^ warning: 30 days ago\n`,
      ]),
    },
  ],
  good: [{ title: 'Signed until 20 January 2027', zone: SIGNED_ZONE }],
};
