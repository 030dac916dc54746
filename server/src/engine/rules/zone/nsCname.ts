import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkAliasTargets } from '../support/aliasTarget.ts';

const NS = 2;

export const nsCname: NameRule = {
  id: 'zone/ns-cname',
  scope: 'name',
  severity: 'error',
  summary: 'Name server that is named by an alias',
  why: 'NS records must name a server by the name that has its addresses. Many resolvers do not follow the alias, so the zone or the delegation works for some and fails for others. BIND refuses a zone whose own name servers are aliases.',
  references: ['RFC 2181 §10.3', 'RFC 1912 §2.4'],
  fixable: true,
  types: [NS],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS    ns1
;            ^^^ error: zone/ns-cname
branch NS    ns2.example.net.
ns1    CNAME host
host   A     192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
branch NS    host
branch NS    ns2.example.net.
ns1    CNAME host
host   A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    checkAliasTargets(name, NS, zone, report, 'many resolvers do not follow an alias to a name server.');
  },
};
