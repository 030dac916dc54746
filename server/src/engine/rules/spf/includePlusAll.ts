import { covers, EVERYTHING } from '../../mail/spf/networks.ts';
import type { SpfBranch } from '../../mail/spf/tree/spfTree.ts';
import { pathText, walkTree } from '../../mail/spf/tree/walkTree.ts';
import type { LookupRule } from '../rule.ts';
import { removalOf } from '../support/spfTerms.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

export const includePlusAll: LookupRule<'spf'> = {
  id: 'spf/include-plus-all',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'An included record that lets everyone send',
  why: 'An `include` matches where the included record passes. If that ends with `+all`, or lists all addresses, it matches whoever sends: every forged message passes SPF, and with it DMARC, in the name of your domain.',
  references: ['RFC 7208 §5.1', 'RFC 7208 §5.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net mx -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/include-plus-all
@ MX 10 mail
mail A 192.0.2.1
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 +all"
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
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 ?all"
`,
    },
  ],
  async check(record, dns, report) {
    for (const own of await ownTerms(record, dns)) {
      const { term, node, target = '', matches } = own;
      if (node === undefined || (term.type === 'mechanism' && term.qualifier !== '+')) continue;
      if (!covers(matches, { ...EVERYTHING, v6: [] }) && !covers(matches, { ...EVERYTHING, v4: [] }))
        continue;
      const giver = giverOf(own);
      report({
        ...term,
        message: `${quoted(target)} lets every address send${giver === undefined ? '' : ` (${giver})`}, so that forged mail passes SPF in the name of this domain. Take the term out, and ask who runs that domain for the right name to include.`,
        ...(term.type === 'mechanism' && {
          fixes: [{ title: 'Take the include out', edits: [removalOf(record, term)] }],
        }),
      });
    }
  },
};

/** The path to the `all` that passes. */
function giverOf(own: SpfBranch): string | undefined {
  if (own.node === undefined) return undefined;
  for (const { branch, path } of walkTree(own.node, [own])) {
    const { term } = branch;
    if (term.type === 'mechanism' && term.name === 'all' && term.qualifier === '+') return pathText(path);
  }
  return undefined;
}
