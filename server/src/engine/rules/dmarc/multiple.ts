import { NO_NAME } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { dmarcDomain, dmarcRecordsAt } from '../support/dmarcZone.ts';
import { TXT } from '../support/textStrings.ts';

export const multiple: NameRule = {
  id: 'dmarc/multiple',
  scope: 'name',
  types: [TXT],
  needs: SEVERAL,
  severity: 'error',
  summary: 'Several DMARC records for one domain',
  why: 'Where receivers find more than one DMARC record for a domain, they discard them all and go on as if there were none: no policy is in force, and no reports come. Often the second one is from a service that was to get reports too: one record can name several addresses.',
  references: ['RFC 9989 §4.10', 'RFC 7489 §6.6.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:reports@example.com"
;      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com,mailto:reports@example.com"
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME) return;
    const [first, ...others] = dmarcRecordsAt(zone, name);
    // The same record twice is one in DNS, and has its finding.
    const other = others.find(({ dmarc }) => dmarc.text !== first?.dmarc.text);
    if (first === undefined || other === undefined) return;
    const place = other.record.typePlace;
    const related = [first, ...others.filter((each) => each !== other)];
    report({
      message: `"${zone.text(domain)}" has ${others.length + 1} DMARC records, so receivers discard them all, and no policy is in force. Make one of them; "rua" may name several addresses, with commas between them.`,
      place,
      related: related.map(({ record }) => ({ message: 'Another DMARC record', place: record.typePlace })),
    });
  },
};
