import type { Certificate } from '../../mail/bimi/certificate.ts';
import type { LookupRule } from '../rule.ts';
import { filesWith, MARK, MARK_WITH_ISSUER } from '../support/bimiExample.ts';
import { fetchEvidence } from '../support/bimiFiles.ts';

export const certificateForm: LookupRule<'bimi'> = {
  id: 'bimi/certificate-form',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The evidence of a BIMI record holds no chain of certificates',
  why: 'The file at `a` holds certificates in PEM form: that of the logo first, then the one of its issuer, and so on. Receivers that cannot follow the chain to an authority that they know show no logo. A private key does not belong there: whoever reads it can pass for you.',
  references: ['draft-fetch-validation-vmc-wchuang §3.3', 'RFC 7468 §5.1', 'RFC 5280 §6.1'],
  fixable: false,
  bad: [
    {
      title: 'Without the certificate of its issuer',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/certificate-form
`,
      web: filesWith(MARK),
    },
    {
      title: 'Something else',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/certificate-form
`,
      web: filesWith('<html><body>Welcome</body></html>\n'),
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
    if (evidence === undefined) return;
    const { tag, certificates, hasPrivateKey } = evidence;
    const why = hasPrivateKey
      ? 'The file holds a private key, for everybody to fetch. Remove it at once, and have the certificate withdrawn and issued anew with another key.'
      : whyNoChain(certificates);
    if (why !== undefined) {
      report({ ...tag.valueSpan, ...(hasPrivateKey && { severity: 'error' as const }), message: why });
    }
  },
};

function whyNoChain(certificates: readonly Certificate[]): string | undefined {
  const [own] = certificates;
  if (own === undefined) {
    return 'The file at this address holds no certificate in PEM form ("-----BEGIN CERTIFICATE-----"), so receivers show no logo. Put the certificate there, and those of its issuers behind it.';
  }
  const broken = certificates.findIndex(({ issuer }, i) => {
    const next = certificates[i + 1];
    return next !== undefined && next.subject !== issuer;
  });
  if (broken >= 0) {
    return `The certificate that stands behind the ${ordinal(broken)} one in the file is not that of its issuer, so receivers cannot follow the chain and show no logo. Put the certificate of the logo first, then that of its issuer, and so on.`;
  }
  if (certificates.length > 1 || own.subject === own.issuer) return undefined;
  return 'The file holds the certificate of the logo without that of its issuer, so receivers that do not know that one show no logo. Add the certificates of its issuers behind it.';
}

function ordinal(index: number): string {
  return ['first', 'second', 'third'][index] ?? `${index + 1}th`;
}
