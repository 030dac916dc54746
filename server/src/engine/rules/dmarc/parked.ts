import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { setTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import {
  dmarcDomain,
  dmarcOf,
  hostsBelow,
  MANY_NAMES,
  placeIn,
  spfTextOf,
  takesMail,
  zoneFixes,
} from '../support/dmarcZone.ts';
import { TXT } from '../support/textStrings.ts';

const MX = 15;

export const parked: NameRule = {
  id: 'dmarc/parked',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'hint',
  summary: 'A domain without mail whose forged mail is not refused',
  why: 'A domain that neither sends nor takes mail has none to lose: all mail in its name is forged. `p=reject; sp=reject; np=reject` has it refused, with its names below.',
  references: ['RFC 9989 §4.7', 'RFC 7505 §4.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      MX  0 .
@      TXT "v=spf1 -all"
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
;                     ^^^^^^^^^^^^ hint: dmarc/parked
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      MX  0 .
@      TXT "v=spf1 -all"
_dmarc TXT "v=DMARC1; p=reject; sp=reject; np=reject"
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME || !zone.inZone(domain)) return;
    if (!zone.hasType(zone.look(domain), MX) || takesMail(zone, domain)) return;
    if (!/^v=spf1\s+-all\s*$/i.test(spfTextOf(zone, domain) ?? '')) return;
    const found = dmarcOf(zone, domain);
    const effective = found && effectivePolicy(found.dmarc);
    if (found === undefined || effective === undefined || effective.isAssumed || effective.isTest) return;
    const { subdomains, nonExistent } = effective;
    if ([effective.domain, subdomains, nonExistent].every((policy) => policy === 'reject')) return;
    // Names below that do send are not to be refused with it.
    if (zone.namesBelow(domain, MANY_NAMES).length === MANY_NAMES) return;
    if (hostsBelow(zone, domain).some((host) => takesMail(zone, host) || spfTextOf(zone, host) !== undefined))
      return;
    const p = tagOf(found.dmarc, 'p');
    if (p === undefined) return;
    const sp = tagOf(found.dmarc, 'sp') === undefined ? '; sp=reject' : '';
    const np = tagOf(found.dmarc, 'np') === undefined ? '; np=reject' : '';
    const edits = [
      { ...p.valueSpan, text: `reject${sp}${np}` },
      ...(sp === '' ? [setTag(found.dmarc, 'sp', 'reject')] : []),
      ...(np === '' ? [setTag(found.dmarc, 'np', 'reject')] : []),
    ];
    report({
      message: `"${zone.text(domain)}" neither sends nor takes mail, so all mail in its name is forged, and need not be let through. Write "p=reject; sp=reject; np=reject".`,
      place: placeIn(found, p),
      fixes: zoneFixes(found, [{ title: 'Have all mail refused', edits }]),
    });
  },
};
