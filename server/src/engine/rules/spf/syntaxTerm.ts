import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import type { SpfUnreadable } from '../../mail/spf/spfRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, readsAsTerms, unreadableFor } from '../support/spfTerms.ts';

export const syntaxTerm: MailRule<'spf'> = {
  id: 'spf/syntax-term',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Term that cannot be read',
  why: 'One term that cannot be read makes the whole record a permanent error (`permerror`): receivers then treat the domain as one without SPF, or refuse its mail.',
  references: ['RFC 7208 §4.6', 'RFC 7208 §12'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx --all"
;                 ^^^^ error: spf/syntax-term
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all:example.com"
;                    ^^^^^^^^^^^^ error: spf/syntax-term
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'syntax')) {
      const text = partOf(record, term);
      report({
        start: term.at.start,
        end: term.at.end,
        message: `"${text}" cannot be read, which makes the whole record invalid: ${reason(text, term.name)}`,
        ...fixFor(text, term),
      });
    }
  },
};

function reason(text: string, name: SpfUnreadable['name']): string {
  if (name !== undefined) {
    const takes =
      name === 'ptr' ? 'a domain alone' : name === 'all' ? 'nothing' : '":" and a domain, or a prefix length';
    return `behind "${name}" stands ${takes}.`;
  }
  if (/^[+\-~?]{2,}/.test(text)) return 'a term has one qualifier at most. Remove the others.';
  if (/["'“”]/.test(text)) return 'quotes are no part of a record. Remove them.';
  if (/[^\x21-\x7e]/.test(text)) return 'a record has printable ASCII characters alone. Remove the others.';
  return 'a mechanism such as "mx" or "ip4:192.0.2.1" should stand here. Correct or remove it.';
}

/** What is left when surplus qualifiers, quotes and arguments are taken away, if that can be read. */
function fixFor(text: string, term: SpfUnreadable): { fixes?: readonly MailFix[] } {
  const bare = text.replace(/["'“”]/g, '').replace(/^[+\-~?]{1,9}(?=[+\-~?])/, '');
  const right = term.name === 'all' ? bare.replace(/[:/].*$/s, '') : bare;
  if (right === text || !readsAsTerms(right)) return {};
  return { fixes: [mailFix(`Write ${right}`, term, right)] };
}
