import { ODD_SELECTOR } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { removalFix } from '../support/removal.ts';
import { TXT, textStrings } from '../support/textStrings.ts';

const BELOW: ReadonlySet<string> = new Set(['_adsp', '_policy', '_ssp']);
/** A policy of ADSP or its forerunners, and one of DomainKeys: a list of `name=value`. */
const POLICY = /^\s*(?:dkim|o|r|n|t|u|m|dk)\s*=/i;

export const adsp: NameRule = {
  id: 'dkim/adsp',
  scope: 'name',
  severity: 'info',
  summary: 'A policy of ADSP or DomainKeys, which receivers no longer ask for',
  why: 'ADSP (`_adsp._domainkey`) and DomainKeys (`_domainkey` with `o=~` or `o=-`) told receivers what to do with mail without a valid signature. Both are historic; DMARC does that today. Such a record has no effect.',
  references: ['RFC 5617', 'RFC 4870', 'RFC 9989 §4.7'],
  fixable: true,
  types: [TXT],
  needs: ODD_SELECTOR,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_domainkey       TXT "o=~; r=postmaster@example.com"
; @1-52 info: dkim/adsp
_adsp._domainkey TXT "dkim=discardable"
; @1-39 info: dkim/adsp
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.\n$TTL 1h\n_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"\n`,
    },
  ],
  check(name, zone, report) {
    const [first = '', second] = firstLabels(zone, name, 2);
    const isPolicy = first === '_domainkey' || (second === '_domainkey' && BELOW.has(first));
    if (!isPolicy) return;
    for (const record of zone.recordsAt(name, TXT)) {
      if (!POLICY.test(textStrings(record).join(''))) continue;
      report({
        message: `This is a policy of ${first === '_domainkey' ? 'DomainKeys' : 'ADSP'}, which is historic: receivers do not ask for it. Remove it; what receivers are to do stands in the DMARC record.`,
        place: record.place,
        fixes: () => removalFix(record, 'Remove the record'),
      });
    }
  },
};
