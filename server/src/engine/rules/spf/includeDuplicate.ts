import { pathText, type Visited } from '../../mail/spf/tree/walkTree.ts';
import type { LookupRule } from '../rule.ts';
import { removalOf } from '../support/spfTerms.ts';
import { quoted, termsIn } from '../support/spfTrees.ts';

export const includeDuplicate: LookupRule<'spf'> = {
  id: 'spf/include-duplicate',
  scope: 'lookup',
  kind: 'spf',
  severity: 'warning',
  summary: 'A record that is included twice',
  why: 'A record that was included before matches nothing new, but each time it costs its lookups again, of which there are ten. Services often include each other: what one of them includes need not be included again.',
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §10.1.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net mx include:_spf.example.net -all"
;                                         ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/include-duplicate
@ MX 10 mail
mail A 192.0.2.1
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
    {
      title: 'by another include',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:shop.example.net include:_spf.example.net -all"
;                                      ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/include-duplicate
`,
      dns: `$TTL 1h
shop.example.net. TXT "v=spf1 include:_spf.example.net ip4:198.51.100.1 -all"
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:a.example.net include:b.example.net -all"
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 ip4:192.0.2.1 -all"
b.example.net. TXT "v=spf1 ip4:192.0.2.2 -all"
`,
    },
  ],
  async check(record, dns, report) {
    const first = new Map<string, Visited>();
    for (const visited of await termsIn(record, dns)) {
      const { branch, path } = visited;
      const { term, target, node } = branch;
      if (target === undefined || node?.state.status !== 'record' || term.type !== 'mechanism') continue;
      const before = first.get(target);
      if (before === undefined) {
        first.set(target, visited);
        continue;
      }
      // What others include twice is theirs to change, and what they include of this record's is theirs to need.
      if (path.length > 1) continue;
      const isOwn = before.path.length === 1;
      // Inside another include it counts only where nothing but passing terms lead there.
      if (
        !isOwn &&
        !before.path.every((each) => each.term.type !== 'mechanism' || each.term.qualifier === '+')
      )
        continue;
      const where = isOwn ? 'before' : `already (${pathText(before.path)})`;
      report({
        ...term,
        message: `${quoted(target)} is included ${where}, so that this matches nothing new and costs ${branch.lookups === 1 ? 'one lookup' : `${branch.lookups} lookups`} of ten. Take the term out.`,
        related: [{ ...before.path[0].term, message: 'It is included here.' }],
        ...(isOwn && { fixes: [{ title: 'Take the second include out', edits: [removalOf(record, term)] }] }),
      });
    }
  },
};
