import type { MailRule } from '../rule.ts';
import { reportUnknown } from '../support/transportTags.ts';

export const unknownTag: MailRule<'bimi'> = {
  id: 'bimi/unknown-tag',
  scope: 'mail',
  kind: 'bimi',
  severity: 'info',
  summary: 'Tag that BIMI records do not have',
  why: 'The record has `v`, `l`, `a`, `avp` and `lps`. Receivers ignore all others, so a tag that is misspelled has no effect.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem; apv=brand"
;                                                                                     ^^^ info: bimi/unknown-tag
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem; avp=brand"
`,
    },
  ],
  check: (record, report) => reportUnknown(record, report),
};
