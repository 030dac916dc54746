import type { MailRule } from '../rule.ts';
import { reportUnknown } from '../support/transportTags.ts';

const OF_POLICY = 'It belongs in the policy file, https://mta-sts.<domain>/.well-known/mta-sts.txt.';

export const unknownTag: MailRule<'sts'> = {
  id: 'sts/unknown-tag',
  scope: 'mail',
  kind: 'sts',
  severity: 'info',
  summary: 'Tag that MTA-STS records do not have',
  why: 'The record has `v` and `id`. Others are left for extensions, and senders ignore them: what the policy says, such as its mode, stands in the policy file.',
  references: ['RFC 8461 §3.1', 'RFC 8461 §3.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=20261124T120000; mode=enforce"
;                                          ^^^^ info: sts/unknown-tag
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
  check: (record, report) =>
    reportUnknown(record, report, { mode: OF_POLICY, mx: OF_POLICY, max_age: OF_POLICY, version: OF_POLICY }),
};
