import type { NameRule } from '../rule.ts';
import { STRAY_VERSION } from '../signs.ts';
import { TXT } from '../support/textStrings.ts';
import { reportOwner } from '../support/transportOwner.ts';

export const owner: NameRule = {
  id: 'bimi/owner',
  scope: 'name',
  severity: 'error',
  summary: 'BIMI record that is not at a selector and _bimi',
  why: 'Receivers of mail from `example.com` ask for a TXT record at `default._bimi.example.com`, or at another selector that the message names, and nowhere else.',
  references: ['draft-brand-indicators-for-message-identification §7.2'],
  fixable: true,
  types: [TXT],
  needs: STRAY_VERSION,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_bimi            TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
; @1-5 error: bimi/owner
default.bimi.lab TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
; @1-16 error: bimi/owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
    },
  ],
  check: (name, zone, report) => reportOwner('bimi', name, zone, report),
};
