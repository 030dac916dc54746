import type { MailRule } from '../rule.ts';
import { reportDuplicates } from '../support/transportTags.ts';

export const duplicateTag: MailRule<'sts'> = {
  id: 'sts/duplicate-tag',
  scope: 'mail',
  kind: 'sts',
  severity: 'warning',
  summary: 'Tag that an MTA-STS record has twice',
  why: 'Senders take the first of two tags and ignore the other. An `id` that was added instead of changed leaves the old one in force: senders do not ask for the new policy.',
  references: ['RFC 8461 §3.1', 'RFC 8461 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=20260101T000000; id=20261124T120000"
;                                          ^^^^^^^^^^^^^^^^^^ warning: sts/duplicate-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=20261124T120000"
`,
    },
  ],
  check: (record, report) => reportDuplicates(record, report),
};
