import { MECHANISMS, type SpfMechanism, type SpfRecord } from '../../mail/spf/spfRecord.ts';
import { TERM_TWICE } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, removalOf, termsLookedAt } from '../support/spfTerms.ts';

export const termDuplicate: MailRule<'spf'> = {
  id: 'spf/term-duplicate',
  scope: 'mail',
  kind: 'spf',
  needs: TERM_TWICE,
  severity: 'warning',
  summary: 'The same term twice',
  why: 'The second never decides, since receivers take the first term that matches. If it names a domain, it costs one of the ten DNS lookups that a record may cause, and often another domain was meant.',
  references: ['RFC 7208 §4.6.2', 'RFC 7208 §4.6.4'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net mx include:_SPF.example.net -all"
;                                         ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/term-duplicate
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net mx a mx:example.net -all"
`,
    },
  ],
  check(record, report) {
    if (record.terms.length < 3 || !hasNameTwice(record)) return;
    const known = new Map<string, SpfMechanism>();
    for (const term of termsLookedAt(record)) {
      // Networks and "all" have rules of their own.
      if (term.type !== 'mechanism' || term.network !== undefined || term.name === 'all') continue;
      const key = keyOf(record, term);
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, term);
        continue;
      }
      const text = partOf(record, term);
      report({
        start: term.start,
        end: term.end,
        message: `"${text}" stands here a second time: it never decides and costs a DNS lookup. Remove it, or correct it if another was meant.`,
        related: [{ start: first.start, end: first.end, message: 'The first one' }],
        fixes: [{ title: `Remove ${text}`, edits: [removalOf(record, term)] }],
      });
    }
  },
};

/** Whether two mechanisms have the same name: in most records none has, and need no comparing. */
function hasNameTwice({ terms }: SpfRecord): boolean {
  let seen = 0;
  for (const term of terms) {
    if (term.type !== 'mechanism' || term.network !== undefined) continue;
    const bit = 1 << MECHANISMS.indexOf(term.name);
    if ((seen & bit) !== 0) return true;
    seen |= bit;
  }
  return false;
}

/** What is looked up and compared; the qualifier of what was looked at before does not matter. */
function keyOf(record: SpfRecord, { name, domain, nameSpan, end }: SpfMechanism): string {
  const value = partOf(record, { start: nameSpan.end, end });
  // Upper case of a macro letter has a meaning.
  return `${name}${domain?.hasMacro ? value : value.toLowerCase().replace(/\.$/, '')}`;
}
