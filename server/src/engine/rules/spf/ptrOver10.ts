import { addressText } from '../../mail/spf/addressText.ts';
import type { Address } from '../../mail/spf/networks.ts';
import { reverseName } from '../../mail/spf/ptrMatches.ts';
import { MAX_HOSTS, type SpfTree } from '../../mail/spf/tree/spfTree.ts';
import type { LookupRule } from '../rule.ts';
import { treeOf } from '../support/spfTrees.ts';

/** Addresses that are looked at: a server or two, not networks. */
const MAX_ADDRESSES = 20;
const SMALL = 4n;

export const ptrOver10: LookupRule<'spf'> = {
  id: 'spf/ptr-over-10',
  scope: 'lookup',
  kind: 'spf',
  severity: 'info',
  summary: 'A ptr term, and a sender with more than ten names',
  why: 'For a `ptr` term receivers ask for the names of the address that sends, and look at ten of them at most. Where an address has more, which ones they take is left to chance, and so is the result.',
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §5.5'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ptr ip4:192.0.2.1 -all"
;             ^^^ warning: spf/ptr
;             ^^^ info: spf/ptr-over-10
`,
      dns: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
1 PTR a.example.com.
1 PTR b.example.com.
1 PTR c.example.com.
1 PTR d.example.com.
1 PTR e.example.com.
1 PTR f.example.com.
1 PTR g.example.com.
1 PTR h.example.com.
1 PTR i.example.com.
1 PTR j.example.com.
1 PTR k.example.com.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.1 -all"
`,
      dns: `$TTL 1h
1.2.0.192.in-addr.arpa. PTR mail.example.com.
`,
    },
  ],
  async check(record, dns, report) {
    const tree = await treeOf(record, dns);
    const ptr = tree?.root.branches.find(
      ({ isEvaluated, term }) => isEvaluated && term.type === 'mechanism' && term.name === 'ptr',
    );
    if (tree === undefined || ptr === undefined) return;
    for (const address of sendersOf(tree)) {
      const answer = await dns.ask(reverseName(address), 'PTR');
      if (answer.status !== 'found' || answer.records.length <= MAX_HOSTS) continue;
      return report({
        ...ptr.term,
        message: `${addressText(address)} has ${answer.records.length} names, of which receivers look at ${MAX_HOSTS}: whether "${ptr.text}" matches it is left to chance. List the address with ip4 or ip6 in place of ptr.`,
      });
    }
  },
};

/** Single addresses that may send. */
function sendersOf({ senders }: SpfTree): Address[] {
  const addresses: Address[] = [];
  for (const family of [4, 6] as const) {
    for (const { first, last } of family === 4 ? senders.v4 : senders.v6) {
      if (last - first >= SMALL) continue;
      for (let value = first; value <= last; value++) addresses.push({ family, value });
      if (addresses.length >= MAX_ADDRESSES) return addresses;
    }
  }
  return addresses;
}
