import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { isDiscarded } from '../../mail/transportRecord.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { AT_BIMI, BIMI_ALONE } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { type DmarcInZone, dmarcOf, hasDmarcOwner } from '../support/dmarcZone.ts';
import { domainBehind } from '../support/domainRecords.ts';
import { mailRecordsAt } from '../support/mailRecordsAt.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { TXT } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

export const dmarcNotEnforced: NameRule = {
  id: 'bimi/dmarc-not-enforced',
  scope: 'name',
  severity: 'error',
  summary: 'BIMI record of a domain whose DMARC policy is not enforced',
  why: 'Receivers show a logo only for domains that ask for mail which fails DMARC to be refused or treated as suspicious: `p=quarantine` for all mail, or `p=reject`; no `sp=none`, no `t=y`. With any other policy the BIMI record has no effect.',
  references: ['draft-brand-indicators-for-message-identification §7.1', 'RFC 9989 §4.7'],
  fixable: false,
  types: [TXT],
  needs: AT_BIMI | BIMI_ALONE,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc        TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
;                            ^^^^^^ info: dmarc/p-none
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
; @1-13 error: bimi/dmarc-not-enforced
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc            TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"
default._bimi     TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
default._bimi.lab TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
    },
  ],
  check(name, zone, report) {
    const labels = firstLabels(zone, name, 12);
    const domain = domainBehind(zone, name, labels.slice(0, labels.indexOf('_bimi') + 1));
    if (domain === NO_NAME || domain === name) return;
    const found = mailRecordsAt(zone, name, 'bimi').find(({ parsed }) => !isDiscarded(parsed));
    if (found === undefined || found.parsed.isDeclination) return;
    const fault = policyFault(zone, domain);
    if (fault === undefined) return;
    report({
      message: `No logo is shown for mail from "${zone.text(domain)}": ${fault.words}. Enforce the policy, with "p=quarantine" or "p=reject".`,
      place: found.record.ownerPlace,
      ...(fault.dmarc && {
        related: [{ message: 'The DMARC record', place: fault.dmarc.record.typePlace }],
      }),
    });
  },
};

/** What keeps a domain's DMARC policy from being enforced; `undefined` where nothing does, or where the zone does not tell. */
function policyFault(
  zone: ZoneView,
  domain: NameId,
): { readonly words: string; readonly dmarc?: DmarcInZone } | undefined {
  for (let at = domain; ; at = zone.names.parent(at)) {
    const dmarc = dmarcOf(zone, at);
    if (dmarc !== undefined) {
      const words = weakness(dmarc, at === domain);
      return words === undefined ? undefined : { words, dmarc };
    }
    if (hasDmarcOwner(zone, at)) return undefined;
    if (at === zone.apex) break;
  }
  // A domain above the zone may have the record.
  if (!zone.isComplete || zone.names.labelCount(zone.apex) > 2) return undefined;
  return { words: 'it has no DMARC record' };
}

function weakness({ dmarc }: DmarcInZone, isOwn: boolean): string | undefined {
  const effective = effectivePolicy(dmarc);
  // A record without a valid policy has its own finding.
  if (effective === undefined || effective.isAssumed) return undefined;
  const policy = isOwn ? effective.domain : effective.subdomains;
  if (policy === 'none') return 'its DMARC policy is "none"';
  if (effective.subdomains === 'none') return 'its DMARC policy for subdomains is "none"';
  if (effective.isTest) return 'its DMARC policy is only being tested, with "t=y"';
  const pct = tagOf(dmarc, 'pct')?.value;
  const isPartial = policy === 'quarantine' && pct !== undefined && /^\d+$/.test(pct) && Number(pct) < 100;
  return isPartial ? `its DMARC policy is for ${pct} % of the mail alone` : undefined;
}
