import { readBase64 } from '../../mail/dkim/readBase64.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { LookupRule } from '../rule.ts';
import { AUTHORITY, filesWith, MARK_OTHER_LOGO, MARK_WITH_ISSUER } from '../support/bimiExample.ts';
import { fetchEvidence, fetchLogo, unpackLogo } from '../support/bimiFiles.ts';

export const certificateLogo: LookupRule<'bimi'> = {
  id: 'bimi/certificate-logo',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The certificate of a BIMI record is for another logo',
  why: 'The authority has looked at one logo, and that is in the certificate. Receivers hold it against the one at `l`; where the two differ, they show the one of the certificate or none at all. After a change of the logo a new certificate is needed.',
  references: ['draft-fetch-validation-vmc-wchuang §4.1', 'RFC 9399 §4.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/certificate-logo
`,
      web: filesWith(`${MARK_OTHER_LOGO}${AUTHORITY}`),
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
    const [evidence, logo] = await Promise.all([
      fetchEvidence(record, dns, http),
      fetchLogo(record, dns, http),
    ]);
    const [own] = evidence?.certificates ?? [];
    // One that is not for logos has a finding of its own.
    if (evidence === undefined || own === undefined || own.isForLogos !== true) return;
    if (!own.hasLogotype) {
      report({
        ...evidence.tag.valueSpan,
        message:
          'The certificate holds no logo, so it proves the right to none, and receivers show none. Have it issued anew with the logo in it.',
      });
      return;
    }
    if (own.logo === undefined || logo === undefined || !logo.svg.isSvg) return;
    const certified = await unpackLogo(readBase64(own.logo).octets, http);
    if (comparable(certified) === comparable(logo.octets)) return;
    report({
      ...evidence.tag.valueSpan,
      message:
        'The logo in the certificate is not the one at "l": receivers show the certified one, or none. Put that file at "l", or have a certificate issued for the new logo.',
    });
  },
};

/** Line ends, and blanks at both ends, are what editors and web servers change. */
function comparable(octets: Uint8Array): string {
  return decodeUtf8(octets)
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .trim();
}
