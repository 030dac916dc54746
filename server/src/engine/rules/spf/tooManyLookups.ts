import { countsAsLookup } from '../../mail/spf/spfRecord.ts';
import { MANY_TERMS } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf, partOf } from '../support/spfTerms.ts';

export const tooManyLookups: MailRule<'spf'> = {
  id: 'spf/too-many-lookups',
  scope: 'mail',
  kind: 'spf',
  needs: MANY_TERMS,
  severity: 'error',
  summary: 'More terms that ask DNS than a record may have',
  why: '`include`, `a`, `mx`, `ptr`, `exists` and `redirect` make receivers ask DNS, and ten of these may be evaluated in all, those of included records among them. With an eleventh the result is a permanent error: for mail that no term before it matched, the domain has no valid SPF.',
  references: ['RFC 7208 §4.6.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx a a:a.example.com a:b.example.com a:c.example.com a:d.example.com a:e.example.com a:f.example.com a:g.example.com a:h.example.com a:i.example.com -all"
;                                                                                                                                                  ^^^^^^^^^^^^^^^ error: spf/too-many-lookups
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx a a:a.example.com a:b.example.com a:c.example.com a:d.example.com a:e.example.com a:f.example.com a:g.example.com a:h.example.com -all"
`,
    },
  ],
  check(record, report) {
    if (record.terms.length <= MOST) return;
    const all = allsOf(record)[0];
    const asking = record.terms.filter(
      (term) =>
        countsAsLookup(term) && (all === undefined || (term.type === 'mechanism' && term.start < all.start)),
    );
    const eleventh = asking[MOST];
    if (eleventh === undefined) return;
    report({
      start: eleventh.start,
      end: eleventh.end,
      message: `"${partOf(record, eleventh)}" is the eleventh of ${asking.length} terms that ask DNS, and receivers evaluate ten at most, those of included records among them: the record is invalid for mail that no term before it matches. Remove what is not needed, or name networks by "ip4:" and "ip6:".`,
    });
  },
};

const MOST = 10;
