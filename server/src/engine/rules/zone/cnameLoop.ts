import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { leadsToAlias, ownAliases, relatedAliases } from '../support/aliasChain.ts';
import { fieldPlace } from '../support/rdataField.ts';
import { byOrder } from '../zoneView.ts';

const CNAME = 5;

export const cnameLoop: NameRule = {
  id: 'zone/cname-loop',
  scope: 'name',
  severity: 'error',
  summary: 'CNAME records that lead round in a circle',
  why: 'Resolvers that follow the aliases never arrive and give up: none of the names has any data. No server refuses such a zone. The circle is reported once, at its first record in the file.',
  references: ['RFC 1034 §3.6.2', 'RFC 1034 §5.2.2'],
  fixable: false,
  types: [CNAME],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www CNAME web
;         ^^^ error: zone/cname-loop
web CNAME www
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www CNAME web
web A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    const target = zone.targetOf(name, CNAME);
    if (target === name || !leadsToAlias(zone, target)) return;
    const { aliases, backTo } = ownAliases(zone, name);
    const [alias, ...others] = aliases;
    if (alias === undefined || others.length === 0 || backTo !== 0) return;
    if (others.some((other) => byOrder(other, alias) < 0)) return;
    const path = aliases.map(({ target: next }) => zone.text(next)).join(' → ');
    report({
      message: `These aliases lead round in a circle (${zone.text(alias.owner)} → ${path}): resolvers give up, and none of the names has any data. Point one of them at a name that has the data.`,
      place: fieldPlace(alias, 0),
      related: relatedAliases(zone, others),
    });
  },
};
