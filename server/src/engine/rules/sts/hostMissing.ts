import { isDiscarded } from '../../mail/transportRecord.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_STS } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { domainBehind, lacksBelow } from '../support/domainRecords.ts';
import { mailRecordsAt } from '../support/mailRecordsAt.ts';
import { TXT } from '../support/textStrings.ts';

const A = 1;
const AAAA = 28;

export const hostMissing: NameRule = {
  id: 'sts/host-missing',
  scope: 'name',
  severity: 'warning',
  summary: 'MTA-STS record without the host mta-sts',
  why: 'The record says that there is a policy; the policy itself is the file `https://mta-sts.example.com/.well-known/mta-sts.txt`. Where the host `mta-sts` has no address, senders cannot fetch it, and act as if there were none.',
  references: ['RFC 8461 §3.3'],
  fixable: false,
  types: [TXT],
  needs: AT_STS,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
_mta-sts   TXT "v=STSv1; id=20261124T120000"
; @1-8 warning: sts/host-missing
`,
    },
  ],
  good: [
    {
      title: 'With an address, an alias, or a wildcard',
      zone: `$ORIGIN example.com.
$TTL 1h
@              SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@              NS    ns1.example.net.
@              NS    ns2.example.net.
_smtp._tls     TXT   "v=TLSRPTv1; rua=mailto:tls@example.com"
_smtp._tls.lab CNAME _smtp._tls
_smtp._tls.dev CNAME _smtp._tls
_mta-sts       TXT   "v=STSv1; id=20261124T120000"
mta-sts        A     192.0.2.80
_mta-sts.lab   TXT   "v=STSv1; id=20261124T120000"
mta-sts.lab    CNAME policies.example.net.
_mta-sts.dev   TXT   "v=STSv1; id=20261124T120000"
*.dev          AAAA  2001:db8::80
`,
    },
  ],
  check(name, zone, report) {
    const domain = domainBehind(zone, name, ['_mta-sts']);
    if (domain === NO_NAME) return;
    const found = mailRecordsAt(zone, name, 'sts').find(({ parsed }) => !isDiscarded(parsed));
    if (found === undefined) return;
    if (!lacksBelow(zone, domain, ['mta-sts'], (host) => zone.hasType(host, A, AAAA))) return;
    report({
      message: `Senders fetch the policy from the host "mta-sts.${zone.text(domain)}", which has no address: they act as if there were no policy. Add its A and AAAA records, or a CNAME to the host that has the file.`,
      place: found.record.ownerPlace,
    });
  },
};
