import { httpsFix, problemWords, webAddress } from '../../mail/bimi/webAddress.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';

export const aNotHttps: MailRule<'bimi'> = {
  id: 'bimi/a-not-https',
  scope: 'mail',
  kind: 'bimi',
  severity: 'error',
  summary: 'The evidence of a BIMI record has no address over HTTPS',
  why: 'Receivers fetch the certificate over HTTPS, from one address with a full host name. With any other value the record fails, and no logo is shown. `self`, `cert` and `mva` come from the first drafts and mean nothing today.',
  references: [
    'draft-brand-indicators-for-message-identification §4.3',
    'draft-brand-indicators-for-message-identification §7.3',
  ],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=http://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: bimi/a-not-https
`,
    },
    {
      title: 'From a first draft',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=self"
;                                                             ^^^^ error: bimi/a-not-https
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
    const tag = record.isReadable ? tagOf(record, 'a') : undefined;
    if (tag === undefined || tag.value === '') return;
    const { problem } = webAddress(tag);
    if (problem === undefined) return;
    const isOld = /^(?:self|cert|mva|none)$/i.test(tag.value);
    report({
      message: isOld
        ? `"a" is the address of a certificate: ${shown(tag.value)} comes from a first draft of BIMI, and receivers refuse the record. Leave "a" empty where there is no certificate.`
        : `The address of the certificate, ${shown(tag.value)}, ${problemWords(problem)}: receivers show no logo.`,
      ...tag.valueSpan,
      fixes: isOld ? [mailFix('Leave "a" empty', tag.valueSpan, '')] : httpsFix(tag, problem),
    });
  },
};
