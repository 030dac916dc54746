import { tagOf } from '../../mail/tags/tagList.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { dmarcDomain, dmarcOf, hasDmarcOwner, hostsBelow, takesMail } from '../support/dmarcZone.ts';
import { TXT } from '../support/textStrings.ts';

export const treewalkShadow: NameRule = {
  id: 'dmarc/treewalk-shadow',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'info',
  summary: 'A subdomain’s DMARC record that is not for the names below it, or without one above it',
  why: 'For a name without a record of its own, receivers walk up to the organizational domain, the topmost name with a record. The record of a name in between is passed by. Where the domain itself has no record, a subdomain with one becomes an organizational domain: its mail no longer aligns with the domain’s, and all other names have no policy.',
  references: ['RFC 9989 §4.10', 'RFC 9989 §4.10.2'],
  fixable: false,
  bad: [
    {
      title: 'The names below are not covered',
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: dmarc/treewalk-shadow
chem.lab   MX  10 mail.example.net.
`,
    },
    {
      title: 'The domain itself has no record',
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 1 1d 2h 4w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
@          MX  10 mail.example.net.
@          TXT "v=spf1 mx -all"
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: dmarc/treewalk-shadow
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc          TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
_dmarc.lab      TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
chem.lab        A   192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME || domain === zone.apex || !zone.inZone(domain)) return;
    const above = dmarcOf(zone, zone.apex);
    // Only of a domain that mail is from; an alias or several records are other matters.
    const isAlone =
      above === undefined && zone.isComplete && !hasDmarcOwner(zone, zone.apex) && takesMail(zone, zone.apex);
    if (above === undefined && !isAlone) return;
    const uncovered =
      above && hostsBelow(zone, domain).find((host) => takesMail(zone, host) && !hasDmarcOwner(zone, host));
    if (above !== undefined && uncovered === undefined) return;
    const found = dmarcOf(zone, domain);
    if (found === undefined || ['sp', 'np', 'psd'].some((tag) => tagOf(found.dmarc, tag) !== undefined))
      return;
    const place = found.record.typePlace;
    const [own, apex] = [zone.text(domain), zone.text(zone.apex)];
    if (above === undefined || uncovered === undefined) {
      report({
        message: `"${apex}" has no DMARC record, so this one makes "${own}" an organization of its own, and mail of "${apex}" and of all its other names has no policy. Add a record at "_dmarc.${apex}".`,
        place,
      });
      return;
    }
    report({
      message: `This record is for mail of "${own}" alone: for "${zone.text(uncovered)}" receivers take the record of "${apex}". Give names below it records of their own where they need this policy.`,
      place,
      related: [{ message: 'The record for the names below', place: above.record.typePlace }],
    });
  },
};
