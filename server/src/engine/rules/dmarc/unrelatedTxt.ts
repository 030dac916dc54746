import { parseDmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import { mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import { NO_NAME } from '../../zone/names.ts';
import { AT_DMARC } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { dmarcDomain } from '../support/dmarcZone.ts';
import { textBegins } from '../support/textBegins.ts';
import { TXT } from '../support/textStrings.ts';

export const unrelatedTxt: NameRule = {
  id: 'dmarc/unrelated-txt',
  scope: 'name',
  types: [TXT],
  needs: AT_DMARC,
  severity: 'warning',
  summary: 'Other text where only a DMARC record is looked for',
  why: 'At `_dmarc` receivers look for DMARC records. They skip other text, but nobody finds it there who looks for it: an SPF record or a verification token has its place at the domain itself. Some programs take any second TXT record there for an error.',
  references: ['RFC 9989 §4.10', 'RFC 8552 §1.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
_dmarc TXT "example-verification=8d1b7c"
;      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dmarc/unrelated-txt
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      TXT "example-verification=8d1b7c"
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const domain = dmarcDomain(zone, name);
    if (domain === NO_NAME) return;
    for (const record of zone.recordsAt(name, TXT)) {
      if (textBegins(record, 'v=dmarc')) continue;
      const mail = mailRecordIn(zone, record)?.record;
      if (mail === undefined) continue;
      if (mail.kind === 'dmarc' && parseDmarcRecord(mail).role !== 'unrelated') continue;
      const what = mail.kind === 'spf' ? 'An SPF record' : 'This text';
      report({
        message: `${what} is not looked for at "${zone.text(name)}", where receivers look for DMARC records alone. Move it to where it belongs${mail.kind === 'spf' ? `, "${zone.text(domain)}"` : ''}.`,
        place: record.typePlace,
      });
    }
  },
};
