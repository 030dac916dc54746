import type { LookupRule } from '../rule.ts';
import { AUTHORITY, filesWith, MARK_OF_OTHER, MARK_WITH_ISSUER } from '../support/bimiExample.ts';
import { fetchEvidence } from '../support/bimiFiles.ts';

export const certificateDomain: LookupRule<'bimi'> = {
  id: 'bimi/certificate-domain',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The certificate of a BIMI record is for another domain',
  why: 'The certificate names the domains whose mail may be shown with the logo: the domain itself, the one above it, or the name of the BIMI record. With one that names others, receivers show no logo.',
  references: ['draft-fetch-validation-vmc-wchuang §5.2', 'RFC 5280 §4.2.1.6'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/certificate-domain
`,
      web: filesWith(`${MARK_OF_OTHER}${AUTHORITY}`),
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi      TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
default._bimi.news TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
      web: filesWith(MARK_WITH_ISSUER),
    },
  ],
  async check(record, dns, report, http) {
    const [selector, domain] = record.owner?.split(/\._bimi\.(.*)/s) ?? [];
    if (domain === undefined || domain === '') return;
    const evidence = await fetchEvidence(record, dns, http);
    const [own] = evidence?.certificates ?? [];
    // One that is not for logos names what it likes.
    if (evidence === undefined || own === undefined || own.isForLogos !== true) return;
    const { domains } = own;
    const wanted = domainsAbove(domain).flatMap((each) => [each, `${selector}._bimi.${each}`]);
    if (domains.some((each) => wanted.includes(each))) return;
    const named = domains.slice(0, 3).map((each) => `"${each}"`);
    const others = domains.length > named.length ? ' and others' : '';
    report({
      ...evidence.tag.valueSpan,
      message: `The certificate is for ${named.join(', ') || 'no domain at all'}${others}, not for "${domain}", so receivers show no logo. Have it issued for this domain.`,
    });
  },
};

/** The domain and those above it that may have a logo for all: not the last label alone. */
function domainsAbove(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, i) => labels.slice(i).join('.'));
}
