import type { LookupRule } from '../rule.ts';
import { removalOf } from '../support/spfTerms.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

const REASONS = {
  noData: 'has no TXT record',
  noSpf: 'has TXT records, but none that begins with "v=spf1"',
  invalidName: 'is no name that can be asked for',
};

export const includeTargetNone: LookupRule<'spf'> = {
  id: 'spf/include-target-none',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'An include of a name without SPF record',
  why: 'An `include` of a name that has no SPF record is a permanent error: receivers that come to it give the whole record up, and mail from senders that are listed behind it no longer passes. Often the service has moved its record, or the name has a typing error.',
  references: ['RFC 7208 §5.2', 'RFC 7208 §4.5'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:example.net include:txt.example.net -all"
;             ^^^^^^^^^^^^^^^^^^^ error: spf/include-target-none
;                                 ^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-target-none
`,
      dns: `$TTL 1h
example.net.     A   192.0.2.1
txt.example.net. TXT "verification=6f1a"
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
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
  ],
  async check(record, dns, report) {
    for (const { term, target = '', node } of await ownTerms(record, dns)) {
      if (term.type !== 'mechanism' || node?.state.status !== 'none') continue;
      const { because } = node.state;
      if (because === 'noName') continue;
      report({
        ...term,
        message: `${quoted(target)} ${REASONS[because]}, so this include is a permanent error and receivers give the whole record up. Ask the service for the name to include, or take the term out.`,
        fixes: [{ title: 'Take the include out', edits: [removalOf(record, term)] }],
      });
    }
  },
};
