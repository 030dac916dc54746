import { httpsFix, problemWords, webAddress } from '../../mail/bimi/webAddress.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';

export const lNotHttps: MailRule<'bimi'> = {
  id: 'bimi/l-not-https',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'The logo of a BIMI record has no address over HTTPS',
  why: 'Receivers fetch the logo over HTTPS, from one address with a full host name. With any other value the record fails, and no logo is shown.',
  references: [
    'draft-brand-indicators-for-message-identification §4.3',
    'draft-brand-indicators-for-message-identification §7.3',
  ],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=http://example.com/logo.svg; a=https://example.com/logo.pem"
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: bimi/l-not-https
new._bimi     TXT "v=BIMI1; l=example.com/logo.svg; a=https://example.com/logo.pem"
;                             ^^^^^^^^^^^^^^^^^^^^ error: bimi/l-not-https
old._bimi     TXT "v=BIMI1; l=https://example.com/a.svg, https://example.com/b.svg; a=https://example.com/logo.pem"
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: bimi/l-not-https
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
    },
  ],
  check(record, report) {
    const tag = record.isReadable ? tagOf(record, 'l') : undefined;
    if (tag === undefined || tag.value === '') return;
    const { problem } = webAddress(tag);
    if (problem === undefined) return;
    report({
      message: `The address of the logo, ${shown(tag.value)}, ${problemWords(problem)}: receivers show no logo.`,
      ...tag.valueSpan,
      fixes: httpsFix(tag, problem),
    });
  },
};
