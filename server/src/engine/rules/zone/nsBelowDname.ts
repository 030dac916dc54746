import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkRedirectedTargets } from '../support/redirectedTarget.ts';

const NS = 2;

export const nsBelowDname: NameRule = {
  id: 'zone/ns-below-dname',
  scope: 'name',
  severity: 'error',
  summary: 'Name server whose name is below a DNAME',
  why: 'A DNAME makes every name below it an alias, and NS records must not name a server by an alias: many resolvers do not follow it. BIND refuses a zone whose own name servers are named so.',
  references: ['RFC 2181 §10.3', 'RFC 6672 §3.1'],
  fixable: false,
  types: [NS],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS    ns1.old
;            ^^^^^^^ error: zone/ns-below-dname
branch NS    ns2.example.net.
old    DNAME example.org.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS    ns1.example.org.
branch NS    ns2.example.net.
old    DNAME example.org.
`,
    },
  ],
  check(name, zone, report) {
    checkRedirectedTargets(name, NS, zone, report, 'many resolvers do not follow an alias to a name server.');
  },
};
