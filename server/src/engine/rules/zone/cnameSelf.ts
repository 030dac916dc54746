import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { leadsToAlias, ownAliases } from '../support/aliasChain.ts';
import { fieldPlace } from '../support/rdataField.ts';

const CNAME = 5;

export const cnameSelf: NameRule = {
  id: 'zone/cname-self',
  scope: 'name',
  severity: 'error',
  summary: 'CNAME record that points at its own name',
  why: 'Resolvers that follow the alias arrive where they were and give up: the name has no data of any type. A wildcard does the same when it answers for its own target, because nothing else stands there. No server refuses such a zone.',
  references: ['RFC 1034 §3.6.2', 'RFC 4592 §3.3.1'],
  fixable: false,
  types: [CNAME],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www CNAME www
;         ^^^ error: zone/cname-self
`,
    },
    {
      title: 'A wildcard that answers for its own target',
      zone: `$ORIGIN example.com.
$TTL 1h
*.apps CNAME lb.apps
;            ^^^^^^^ error: the wildcard itself answers
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www     CNAME www.example.net.
*.apps  CNAME lb.apps
lb.apps A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    const target = zone.targetOf(name, CNAME);
    if (target !== name && !leadsToAlias(zone, target)) return;
    if (zone.hasSoa && name === zone.apex) return;
    const { aliases, backTo } = ownAliases(zone, name);
    const [alias] = aliases;
    if (alias === undefined || backTo !== 0 || aliases.length > 1) return;
    const owner = zone.text(alias.owner);
    report({
      message:
        target === name
          ? `${owner} is an alias of itself: resolvers give up, and the name has no data at all. Write the name that has the data, or address records.`
          : `${zone.text(alias.target)} does not exist, so the wildcard itself answers for it, with an alias of the same name: resolvers give up on every name that ${owner} stands for. Give ${zone.text(alias.target)} its records, or correct the name.`,
      place: fieldPlace(alias, 0),
    });
  },
};
