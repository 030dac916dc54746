import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import {
  dmarcDomain,
  dmarcOf,
  hasDkimKeys,
  hasSpf,
  hostsBelow,
  MANY_NAMES,
  takesMail,
} from '../support/dmarcZone.ts';
import { TXT } from '../support/textStrings.ts';

export const noSpfDkim: NameRule = {
  id: 'dmarc/no-spf-dkim',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'warning',
  summary: 'A DMARC record of a domain that has neither SPF nor DKIM',
  why: 'Mail passes DMARC if SPF or DKIM passes for the domain or, relaxed, for another name of the same organization. A domain with an SPF record nowhere and without DKIM keys has no mail that passes: all of it gets what the policy says.',
  references: ['RFC 9989 §4.5'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      SOA ns1.example.net. hostmaster 1 1d 2h 4w 1h
@      NS  ns1.example.net.
@      NS  ns2.example.net.
@      MX  10 mail.example.net.
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
;      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dmarc/no-spf-dkim
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      SOA ns1.example.net. hostmaster 1 1d 2h 4w 1h
@      NS  ns1.example.net.
@      NS  ns2.example.net.
@      MX  10 mail.example.net.
@      TXT "v=spf1 mx -all"
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const { apex } = zone;
    if (dmarcDomain(zone, name) !== apex || !zone.isComplete || !takesMail(zone, apex)) return;
    const found = dmarcOf(zone, apex);
    if (found === undefined || hasSpf(zone, apex) || hasDkimKeys(zone, apex)) return;
    // Names below may send for the domain, relaxed.
    const hosts = hostsBelow(zone, apex);
    if (zone.namesBelow(apex, MANY_NAMES).length === MANY_NAMES) return;
    if (hosts.some((host) => hasSpf(zone, host) || hasDkimKeys(zone, host))) return;
    report({
      message: `Mail of "${zone.text(apex)}" passes DMARC by SPF or by DKIM, and the zone has neither an SPF record nor a DKIM key: none of it passes. Add them before the policy.`,
      place: found.record.typePlace,
    });
  },
};
