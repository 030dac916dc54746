import { LEADS_BACK } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, removalOf, termsWithDomain } from '../support/spfTerms.ts';

export const selfInclude: MailRule<'spf'> = {
  id: 'spf/self-include',
  scope: 'mail',
  kind: 'spf',
  needs: LEADS_BACK,
  usesOwner: true,
  severity: 'error',
  summary: 'Record that includes itself',
  why: 'A receiver that evaluates the record comes back to it again and again, until the limit of ten DNS lookups makes it a permanent error: the domain then has no valid SPF.',
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §5.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:example.com -all"
;                ^^^^^^^^^^^^^^^^^^^ error: spf/self-include
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx a:example.com include:_spf.example.com -all"
`,
    },
  ],
  check(record, report) {
    const { owner } = record;
    if (owner === undefined) return;
    for (const term of termsWithDomain(record)) {
      if (term.name !== 'include' && term.name !== 'redirect') continue;
      const { domain } = term;
      if (domain.text.length > owner.length + 1 || domain.text.toLowerCase().replace(/\.$/, '') !== owner)
        continue;
      const text = partOf(record, term);
      report({
        start: term.start,
        end: term.end,
        message: `"${text}" leads back to this same record, which makes it invalid: receivers go round until the limit of DNS lookups. Remove it, or name the record that is meant.`,
        fixes: [{ title: `Remove ${text}`, edits: [removalOf(record, term)] }],
      });
    }
  },
};
