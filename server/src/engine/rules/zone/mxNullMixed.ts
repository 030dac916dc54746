import { ROOT } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { LEADS_NOWHERE } from '../signs.ts';

const MX = 15;

export const mxNullMixed: NameRule = {
  id: 'zone/mx-null-mixed',
  scope: 'name',
  severity: 'error',
  summary: 'MX record that says "no mail" beside others that take mail',
  why: 'An MX record with the target "." says that the domain takes no mail, so it must be the only one. Beside others, some senders refuse to send and others deliver.',
  references: ['RFC 7505 §3'],
  fixable: false,
  types: [MX],
  needs: LEADS_NOWHERE,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ MX 0 .
; ^^^^^^ error: zone/mx-null-mixed
@ MX 10 mail.example.net.
`,
    },
  ],
  good: [{ zone: `$ORIGIN example.com.\n$TTL 1h\n@ MX 0 .\n` }],
  check(name, zone, report) {
    if (zone.count(name, MX) < 2) return;
    const records = zone.recordsAt(name, MX);
    const none = records.find(({ target }) => target === ROOT);
    const others = records.filter(({ target }) => target !== ROOT);
    if (none === undefined || others.length === 0) return;
    report({
      message: `This MX record says that ${zone.text(none.owner)} takes no mail, but there are others: senders do not know which to believe, and some return the mail. Keep this one alone, or remove it.`,
      place: none.typePlace,
      related: others.map((other) => ({
        message: `${zone.text(other.target)} takes mail`,
        place: other.typePlace,
      })),
    });
  },
};
