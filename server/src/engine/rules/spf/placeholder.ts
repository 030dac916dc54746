import { FOR_EXAMPLES, PLACEHOLDER } from '../../mail/spf/spfSigns.ts';
import { FILL_INS } from '../../zone/labelTraits.ts';
import type { MailRule } from '../rule.ts';
import { isDocumentation, isExampleName } from '../support/exampleNames.ts';
import { isPlaceholderLabel } from '../support/placeholder.ts';
import { partOf, termsWithDomain, termsWithNetwork } from '../support/spfTerms.ts';

/** What placeholders begin with: nearly all names have no such label. */
const MAYBE = new RegExp(`(?:^|\\.)(?:${FILL_INS.join('|')}|[<{[])`);

export const placeholder: MailRule<'spf'> = {
  id: 'spf/placeholder',
  scope: 'mail',
  kind: 'spf',
  needs: FOR_EXAMPLES | PLACEHOLDER,
  usesOwner: true,
  severity: 'warning',
  summary: 'Domain or address from instructions that was to be replaced',
  why: 'Instructions name `example.com`, `192.0.2.1` or `your-domain.com` in place of what only you know. These domains send no mail and no mail comes from these addresses, so the senders that were meant are not allowed to send. In records of example domains themselves nothing is reported.',
  references: ['RFC 2606 §3', 'RFC 5737 §3', 'RFC 3849 §2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN home.arpa.
$TTL 1h
@    TXT "v=spf1 mx ip4:192.0.2.1 -all"
;                       ^^^^^^^^^ warning: spf/placeholder
news TXT "v=spf1 include:_spf.example.com -all"
;                        ^^^^^^^^^^^^^^^^ warning: spf/placeholder
shop TXT "v=spf1 a:mail.your-domain.com -all"
;                  ^^^^^^^^^^^^^^^^^^^^ warning: spf/placeholder
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ip4:192.0.2.1 include:_spf.example.net -all"
`,
    },
  ],
  check(record, report) {
    const isExample = record.owner === undefined || isExampleName(record.owner);
    for (const { domain } of termsWithDomain(record)) {
      if (domain.hasMacro) continue;
      const name = domain.text.toLowerCase().replace(/\.$/, '');
      const isLeft = MAYBE.test(name) && name.split('.').some(isPlaceholderLabel);
      if (!isLeft && (isExample || !isExampleName(name))) continue;
      report({
        start: domain.start,
        end: domain.end,
        message: `"${domain.text}" stands in instructions for a domain of your own: it allows nobody to send. Write the domain that is meant, or remove the term.`,
      });
    }
    if (isExample) return;
    for (const term of termsWithNetwork(record)) {
      if (!isDocumentation(term.network)) continue;
      const place = { start: term.network.span.start, end: term.end };
      report({
        ...place,
        message: `"${partOf(record, place)}" is an address for documentation: no mail comes from there. Write the address that is meant, or remove the term.`,
      });
    }
  },
};
