import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, termsWithDomain } from '../support/spfTerms.ts';

export const macroP: MailRule<'spf'> = {
  id: 'spf/macro-p',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'warning',
  summary: 'Macro "p", which is not to be used',
  why: '`%{p}` is the validated name of the sending address. To find it, receivers have to do what `ptr` asks for: many lookups that are slow and fail often, and then it is "unknown".',
  references: ['RFC 7208 §7.2', 'RFC 7208 §5.5'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 exists:%{p}._spf.example.com -all"
;                    ^^^^ warning: spf/macro-p
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
    for (const { domain } of termsWithDomain(record)) {
      const macro = domain.macros.find(({ letter }) => letter === 'p');
      if (macro === undefined) continue;
      report({
        start: macro.start,
        end: macro.end,
        message: `"${partOf(record, macro)}" makes receivers look up the names of the sending address, which is slow and unreliable, and the standard advises against it. Use "%{i}" or "%{d}".`,
      });
    }
  },
};
