import { MAX_LOOKUPS } from '../../mail/spf/tree/spfTree.ts';
import type { LookupRule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { treeOf } from '../support/spfTrees.ts';

/** From here on an include that grows, which others decide on, may be one too many. */
const NEAR = 8;

export const lookupNear: LookupRule<'spf'> = {
  id: 'spf/lookup-near',
  scope: 'lookup',
  kind: 'spf',
  severity: 'warning',
  summary: 'Nearly ten lookups',
  why: 'Receivers follow at most ten terms that ask DNS. The records that you include are changed by others, without notice: one more `include` in one of them may make yours a permanent error, and no one sees it but those who do not get your mail.',
  references: ['RFC 7208 §4.6.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:a.example.net include:b.example.net -all"
;      ^^^^^^ warning: spf/lookup-near
@ MX 10 mail
mail A 192.0.2.1
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 include:x.example.net include:y.example.net include:z.example.net -all"
b.example.net. TXT "v=spf1 include:z.example.net include:y.example.net include:x.example.net -all"
x.example.net. TXT "v=spf1 ip4:192.0.2.1 -all"
y.example.net. TXT "v=spf1 ip4:192.0.2.2 -all"
z.example.net. TXT "v=spf1 ip4:192.0.2.3 -all"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:a.example.net -all"
@ MX 10 mail
mail A 192.0.2.1
`,
      dns: `$TTL 1h
a.example.net. TXT "v=spf1 ip4:192.0.2.1 -all"
`,
    },
  ],
  async check(record, dns, report) {
    const tree = await treeOf(record, dns);
    if (tree === undefined || tree.lookups < NEAR || tree.lookups > MAX_LOOKUPS) return;
    const costly = tree.root.branches.filter(({ lookups }) => lookups > 0);
    // One to spare is what most keep; who has no include depends on no one.
    const isSound = tree.lookups === NEAR || costly.every(({ node }) => node === undefined);
    report({
      ...record.version,
      ...(isSound && { severity: 'info' }),
      message: `This record takes ${tree.lookups} of ${MAX_LOOKUPS} DNS lookups: ${listed(costly.map(({ text, lookups }) => `"${text}" ${lookups}`))}. If an included record grows, receivers answer with a permanent error. Take out what is no longer used.`,
    });
  },
};
