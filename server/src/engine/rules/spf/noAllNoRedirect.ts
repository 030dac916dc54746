import { mailFix } from '../../mail/mailRecord.ts';
import type { SpfTerm } from '../../mail/spf/spfRecord.ts';
import { NO_END } from '../../mail/spf/spfSigns.ts';
import { isOneSlip } from '../../text/oneSlip.ts';
import type { MailRule } from '../rule.ts';
import { faultyDomains } from '../support/spfDomain.ts';
import { allsOf, isReadable, termsEnd } from '../support/spfTerms.ts';

const ENDS = ['redirect', 'all'];

export const noAllNoRedirect: MailRule<'spf'> = {
  id: 'spf/no-all-no-redirect',
  scope: 'mail',
  kind: 'spf',
  needs: NO_END,
  usesOwner: true,
  severity: 'warning',
  summary: 'Record that does not say what holds for all others',
  why: 'Where no term matches, and neither `all` nor `redirect` stands at the end, the result is neutral: receivers treat mail from hosts that the record does not name as if there was no record, so the domain is not protected. Records below names with an underscore, which others include, need no `all`.',
  references: ['RFC 7208 §4.7'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:_spf.example.net"
;                ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/no-all-no-redirect
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
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 redirect=_spf.example.net"
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_spf1 TXT "v=spf1 ip4:192.0.2.0/24"
`,
    },
  ],
  check(record, report) {
    if (!isReadable(record) || /(?:^|\.)_/.test(record.owner ?? '')) return;
    // A slip in one of them has a finding of its own, as it has when a blank is missing before it.
    if (allsOf(record).length > 0 || record.terms.some(mayEnd)) return;
    if (faultyDomains(record).some(({ fault }) => fault.kind === 'joined')) return;
    const end = termsEnd(record);
    const last = record.terms.at(-1) ?? record.version;
    report({
      start: last.start,
      end: last.end,
      message:
        'The record does not say what holds for hosts that it does not name: without "all" or "redirect" at the end it is as if there was no record for them. Add "~all", or "-all" when all senders are named.',
      fixes: ['~all', '-all'].map((all) => mailFix(`Add ${all}`, { start: end, end }, ` ${all}`)),
    });
  },
};

function mayEnd(term: SpfTerm): boolean {
  return term.type === 'modifier' && ENDS.some((name) => name === term.name || isOneSlip(name, term.name));
}
