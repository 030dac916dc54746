import { NO_NAME } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { leadsToAlias, ownAliases, relatedAliases } from '../support/aliasChain.ts';
import { fieldPlace } from '../support/rdataField.ts';
import { renameTarget } from '../support/renameTarget.ts';
import { standing } from '../support/standing.ts';

const CNAME = 5;

export const cnameChain: NameRule = {
  id: 'zone/cname-chain',
  scope: 'name',
  severity: 'info',
  summary: 'CNAME record that points at another alias of the zone',
  why: 'An alias should name the host itself, not another alias. Every further step is one more thing that can break, it costs resolvers time, and they stop after about ten. Where a chain is wanted, such as one alias for many names that are moved together, suppress the finding or switch the rule off.',
  references: ['RFC 1034 §3.6.2', 'RFC 1912 §2.4'],
  fixable: true,
  types: [CNAME],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  CNAME web
;          ^^^ info: zone/cname-chain
web  CNAME host
host A     192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  CNAME host
web  CNAME host
host A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    const target = zone.targetOf(name, CNAME);
    if (target === name || !leadsToAlias(zone, target)) return;
    if (zone.hasSoa && name === zone.apex) return;
    const { aliases, end, backTo } = ownAliases(zone, name);
    const [alias, ...others] = aliases;
    if (alias === undefined || others.length === 0 || backTo >= 0) return;
    if (end !== NO_NAME && zone.isComplete && standing(zone, zone.names.fold(end)) === 'absent') return;
    const isShort = end !== NO_NAME;
    const path = [alias, ...others].map(({ target: next }) => zone.text(next)).join(' → ');
    const advice = isShort
      ? `Point it at ${zone.text(end)}, where the chain ends.`
      : 'Resolvers give up on it: point the alias at the name that has the data.';
    const fixes = isShort ? renameTarget(zone, alias, end) : [];
    report({
      message: `${zone.text(alias.owner)} is an alias of ${zone.text(alias.target)}, which is an alias in turn (${path}): each step costs resolvers time and can break. ${advice}`,
      place: fieldPlace(alias, 0),
      related: relatedAliases(zone, others),
      ...(fixes.length > 0 ? { fixes } : {}),
    });
  },
};
