import type { LookupRule } from '../rule.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

const REASONS = {
  noName: 'does not exist',
  noData: 'has no TXT record',
  noSpf: 'has TXT records, but none that begins with "v=spf1"',
  invalidName: 'is no name that can be asked for',
};

export const redirectTargetNone: LookupRule<'spf'> = {
  id: 'spf/redirect-target-none',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'A redirect to a name without SPF record',
  why: '`redirect` hands the decision over to the record of another name. If that name has none, the result is a permanent error for all mail that no term before it matches: this domain has no SPF policy at all.',
  references: ['RFC 7208 §6.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT "v=spf1 redirect=_spf.gone.example"
;                ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/redirect-target-none
news TXT "v=spf1 redirect=_spf.example.net"
;                ^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/redirect-target-none
`,
      dns: `$TTL 1h
_spf.example.net. TXT "verification=6f1a"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 redirect=_spf.example.net"
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
  ],
  async check(record, dns, report) {
    for (const { term, target = '', node } of await ownTerms(record, dns)) {
      if (term.type !== 'modifier' || node?.state.status !== 'none') continue;
      report({
        ...term,
        message: `${quoted(target)} ${REASONS[node.state.because]}, so this redirect is a permanent error for all mail that no term before it matches. Name a domain that has an SPF record.`,
      });
    }
  },
};
