import { mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import { type KnownSender, knownSender } from '../../mail/spf/knownSenders.ts';
import { parseSpf } from '../../mail/spf/parseSpf.ts';
import { RETIRED_INCLUDES } from '../../mail/spf/retiredIncludes.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { dmarcDomain, dmarcOf, hasDkimKeys } from '../support/dmarcZone.ts';
import { ED25519 } from '../support/keyExample.ts';
import { remembered } from '../support/remembered.ts';
import { termsWithDomain } from '../support/spfTerms.ts';
import { TXT } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

export const orgAlignmentHint: NameRule = {
  id: 'spf/org-alignment-hint',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'info',
  summary: 'Include of a service whose mail SPF does not align for DMARC',
  why: 'SPF counts for DMARC only if the return path of a message, where bounces go, is in the same organization as its sender. Some services have it in their own domain: whatever the SPF record says, their mail passes DMARC by DKIM alone, with keys below `_domainkey` of the sender’s domain. With such keys, the include is of no use to DMARC, and a DNS lookup that may be spared. Whose return path is where, services decide and may change; what is said here is what they did when Hostmaster was made.',
  references: ['RFC 9989 §4.10.2', 'RFC 7208 §2.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@      NS  ns1.example.net.
@      NS  ns2.example.net.
@      TXT "v=spf1 include:spf.constantcontact.com -all"
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: spf/org-alignment-hint
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
    {
      title: 'With its DKIM keys, it is only not needed',
      zone: `$ORIGIN example.com.
$TTL 1h
@                TXT   "v=spf1 include:spf.constantcontact.com -all"
;                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: spf/org-alignment-hint
ctct1._domainkey CNAME ctct1.dkim.example.net.
_dmarc           TXT   "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  good: [
    {
      title: 'A service that sends with your return path, or one that lets you choose',
      zone: `$ORIGIN example.com.
$TTL 1h
@             TXT "v=spf1 include:_spf.google.com include:sendgrid.net -all"
s1._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
_dmarc        TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME) return;
    for (const record of zone.recordsAt(zone.look(domain), TXT)) {
      const mail = mailRecordIn(zone, record);
      const services = mail?.record.kind === 'spf' ? servicesIn(mail.record.text) : [];
      const dmarc = services.length === 0 ? undefined : dmarcOf(zone, domain);
      if (mail === undefined || dmarc === undefined) continue;
      for (const { term, sender } of services) {
        // Keys may stand in what is not known of the zone.
        const signs = !zone.isComplete || hasDkimKeys(zone, domain);
        report({
          ...(signs && { severity: 'hint' as const }),
          message: words(sender, zone, domain, signs),
          place: mail.text.placeOf(term),
          related: [{ message: 'The DMARC record', place: dmarc.record.typePlace }],
        });
      }
    }
  },
};

/** The includes of services whose return path is in their own domain. */
const servicesIn = remembered((text) =>
  termsWithDomain(parseSpf({ kind: 'spf', text, owner: undefined })).flatMap((term) => {
    const target = term.domain.text.toLowerCase().replace(/\.$/, '');
    const sender = term.name === 'include' ? knownSender(target) : undefined;
    // That includes are asked for no longer is told by spf/retired-include.
    return sender?.returnPath !== 'service' || RETIRED_INCLUDES.has(target) ? [] : [{ term, sender }];
  }),
);

function words(
  { name, selectors = [] }: KnownSender,
  zone: ZoneView,
  domain: NameId,
  signs: boolean,
): string {
  const start = `The return path of mail by ${name} is in its own domain, so SPF does not align for DMARC`;
  if (signs) {
    return `${start}: such mail passes by DKIM alone. If it signs with a key of this domain, the include is not needed, and is a lookup to spare.`;
  }
  const keys = selectors.map((selector) => `"${selector}._domainkey"`).join(' and ');
  return `${start}, and "${zone.text(domain)}" has no DKIM keys: such mail fails DMARC. Set up DKIM with ${name}${keys && `, at ${keys}`}.`;
}
