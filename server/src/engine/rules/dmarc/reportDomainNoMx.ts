import type { Dns } from '../../dns/dns.ts';
import type { LookupRule } from '../rule.ts';
import { removeUriFix } from '../support/removeUri.ts';
import { receiversOf } from '../support/reportReceivers.ts';

export const reportDomainNoMx: LookupRule<'dmarc'> = {
  id: 'dmarc/report-domain-no-mx',
  scope: 'lookup',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'Reports to a domain that takes no mail',
  why: 'Reports are mail. A domain that does not exist, that has neither an MX record nor an address, or that says it takes no mail (`MX 0 .`), receives none.',
  references: ['RFC 9990 §3.5.2', 'RFC 5321 §5.1', 'RFC 7505 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com,mailto:dmarc@reports.example.com"
;                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dmarc/report-domain-no-mx
`,
      dns: `example.com. MX 10 mail.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc  TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com,mailto:dmarc@reports.example.com"
reports A   192.0.2.1
`,
      dns: `example.com. MX 10 mail.example.net.
`,
    },
  ],
  async check(record, dns, report) {
    for (const uri of receiversOf(record).uris) {
      const why = await whyNoMail(uri.domain, dns);
      if (why === undefined) continue;
      report({
        start: uri.start,
        end: uri.start + uri.text.length,
        message: `"${uri.domain}" ${why}, so reports sent to "${uri.address}" do not arrive. Write an address that takes mail.`,
        fixes: [removeUriFix(record, uri)],
      });
    }
  },
};

/** Why mail cannot be sent to a domain (RFC 5321 §5.1), as the rest of a sentence; nothing where it can or may. */
async function whyNoMail(domain: string, dns: Dns): Promise<string | undefined> {
  const mx = await dns.ask(domain, 'MX');
  if (mx.status === 'failed') return undefined;
  if (mx.status === 'noName') return 'does not exist';
  if (mx.status === 'found') {
    const isNull = mx.records.every(({ exchange }) => exchange === '.' || exchange === '');
    return isNull ? 'says that it takes no mail (MX 0 .)' : undefined;
  }
  const hosts = await Promise.all([dns.ask(domain, 'A'), dns.ask(domain, 'AAAA')]);
  return hosts.every(({ status }) => status === 'noData' || status === 'noName')
    ? 'has neither an MX record nor an address'
    : undefined;
}
