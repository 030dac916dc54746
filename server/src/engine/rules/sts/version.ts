import type { MailRule } from '../rule.ts';
import { reportVersion } from '../support/transportTags.ts';

export const version: MailRule<'sts'> = {
  id: 'sts/version',
  scope: 'mail',
  kind: 'sts',
  severity: 'error',
  summary: 'MTA-STS record that does not begin with "v=STSv1;"',
  why: 'Senders look for TXT records that begin with `v=STSv1;`, letter by letter, and discard all others. A record that begins otherwise is as good as none: the policy is never asked for, and mail is sent without its protection.',
  references: ['RFC 8461 §3.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts     TXT "v=stsv1; id=20261124T120000"
;                 ^^^^^^^ error: sts/version
_mta-sts.lab TXT "v=STSv1 id=20261124T120000"
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: sts/version
_mta-sts.dev TXT "id=20261124T120000; v=STSv1"
;                                     ^^^^^^^ error: sts/version
_mta-sts.old TXT "v=STSv1 ; id=20261124T120000"
;                 ^^^^^^^^^ warning: sts/version
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=20261124T120000;"
`,
    },
  ],
  check: reportVersion,
};
