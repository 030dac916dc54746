import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { TXT } from '../support/textStrings.ts';
import { reportMultiple } from '../support/transportOwner.ts';

export const multiple: NameRule = {
  id: 'bimi/multiple',
  scope: 'name',
  severity: 'error',
  summary: 'More than one BIMI record',
  why: 'Where more than one TXT record of a selector begins with `v=BIMI1`, receivers stop looking, and show no logo.',
  references: ['draft-brand-indicators-for-message-identification §7.2'],
  fixable: false,
  types: [TXT],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem"
default._bimi TXT "v=BIMI1; l=https://example.com/b.svg; a=https://example.com/b.pem"
;             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: bimi/multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem"
news._bimi    TXT "v=BIMI1; l=https://example.com/b.svg; a=https://example.com/b.pem"
`,
    },
  ],
  check: (name, zone, report) => reportMultiple('bimi', name, zone, report),
};
