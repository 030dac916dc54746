import { mailFix } from '../../mail/mailRecord.ts';
import { RETIRED_INCLUDES } from '../../mail/spf/retiredIncludes.ts';
import { RETIRED } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, removalOf, termsWithDomain } from '../support/spfTerms.ts';

export const retiredInclude: MailRule<'spf'> = {
  id: 'spf/retired-include',
  scope: 'mail',
  kind: 'spf',
  needs: RETIRED,
  severity: 'info',
  summary: 'Include that its service no longer asks for',
  why: 'Services rename their SPF records, and many have stopped to ask for one, since the return path of their mail is in their own domain. Such an include costs DNS lookups for nothing; the old name may be switched off, which makes the record invalid.',
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §5.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:aspmx.googlemail.com ~all"
;                     ^^^^^^^^^^^^^^^^^^^^ warning: spf/retired-include
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:servers.mcsv.net ~all"
;                        ^^^^^^^^^^^^^^^^ info: spf/retired-include
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.google.com ~all"
`,
    },
  ],
  check(record, report) {
    for (const term of termsWithDomain(record)) {
      if (term.name !== 'include') continue;
      const { domain } = term;
      const retired = RETIRED_INCLUDES.get(withoutFinalDot(domain.text.toLowerCase()));
      if (retired === undefined) continue;
      const { service, instead } = retired;
      const text = partOf(record, term);
      report({
        start: domain.start,
        end: domain.end,
        ...(instead && { severity: 'warning' }),
        message: instead
          ? `"${domain.text}" is an old name: ${service} now asks for "include:${instead}". Write that.`
          : `${service} no longer asks for "${text}": the return path of its mail is not in your domain, so SPF does not look here. Remove it.`,
        fixes: [
          instead
            ? mailFix(`Write ${instead}`, domain, instead)
            : { title: `Remove ${text}`, edits: [removalOf(record, term)] },
        ],
      });
    }
  },
};

function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}
