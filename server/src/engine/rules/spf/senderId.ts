import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';

export const senderId: MailRule<'spf'> = {
  id: 'spf/sender-id',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'warning',
  summary: 'Sender ID record, which nothing reads any more',
  why: 'Sender ID (`spf2.0/pra`, `spf2.0/mfrom`) was an experiment that ended in 2012: receivers look for `v=spf1` alone. The record protects nothing and makes answers longer.',
  references: ['RFC 6686 §6'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "spf2.0/pra include:_spf.example.net ~all"
;      ^^^^^^^^^^ warning: spf/sender-id
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net ~all"
`,
    },
  ],
  check({ text }, report) {
    const found = /^spf2\.0[^ ]*/i.exec(text);
    if (found === null) return;
    report({
      start: 0,
      end: found[0].length,
      message: `"${found[0]}" is Sender ID, which no receiver looks for any more. Remove the record, and make sure that a record with "v=spf1" says who may send.`,
    });
  },
};
