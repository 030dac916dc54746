import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { TXT } from '../support/textStrings.ts';
import { reportMultiple } from '../support/transportOwner.ts';

export const multiple: NameRule = {
  id: 'sts/multiple',
  scope: 'name',
  severity: 'error',
  summary: 'More than one MTA-STS record',
  why: 'Where more than one TXT record at `_mta-sts` begins with `v=STSv1;`, senders have to act as if the domain had no policy at all.',
  references: ['RFC 8461 §3.1'],
  fixable: false,
  types: [TXT],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=20260101T000000"
_mta-sts TXT "v=STSv1; id=20261124T120000"
;        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: sts/multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts     TXT "v=STSv1; id=20261124T120000"
_mta-sts.lab TXT "v=STSv1; id=20261124T120000"
`,
    },
  ],
  check: (name, zone, report) => reportMultiple('sts', name, zone, report),
};
