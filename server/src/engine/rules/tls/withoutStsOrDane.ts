import { isDiscarded } from '../../mail/transportRecord.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import { AT_TLS } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { below, domainBehind, hasText, lacksBelow } from '../support/domainRecords.ts';
import { mailRecordsAt } from '../support/mailRecordsAt.ts';
import { TXT } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

const CNAME = 5;
const MX = 15;
const TLSA = 52;

export const withoutStsOrDane: NameRule = {
  id: 'tls/without-sts-or-dane',
  scope: 'name',
  severity: 'hint',
  summary: 'TLS reports for a domain that asks nobody to use TLS',
  why: 'Reports tell of connections that failed a policy, of MTA-STS or DANE. Without one, senders report plain failures of TLS at best, and deliver without it: an attacker only has to take STARTTLS away.',
  references: ['RFC 8460 §1', 'RFC 8461 §3.1', 'RFC 7672 §2.2'],
  fixable: false,
  types: [TXT],
  needs: AT_TLS,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
@          MX  10 mail
mail       A   192.0.2.25
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
; @1-10 hint: tls/without-sts-or-dane
`,
    },
  ],
  good: [
    {
      title: 'With DANE; or where the zone does not know',
      zone: `$ORIGIN example.com.
$TTL 1h
@              SOA  ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@              NS   ns1.example.net.
@              NS   ns2.example.net.
@              MX   10 mail
mail           A    192.0.2.25
_25._tcp.mail  TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
_smtp._tls     TXT  "v=TLSRPTv1; rua=mailto:tls@example.com"
lab            MX   10 mail.example.net.
_smtp._tls.lab TXT  "v=TLSRPTv1; rua=mailto:tls@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = domainBehind(zone, name, ['_smtp', '_tls']);
    if (domain === NO_NAME) return;
    const found = mailRecordsAt(zone, name, 'tls').find(({ parsed }) => !isDiscarded(parsed));
    if (found === undefined || !lacksDane(zone, domain)) return;
    if (!lacksBelow(zone, domain, ['_mta-sts'], hasText(zone))) return;
    report({
      message: `Reports are asked for, but "${zone.text(domain)}" has neither MTA-STS nor TLSA records for its mail hosts: senders may deliver without TLS, and have little to report. Publish an MTA-STS policy, or TLSA records if the zone is signed.`,
      place: found.record.ownerPlace,
    });
  },
};

/** Whether all mail hosts of a domain are in the zone, and none has a TLSA record. */
function lacksDane(zone: ZoneView, domain: NameId): boolean {
  const hosts = zone.recordsAt(zone.look(domain), MX).map(({ target }) => zone.names.fold(target));
  return (
    hosts.length > 0 &&
    hosts.every((host) => {
      if (host === ROOT || !zone.inZone(host) || zone.cutAbove(host) !== NO_NAME) return false;
      const service = below(zone, host, ['_25', '_tcp']);
      if (service === NO_NAME) return true;
      const answerer = zone.answerer(zone.look(service));
      return answerer === NO_NAME || !zone.hasType(answerer, TLSA, CNAME);
    })
  );
}
