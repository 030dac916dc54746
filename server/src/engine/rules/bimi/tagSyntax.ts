import type { MailRule } from '../rule.ts';
import { reportTagSyntax } from '../support/transportTags.ts';

export const tagSyntax: MailRule<'bimi'> = {
  id: 'bimi/tag-syntax',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'BIMI record that is no list of tags',
  why: 'The record is a list of `name=value`, divided by semicolons, as in DKIM. Receivers that read it strictly ignore a record of any other form, and show no logo.',
  references: ['draft-brand-indicators-for-message-identification §4.3', 'RFC 6376 §3.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; https://example.com/logo.pem"
;                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: bimi/tag-syntax
new._bimi     TXT "v=BIMI1;; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                         ^^ info: bimi/tag-syntax
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1;l = https://example.com/logo.svg;a=https://example.com/logo.pem;"
`,
    },
  ],
  check: (record, report) => reportTagSyntax(record, report),
};
