import type { MailRule } from '../rule.ts';
import { reportVersion } from '../support/transportTags.ts';

export const version: MailRule<'bimi'> = {
  id: 'bimi/version',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'BIMI record that does not begin with "v=BIMI1"',
  why: 'The first tag of the record is `v=BIMI1`, letter by letter. Receivers ignore a record that begins otherwise, and show no logo.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=bimi1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                  ^^^^^^^ error: bimi/version
new._bimi     TXT "l=https://example.com/logo.svg; a=https://example.com/logo.pem; v=BIMI1"
;                                                                                  ^^^^^^^ error: bimi/version
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v = BIMI1 ; l=https://example.com/logo.svg; a=https://example.com/logo.pem;"
`,
    },
  ],
  check: reportVersion,
};
