import { MAX_LOOKUPS } from '../../mail/spf/tree/spfTree.ts';
import { walkTree } from '../../mail/spf/tree/walkTree.ts';
import type { LookupRule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { treeOf } from '../support/spfTrees.ts';

export const lookupLimit: LookupRule<'spf'> = {
  id: 'spf/lookup-limit',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'More than ten lookups',
  why: 'Receivers follow at most ten terms that ask DNS: `include`, `a`, `mx`, `ptr`, `exists` and `redirect`, with those of all included records. At the eleventh they stop with a permanent error: mail of senders that are listed further back does not pass SPF, and with DMARC it may be refused.',
  references: ['RFC 7208 §4.6.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:a.example.net include:b.example.net include:c.example.net -all"
;                                                            ^^^^^^^^^^^^^^^^^^^^^ error: spf/lookup-limit
@ MX 10 mail
mail A 192.0.2.1
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 include:x.example.net include:y.example.net include:z.example.net -all"
b.example.net. TXT "v=spf1 include:z.example.net include:y.example.net -all"
c.example.net. TXT "v=spf1 include:x.example.net include:z.example.net -all"
x.example.net. TXT "v=spf1 ip4:192.0.2.1 -all"
y.example.net. TXT "v=spf1 ip4:192.0.2.2 -all"
z.example.net. TXT "v=spf1 ip4:192.0.2.3 -all"
`,
    },
  ],
  good: [
    {
      title: 'the mail servers of an mx, and an explanation, do not count',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:a.example.net a:b.example.net a:c.example.net a:d.example.net -all exp=why.example.com"
@ MX 10 mail
@ MX 20 mail2
mail2 A 192.0.2.2
mail A 192.0.2.1
why TXT "Send from our servers."
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 ip4:192.0.2.8 -all"
b.example.net. A 192.0.2.3
c.example.net. A 192.0.2.4
d.example.net. AAAA 2001:db8::5
`,
    },
  ],
  async check(record, dns, report) {
    const tree = await treeOf(record, dns);
    if (tree === undefined || tree.lookups <= MAX_LOOKUPS) return;
    // That the record's own terms are too many is told without asking.
    if (tree.root.branches.filter(({ number }) => number !== undefined).length > MAX_LOOKUPS) return;
    const beyond = [...walkTree(tree.root)].find(({ branch }) => (branch.number ?? 0) > MAX_LOOKUPS);
    if (beyond === undefined) return;
    const costly = tree.root.branches.filter(({ lookups }) => lookups > 0);
    const costs = costly.map(({ text, lookups }) => `"${text}" ${lookups}`);
    const { lookups, isComplete } = tree;
    report({
      ...beyond.path[0].term,
      message: `This record takes ${isComplete ? '' : 'at least '}${lookups} DNS lookups, where receivers allow ${MAX_LOOKUPS}: ${listed(costs)}. They stop here with a permanent error, and what follows is never looked at. Take out what is no longer used, or put networks in place of includes.`,
      related: costly.map((each) => ({
        ...each.term,
        message: each.lookups === 1 ? '1 lookup.' : `${each.lookups} lookups.`,
      })),
    });
  },
};
