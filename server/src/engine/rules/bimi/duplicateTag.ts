import type { MailRule } from '../rule.ts';
import { reportDuplicates } from '../support/transportTags.ts';

export const duplicateTag: MailRule<'bimi'> = {
  id: 'bimi/duplicate-tag',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'Tag that a BIMI record has twice',
  why: 'A list of tags may have each tag once. A record that has one twice is not valid: some receivers ignore it, others take the first or the last.',
  references: ['draft-brand-indicators-for-message-identification §4.3', 'RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem; l=https://example.com/b.svg"
;                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: bimi/duplicate-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem"
`,
    },
  ],
  check: (record, report) => reportDuplicates(record, report),
};
