import { isDiscarded } from '../../mail/transportRecord.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_STS } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { domainBehind, hasText, lacksBelow } from '../support/domainRecords.ts';
import { mailRecordsAt } from '../support/mailRecordsAt.ts';
import { TXT } from '../support/textStrings.ts';

export const tlsrptMissing: NameRule = {
  id: 'sts/tlsrpt-missing',
  scope: 'name',
  severity: 'hint',
  summary: 'MTA-STS without reports on failed connections',
  why: 'With MTA-STS mail may stay undelivered because of a certificate that has run out, and nobody at the receiving side sees it. A TLS-RPT record at `_smtp._tls` has senders report such failures, day by day.',
  references: ['RFC 8461 §6', 'RFC 8460 §3'],
  fixable: false,
  types: [TXT],
  needs: AT_STS,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@        SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@        NS  ns1.example.net.
@        NS  ns2.example.net.
mta-sts  A   192.0.2.80
_mta-sts TXT "v=STSv1; id=20261124T120000"
; @1-8 hint: sts/tlsrpt-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
mta-sts    A   192.0.2.80
_mta-sts   TXT "v=STSv1; id=20261124T120000"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = domainBehind(zone, name, ['_mta-sts']);
    if (domain === NO_NAME) return;
    const found = mailRecordsAt(zone, name, 'sts').find(({ parsed }) => !isDiscarded(parsed));
    if (found === undefined || !lacksBelow(zone, domain, ['_smtp', '_tls'], hasText(zone))) return;
    report({
      message: `Senders are not asked to report when they cannot deliver to "${zone.text(domain)}" over TLS. Add a record at "_smtp._tls.${zone.text(domain)}", such as "v=TLSRPTv1; rua=mailto:tls-reports@example.com".`,
      place: found.record.ownerPlace,
    });
  },
};
