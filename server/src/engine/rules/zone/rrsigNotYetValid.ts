import type { DnssecRule } from '../rule.ts';
import { SIGNED_FROM_JANUARY, SIGNED_ZONE, signedZone } from '../support/signedExample.ts';

export const rrsigNotYetValid: DnssecRule = {
  id: 'zone/rrsig-not-yet-valid',
  scope: 'dnssec',
  severity: 'warning',
  summary: 'Signature that is not valid yet',
  why: 'Every signature (RRSIG) has a beginning, which signers set an hour or so back. One that lies ahead comes from a clock that is wrong, there or here: until then, validating resolvers take the records for forged and answer with an error.',
  references: ['RFC 4034 §3.1.5', 'RFC 4035 §5.3.1'],
  fixable: false,
  bad: [
    {
      zone: signedZone([
        'www RRSIG  A',
        `${SIGNED_FROM_JANUARY};                                     ^^^^^^^^^^^^^^ warning: in 10 days\n`,
      ]),
    },
  ],
  good: [{ title: 'Valid since 20 December 2026', zone: SIGNED_ZONE }],
};
