import { MAX_HOSTS } from '../../mail/spf/tree/spfTree.ts';
import type { LookupRule } from '../rule.ts';
import { ownTerms, quoted } from '../support/spfTrees.ts';

export const mxOver10: LookupRule<'spf'> = {
  id: 'spf/mx-over-10',
  scope: 'lookup',
  kind: 'spf',
  severity: 'error',
  summary: 'An mx term of a domain with more than ten mail servers',
  why: 'For an `mx` term receivers look up the addresses of all mail servers of the domain, and of ten at most: where there are more, the result is a permanent error.',
  references: ['RFC 7208 §4.6.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx:example.net -all"
;             ^^^^^^^^^^^^^^ error: spf/mx-over-10
`,
      dns: `$TTL 1h
example.net. MX 10 m1.example.net.
example.net. MX 10 m2.example.net.
example.net. MX 10 m3.example.net.
example.net. MX 10 m4.example.net.
example.net. MX 10 m5.example.net.
example.net. MX 10 m6.example.net.
example.net. MX 10 m7.example.net.
example.net. MX 10 m8.example.net.
example.net. MX 10 m9.example.net.
example.net. MX 10 m10.example.net.
example.net. MX 10 m11.example.net.
m1.example.net. A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx:example.net -all"
`,
      dns: `$TTL 1h
example.net.    MX 10 m1.example.net.
example.net.    MX 20 m2.example.net.
m1.example.net. A  192.0.2.1
m2.example.net. A  192.0.2.2
`,
    },
  ],
  async check(record, dns, report) {
    for (const { term, target = '', found } of await ownTerms(record, dns)) {
      if (found?.status !== 'found' || (found.servers ?? 0) <= MAX_HOSTS) continue;
      report({
        ...term,
        message: `${quoted(target)} has ${found.servers} mail servers, where receivers look up ${MAX_HOSTS}: they answer with a permanent error. List the networks of the servers that send, with ip4 and ip6.`,
      });
    }
  },
};
