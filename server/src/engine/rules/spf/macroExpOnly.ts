import { mailFix } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, unreadableFor } from '../support/spfTerms.ts';

export const macroExpOnly: MailRule<'spf'> = {
  id: 'spf/macro-exp-only',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Macro that only explanations have',
  why: 'The letters c, r and t (the address for people to read, the receiving host, the time) are defined for the text of an explanation alone. In the record they make it a permanent error.',
  references: ['RFC 7208 §7.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:%{c}._spf.example.com -all"
;                    ^^^^ error: spf/macro-exp-only
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
    for (const term of unreadableFor(record, 'macroExpOnly')) {
      const macro = partOf(record, term.at);
      report({
        ...term.at,
        message: `"${macro}" makes the whole record invalid: it may stand only in the text that "exp" leads to.${/^%\{c/i.test(macro) ? ' Write "%{i}" for the sending address.' : ''}`,
        ...(macro.toLowerCase() === '%{c}' && { fixes: [mailFix('Write %{i}', term.at, '%{i}')] }),
      });
    }
  },
};
