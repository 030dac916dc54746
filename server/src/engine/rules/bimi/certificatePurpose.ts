import type { LookupRule } from '../rule.ts';
import { AUTHORITY, filesWith, MARK_OF_SERVER, MARK_WITH_ISSUER } from '../support/bimiExample.ts';
import { fetchEvidence } from '../support/bimiFiles.ts';

export const certificatePurpose: LookupRule<'bimi'> = {
  id: 'bimi/certificate-purpose',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The certificate of a BIMI record is not for logos',
  why: 'A Verified Mark Certificate or a Common Mark Certificate says that it is for brand indicators, with the purpose 1.3.6.1.5.5.7.3.31. One for a web server or for signed mail proves nothing about a logo, and receivers show none.',
  references: ['draft-fetch-validation-vmc-wchuang §4.4', 'RFC 5280 §4.2.1.12'],
  fixable: false,
  bad: [
    {
      title: 'The certificate of a web server',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/certificate-purpose
`,
      web: filesWith(`${MARK_OF_SERVER}${AUTHORITY}`),
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
      web: filesWith(MARK_WITH_ISSUER),
    },
  ],
  async check(record, dns, report, http) {
    const evidence = await fetchEvidence(record, dns, http);
    const [own, ...others] = evidence?.certificates ?? [];
    if (evidence === undefined || own === undefined || own.isForLogos === true) return;
    const later = others.some(({ isForLogos, hasLogotype }) => isForLogos === true && hasLogotype);
    report({
      ...evidence.tag.valueSpan,
      message: later
        ? 'The first certificate in the file is not that of the logo, which stands further down, so receivers show no logo. Put that of the logo first, then that of its issuer, and so on.'
        : 'The certificate in this file is not for logos: it lacks the purpose "brand indicator for message identification" (1.3.6.1.5.5.7.3.31), so receivers show no logo. Put a Verified Mark Certificate or a Common Mark Certificate there.',
    });
  },
};
