import type { SpfBranch } from '../../mail/spf/tree/spfTree.ts';
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
  why: 'A record that is included by way of another matches nothing new, but each time it costs its lookups again, of which there are ten. Services often include each other: what one of them includes need not be included again.',
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §10.1.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT "v=spf1 include:shop.example.net include:_spf.example.net -all"
;                                         ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/include-duplicate
news TXT "v=spf1 include:_spf.example.net include:shop.example.net -all"
;                ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/include-duplicate
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
    {
      title: 'what an included record refuses, it does not include',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:shop.example.net include:_spf.example.net -all"
`,
      dns: `$TTL 1h
shop.example.net. TXT "v=spf1 -ip4:192.0.2.128/25 include:_spf.example.net -all"
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
    },
  ],
  async check(record, dns, report) {
    const terms = await termsIn(record, dns);
    const own = terms.filter(({ path }) => path.length === 1).map(({ branch }) => branch);
    for (const [at, branch] of own.entries()) {
      const { term, target, node } = branch;
      if (target === undefined || node?.state.status !== 'record' || term.type !== 'mechanism') continue;
      // The record's own terms that are alike are told without asking.
      const other = terms.find(
        (each) => each.path.length > 1 && each.branch.target === target && passesAs(branch, each),
      );
      if (other === undefined) continue;
      const where = own.indexOf(other.path[0]);
      // What stands between the two may decide otherwise.
      if (where > at && !own.slice(at, where).every((each) => isLike(each, branch))) continue;
      const { lookups } = branch;
      report({
        ...term,
        message: `${quoted(target)} is included by another term too (${pathText(other.path)}), so that this one matches nothing new and costs ${lookups === 1 ? 'one lookup' : `${lookups} lookups`} of ten. Take it out.`,
        related: [{ ...other.path[0].term, message: 'It is included by way of this.' }],
        fixes: [{ title: 'Take the include out', edits: [removalOf(record, term)] }],
      });
    }
  },
};

/** Whether all that passes the nested include makes its root term match, with the same result as the other. */
function passesAs(branch: SpfBranch, { path }: Visited): boolean {
  const [first, ...rest] = path;
  if (first === branch || !isLike(first, branch) || first.term.type !== 'mechanism') return false;
  let node = first.node;
  for (const step of rest) {
    const before = node?.branches.slice(0, node.branches.indexOf(step) + 1) ?? [];
    if (!before.every(({ term }) => term.type !== 'mechanism' || term.qualifier === '+')) return false;
    node = step.node;
  }
  return true;
}

function isLike({ term }: SpfBranch, other: SpfBranch): boolean {
  return (
    term.type === 'mechanism' && other.term.type === 'mechanism' && term.qualifier === other.term.qualifier
  );
}
