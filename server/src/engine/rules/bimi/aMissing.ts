import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const aMissing: MailRule<'bimi'> = {
  id: 'bimi/a-missing',
  scope: 'mail',
  kind: 'bimi',
  severity: 'info',
  summary: 'BIMI record without evidence for its logo',
  why: '`a` is the address of a certificate that proves the right to the logo: a Verified Mark Certificate or a Common Mark Certificate. It may be left out, and some receivers show the logo without it; Gmail and Apple Mail do not. An empty `a` says that there is none on purpose.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg"
;                  ^^^^^^^ info: bimi/a-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
new._bimi     TXT "v=BIMI1; l=https://example.com/logo.svg; a=;"
`,
    },
  ],
  check(record, report) {
    const a = tagOf(record, 'a');
    const l = tagOf(record, 'l');
    const [version] = record.tags;
    if (!record.isReadable || version === undefined || a !== undefined || record.others.length > 0) return;
    if (l === undefined || l.value === '') return;
    const { start, end } = version;
    report({
      message:
        'No certificate for the logo is named: Gmail and Apple Mail show it with a Verified Mark Certificate or a Common Mark Certificate alone. Write the address of its PEM file in "a"; "a=;" says that there is none.',
      start,
      end,
    });
  },
};
