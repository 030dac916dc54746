import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, unreadableFor } from '../support/spfTerms.ts';

export const macroSyntax: MailRule<'spf'> = {
  id: 'spf/macro-syntax',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Macro that cannot be read',
  why: 'A macro is `%{`, one of the letters s l o d i p h v, perhaps a number from 1 and an `r`, perhaps delimiters, and `}`. Only `%%`, `%_` and `%-` stand beside it. Anything else behind `%` makes the whole record a permanent error.',
  references: ['RFC 7208 §7.1', 'RFC 7208 §7.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:%(i)._spf.example.com -all"
;                    ^^ error: spf/macro-syntax
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:%{x}._spf.example.com -all"
;                    ^^^ error: spf/macro-syntax
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:%{d0}._spf.example.com -all"
;                     ^^^^^ error: spf/macro-syntax
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:%{i}._spf.%{d2} -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'macroSyntax')) {
      const text = partOf(record, term);
      report({
        ...term.at,
        message: `"${text}" makes the whole record invalid: ${reason(partOf(record, term.at))}`,
      });
    }
  },
};

function reason(macro: string): string {
  if (!macro.startsWith('%{'))
    return 'behind "%" stands "{", "%", "_" or "-". A macro is written as in "%{i}".';
  if (!/^%\{[a-z]/i.test(macro)) return 'a letter belongs behind "%{", such as "i" for the sending address.';
  if (!/^%\{[slodiphvcrt]/i.test(macro))
    return `"${macro.slice(2, 3)}" is no macro letter. They are s, l, o, d, i, p, h and v.`;
  if (/^%\{[a-z]0+(?!\d)/i.test(macro)) return 'the number of parts is at least 1.';
  return 'behind the letter stand a number, "r" and delimiters (. - + , / _ =) at most, and then "}".';
}
