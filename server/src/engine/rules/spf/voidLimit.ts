import { MAX_VOIDS } from '../../mail/spf/tree/spfTree.ts';
import { pathText, type Visited, walkTree } from '../../mail/spf/tree/walkTree.ts';
import type { LookupRule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { treeOf } from '../support/spfTrees.ts';

export const voidLimit: LookupRule<'spf'> = {
  id: 'spf/void-limit',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'More than two void lookups',
  why: 'A lookup that finds nothing, since the name does not exist or has no such record, is void. Receivers allow two of them in an evaluation, those of included records among them, and answer with a permanent error at the third. Two terms that name what is gone may do no harm until a third joins them.',
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §11.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/void-limit
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 a:gone1.example.net a:gone2.example.net mx:gone3.example.net ip4:192.0.2.1 -all"
`,
    },
    {
      title: 'not too many, but in an included record',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
;             ^^^^^^^^^^^^^^^^^^^^^^^^ info: spf/void-limit
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 a:gone1.example.net ip4:192.0.2.1 -all"
`,
    },
  ],
  good: [
    {
      title: 'a null MX is no void lookup',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:_spf.example.net -all"
`,
      dns: `$TTL 1h
example.net.      MX  0 .
_spf.example.net. TXT "v=spf1 mx:example.net ip4:192.0.2.1 -all"
`,
    },
  ],
  async check(record, dns, report) {
    const tree = await treeOf(record, dns);
    if (tree === undefined) return;
    const terms = [...walkTree(tree.root)];
    const always = terms.filter(({ branch }) => branch.void === 'always');
    const third = always[MAX_VOIDS];
    if (third !== undefined) {
      return report({
        ...third.path[0].term,
        message: `${always.length} lookups find nothing, where receivers allow ${MAX_VOIDS}: ${namesOf(always)}. They answer with a permanent error. Take out the terms that name what is gone.`,
        related: always.map(({ branch, path }) => ({
          ...path[0].term,
          message: `"${branch.text}" finds nothing.`,
        })),
      });
    }
    for (const family of ['ipv4', 'ipv6'] as const) {
      const found = terms.filter(({ branch }) => branch.void === 'always' || branch.void === family);
      const last = found[MAX_VOIDS];
      if (last === undefined) continue;
      const name = family === 'ipv4' ? 'IPv4' : 'IPv6';
      return report({
        ...last.path[0].term,
        severity: 'info',
        message: `Of a client with an ${name} address, receivers look for ${name} addresses alone, and ${found.length} terms have none, where ${MAX_VOIDS} are allowed: ${namesOf(found)}. Strict ones answer such clients with a permanent error. List the networks with ip4 and ip6 in their place.`,
      });
    }
    // The record's own terms have rules of their own, and so have records that are not there.
    const nested = always.filter(({ branch, path }) => path.length > 1 && branch.node === undefined);
    const [first] = nested;
    if (first === undefined) return;
    report({
      ...first.path[0].term,
      severity: 'info',
      message: `An included record asks for what is not there: ${namesOf(nested)}. That makes ${always.length} of ${MAX_VOIDS} such lookups that receivers allow. Who runs that domain should take the term out.`,
    });
  },
};

function namesOf(terms: readonly Visited[]): string {
  return listed(terms.map(({ path }) => pathText(path)));
}
