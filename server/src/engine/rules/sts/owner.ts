import type { NameRule } from '../rule.ts';
import { STRAY_VERSION } from '../signs.ts';
import { TXT } from '../support/textStrings.ts';
import { reportOwner } from '../support/transportOwner.ts';

export const owner: NameRule = {
  id: 'sts/owner',
  scope: 'name',
  severity: 'error',
  summary: 'MTA-STS record that is not at _mta-sts',
  why: 'Senders to `example.com` ask for a TXT record at `_mta-sts.example.com`, and nowhere else. `mta-sts.example.com`, without the underscore, is the host that the policy file is fetched from.',
  references: ['RFC 8461 §3.1'],
  fixable: true,
  types: [TXT],
  needs: STRAY_VERSION,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@           TXT "v=STSv1; id=20261124T120000"
; @1-1 error: sts/owner
mta-sts.lab TXT "v=STSv1; id=20261124T120000"
; @1-11 error: sts/owner
`,
    },
  ],
  good: [
    {
      title: 'A CNAME may lead to it from any name',
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts     TXT   "v=STSv1; id=20261124T120000"
_mta-sts.lab CNAME mta-sts-record
mta-sts-record TXT "v=STSv1; id=20261124T120000"
`,
    },
  ],
  check: (name, zone, report) => reportOwner('sts', name, zone, report),
};
