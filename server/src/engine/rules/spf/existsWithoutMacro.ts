import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf } from '../support/spfTerms.ts';

export const existsWithoutMacro: MailRule<'spf'> = {
  id: 'spf/exists-without-macro',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'info',
  summary: '"exists" that gives the same answer for everybody',
  why: '`exists` looks up a name that macros make of the message, such as `%{i}`, the sending address. Without a macro the name is the same for every message: the term matches either everybody or nobody.',
  references: ['RFC 7208 §5.7'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:_spf.example.com -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^ info: spf/exists-without-macro
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:%{i}._spf.example.com -all"
`,
    },
  ],
  check(record, report) {
    for (const term of record.terms) {
      if (term.type !== 'mechanism' || term.name !== 'exists' || !term.domain || term.domain.hasMacro)
        continue;
      report({
        start: term.start,
        end: term.end,
        message: `"${partOf(record, term)}" has no macro, so it matches either everybody or nobody. Put "%{i}." before the domain if its names are addresses, or use another mechanism.`,
      });
    }
  },
};
