import { readPolicy } from '../../mail/dmarc/policy.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { dmarcDomain, dmarcOf, placeIn, zoneFixes } from '../support/dmarcZone.ts';
import { TXT } from '../support/textStrings.ts';

export const spNpOnSubdomain: NameRule = {
  id: 'dmarc/sp-np-on-subdomain',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'info',
  summary: 'Policies for names below a subdomain, which receivers do not look for there',
  why: 'For mail from a name without a DMARC record of its own, receivers take the record of the organizational domain, not those in between. `sp` and `np` count there alone: in the record of a subdomain they have no effect, unless `psd=n` makes it an organizational domain.',
  references: ['RFC 9989 §4.10', 'RFC 9989 §4.10.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
_dmarc.lab TXT "v=DMARC1; p=quarantine; sp=reject; rua=mailto:dmarc@example.com"
;                                       ^^^^^^^^^ info: dmarc/sp-np-on-subdomain
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; sp=reject; np=reject; rua=mailto:dmarc@example.com"
_dmarc.lab TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"
_dmarc.uni TXT "v=DMARC1; p=quarantine; sp=reject; psd=n; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME || domain === zone.apex || !zone.inZone(domain)) return;
    // Only a record at the zone's own name tells that the organizational domain is not this one.
    const above = dmarcOf(zone, zone.apex);
    if (above === undefined || tagOf(above.dmarc, 'psd')?.value.toLowerCase() === 'y') return;
    const found = dmarcOf(zone, domain);
    if (found === undefined || tagOf(found.dmarc, 'psd')?.value.toLowerCase() === 'n') return;
    // An invalid one has an effect, which its own finding tells.
    const tags = found.dmarc.tags.filter(
      ({ name: tag, value }) => (tag === 'sp' || tag === 'np') && readPolicy(value) !== undefined,
    );
    if (tags.length === 0) return;
    for (const tag of tags) {
      report({
        message: `"${tag.name}" has no effect here: for names below "${zone.text(domain)}" receivers take the record of "${zone.text(zone.apex)}". Remove it, or say with "psd=n" that this is an organization of its own.`,
        place: placeIn(found, tag),
        related: [{ message: 'The record that counts', place: above.record.typePlace }],
        fixes: zoneFixes(found, [{ title: `Remove ${tag.name}`, edits: [removeTag(found.dmarc, tag)] }]),
      });
    }
  },
};
