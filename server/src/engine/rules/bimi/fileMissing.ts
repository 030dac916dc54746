import type { LookupRule } from '../rule.ts';
import { LOGO } from '../support/bimiExample.ts';
import { FILE_TAGS, fetchNamed } from '../support/bimiFiles.ts';
import { whyNoFile } from '../support/fetchedFile.ts';

export const fileMissing: LookupRule<'bimi'> = {
  id: 'bimi/file-missing',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'A file that a BIMI record names cannot be fetched',
  why: 'Receivers fetch the logo and the certificate from the addresses in the record, over HTTPS, without logging in anywhere. Where a file does not come, no logo is shown. What may be the fault of your own network, such as a server that does not answer, is not reported.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/file-missing
`,
      web: { 'https://example.com/logo.svg': { type: 'image/svg+xml', body: LOGO } },
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a="
`,
      web: { 'https://example.com/logo.svg': { type: 'image/svg+xml', body: LOGO } },
    },
  ],
  async check(record, dns, report, http) {
    for (const name of FILE_TAGS) {
      const named = await fetchNamed(record, name, dns, http);
      const why = named && whyNoFile(named.answer);
      if (named === undefined || why === undefined) continue;
      const file = name === 'l' ? 'logo' : 'certificate';
      report({
        ...named.tag.valueSpan,
        message: `The ${file} cannot be fetched, so receivers show no logo. ${why} Put the file there, or write the address that it has.`,
      });
    }
  },
};
