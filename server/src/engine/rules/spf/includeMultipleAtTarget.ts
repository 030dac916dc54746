import type { LookupRule } from '../rule.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

export const includeMultipleAtTarget: LookupRule<'spf'> = {
  id: 'spf/include-multiple-at-target',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'An include or redirect of a name with several SPF records',
  why: 'A name may have one SPF record. Where it has several, an `include` or `redirect` of it is a permanent error: receivers that come to it give the whole record up.',
  references: ['RFC 7208 §3.2', 'RFC 7208 §4.5', 'RFC 7208 §5.2', 'RFC 7208 §6.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT "v=spf1 include:_spf.example.net -all"
;                ^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-multiple-at-target
news TXT "v=spf1 redirect=_spf.example.net"
;                ^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-multiple-at-target
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
_spf.example.net. TXT "v=spf1 ip4:198.51.100.0/24 -all"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
`,
      dns: `$TTL 1h
_spf.example.net. TXT "verification=6f1a"
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
  ],
  async check(record, dns, report) {
    for (const { term, target = '', node } of await ownTerms(record, dns)) {
      if (node?.state.status !== 'multiple') continue;
      report({
        ...term,
        message: `${quoted(target)} has ${node.state.texts.length} SPF records where one is allowed, so that this term is a permanent error and receivers give the whole record up. Tell who runs that domain, and take the term out until it is repaired.`,
      });
    }
  },
};
