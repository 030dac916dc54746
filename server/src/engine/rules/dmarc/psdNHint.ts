import { tagOf } from '../../mail/tags/tagList.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { dmarcDomain, dmarcOf, hasDmarcOwner, hostsBelow, takesMail } from '../support/dmarcZone.ts';
import { TXT } from '../support/textStrings.ts';

export const psdNHint: NameRule = {
  id: 'dmarc/psd-n-hint',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'hint',
  summary: 'A subdomain with names of its own below it, which psd=n would make an organization of its own',
  why: 'Mail aligns within an organizational domain: a signature of any name of example.com counts for mail from lab.example.com. Where a subdomain is run by others, with DMARC records for the names below it, `psd=n` in its record ends the walk there, so that it and its names stand for themselves.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc          TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
_dmarc.lab      TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
;               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: dmarc/psd-n-hint
_dmarc.chem.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc          TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
_dmarc.lab      TXT "v=DMARC1; p=reject; psd=n; rua=mailto:dmarc@example.com"
_dmarc.chem.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME || domain === zone.apex || !zone.inZone(domain)) return;
    if (dmarcOf(zone, zone.apex) === undefined) return;
    const hosts = hostsBelow(zone, domain);
    // As below most domains.
    if (hosts.length === 0) return;
    const found = dmarcOf(zone, domain);
    if (found === undefined || ['sp', 'np', 'psd'].some((tag) => tagOf(found.dmarc, tag) !== undefined))
      return;
    // Names that are not covered have a finding of their own.
    if (hosts.some((host) => takesMail(zone, host) && !hasDmarcOwner(zone, host))) return;
    const own = hosts.find((host) => dmarcOf(zone, host) !== undefined);
    if (own === undefined) return;
    report({
      message: `Mail of "${zone.text(domain)}" and of "${zone.text(own)}" aligns with all of "${zone.text(zone.apex)}". If others run these names, "psd=n" in this record makes them an organization of their own.`,
      place: found.record.typePlace,
    });
  },
};
