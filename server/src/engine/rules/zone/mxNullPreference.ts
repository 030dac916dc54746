import { ROOT } from '../../zone/names.ts';
import { fixAt, type NameRule } from '../rule.ts';
import { LEADS_NOWHERE } from '../signs.ts';
import { fieldToken } from '../support/rdataField.ts';

const MX = 15;

export const mxNullPreference: NameRule = {
  id: 'zone/mx-null-preference',
  scope: 'name',
  severity: 'warning',
  summary: 'MX record that says "no mail" with a preference other than 0',
  why: 'The record by which a domain says that it takes no mail is defined as "0 .". Software that looks for just that takes another preference for a mail server without name, and tries on for days.',
  references: ['RFC 7505 §3'],
  fixable: true,
  types: [MX],
  needs: LEADS_NOWHERE,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ MX 10 .
;    ^^ warning: zone/mx-null-preference
`,
    },
  ],
  good: [{ zone: `$ORIGIN example.com.\n$TTL 1h\n@ MX 0 .\n` }],
  check(name, zone, report) {
    if (zone.targetOf(name, MX) !== ROOT) return;
    const records = zone.recordsAt(name, MX);
    if (records.some(({ target }) => target !== ROOT)) return;
    for (const record of records) {
      const [high = 0, low = 0] = record.wire() ?? [];
      const preference = (high << 8) | low;
      if (preference === 0) continue;
      const token = fieldToken(record, 0);
      const isFixable = token !== undefined && records.length === 1;
      report({
        message: `This MX record is meant to say that ${zone.text(record.owner)} takes no mail, but its preference is ${preference}: only "0 ." says so, and senders may keep trying. Write 0.`,
        place: token?.place ?? record.typePlace,
        ...(isFixable ? { fixes: [fixAt('Set to 0', token.place, '0')] } : {}),
      });
    }
  },
};
