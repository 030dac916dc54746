import { type MailFix, mailFix, type Span } from '../../mail/mailRecord.ts';
import { MECHANISMS } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, readsAsTerms } from '../support/spfTerms.ts';

export const mechanismEquals: MailRule<'spf'> = {
  id: 'spf/mechanism-equals',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: '":" and "=" confused',
  why: 'Mechanisms have `:` before their value, modifiers (`redirect`, `exp`) have `=`. `ip4=192.0.2.1` is read as a modifier that nobody knows: it is ignored, and mail from there fails. `redirect:example.net` makes the whole record a permanent error.',
  references: ['RFC 7208 §4.6.1', 'RFC 7208 §6'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4=192.0.2.1 -all"
;             ^^^^ error: spf/mechanism-equals
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 redirect:_spf.example.net"
;             ^^^^^^^^^ error: spf/mechanism-equals
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.1 redirect=_spf.example.net"
`,
    },
  ],
  check(record, report) {
    for (const term of record.terms) {
      if (term.type === 'modifier' && isMechanismName(term.name)) {
        const right = `${partOf(record, term.nameSpan)}:${partOf(record, term.value)}`;
        report({
          start: term.nameSpan.start,
          end: term.nameSpan.end + 1,
          message: `"${partOf(record, term)}" has no effect: with "=" it is a modifier, and receivers ignore those that they do not know. The mechanism is written "${right}".`,
          ...fixFor(term, right),
        });
      } else if (term.type === 'unreadable' && term.problem === 'mechanismEquals') {
        const text = partOf(record, term);
        const right = text.replace(/^[+\-~?]?([a-z]+)[:=]/i, '$1=');
        report({
          ...term.at,
          message: `"${text}" makes the whole record invalid: "${term.name}" is a modifier, which has "=" before its value and no qualifier. Write "${right}".`,
          ...fixFor(term, right),
        });
      }
    }
  },
};

function isMechanismName(name: string): boolean {
  return MECHANISMS.some((each) => each === name);
}

function fixFor(place: Span, right: string): { fixes?: readonly MailFix[] } {
  return readsAsTerms(right) ? { fixes: [mailFix(`Write ${right}`, place, right)] } : {};
}
