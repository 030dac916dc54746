import { consentName, reportConsent } from '../../mail/dmarc/reportConsent.ts';
import type { LookupRule } from '../rule.ts';
import { removeUriFix } from '../support/removeUri.ts';
import { receiversOf } from '../support/reportReceivers.ts';

export const externalUnauthorised: LookupRule<'dmarc'> = {
  id: 'dmarc/external-unauthorised',
  scope: 'lookup',
  kind: 'dmarc',
  severity: 'error',
  summary: 'Reports to a domain that has not agreed to receive them',
  why: 'Lest reports be used to flood others, receivers ask a domain of another organization whether it wants reports on this one: by a TXT record of its own below `_report._dmarc`. Without it they send none there.',
  references: ['RFC 9990 §4', 'RFC 7489 §7.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com,mailto:reports@example.net"
;                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/external-unauthorised
`,
      dns: `example.net. MX 10 mail.example.net.
mail.example.net. A 192.0.2.1
example.com. MX 10 mail.example.com.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com,mailto:reports@example.net"
`,
      dns: `example.net. MX 10 mail.example.net.
*._report._dmarc.example.net. TXT "v=DMARC1"
example.com._report._dmarc.example.net. TXT "v=DMARC1"
example.com. MX 10 mail.example.com.
`,
    },
    {
      title: 'Another name of the same organization',
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@reports.example.com"
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@reports.example.com"
reports    MX  10 mail.example.net.
`,
    },
  ],
  async check(record, dns, report) {
    const { domain, uris } = receiversOf(record);
    if (domain === undefined) return;
    for (const uri of uris) {
      if ((await reportConsent(domain, uri.domain, dns)) !== 'missing') continue;
      // A domain that is not there agrees to nothing: dmarc/report-domain-no-mx says so.
      if ((await dns.ask(uri.domain, 'MX')).status === 'noName') continue;
      report({
        start: uri.start,
        end: uri.start + uri.text.length,
        message: `"${uri.domain}" has not agreed to receive reports on "${domain}", so receivers send none there. It must publish the record: ${consentName(domain, uri.domain)}. TXT "v=DMARC1", or the same with "*" in place of "${domain}".`,
        fixes: [removeUriFix(record, uri)],
      });
    }
  },
};
