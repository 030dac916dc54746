import type { Finding } from '../../finding.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';

const CNAME = 5;

/** More aliases in a row than resolvers follow: BIND and Unbound stop after 11, older releases after 16 or less. */
const LIMIT = 16;

/** The aliases that a resolver goes through from a name on. */
export interface AliasChain {
  /** The CNAME records that it follows, in their order. */
  readonly aliases: readonly RecordView[];
  /** The name at the end, as spelled; {@link NO_NAME} where there is none in sight. */
  readonly end: NameId;
  /** Which of the aliases the last one leads back to; -1 where it goes round in no circle. */
  readonly backTo: number;
}

/**
 * Follows the zone's CNAME records from a (folded) name on, those of wildcards included (RFC 1034 §3.6.2, §4.3.2). Looks
 * at every name on the way and at the end.
 *
 * @param start the checked name or a target of its records
 */
export function followAliases(zone: ZoneView, start: NameId): AliasChain {
  const owners: NameId[] = [];
  const aliases: RecordView[] = [];
  let at = start;
  for (;;) {
    const name = zone.names.fold(at);
    if (aliases.length > 0) zone.look(name);
    const owner = ownerOfAnswer(zone, name);
    const alias = owner === NO_NAME ? undefined : zone.recordsAt(owner, CNAME)[0];
    if (alias === undefined) return { aliases, end: at, backTo: -1 };
    const backTo = owners.indexOf(owner);
    if (backTo >= 0 || aliases.length === LIMIT) return { aliases, end: NO_NAME, backTo };
    owners.push(owner);
    aliases.push(alias);
    at = alias.target;
  }
}

/** What was found last, for as long as the zone is checked. */
const found = new WeakMap<ZoneView, { readonly name: NameId; readonly chain: AliasChain }>();

/** {@link followAliases} from the checked name itself on; followed once for all rules that ask. */
export function ownAliases(zone: ZoneView, name: NameId): AliasChain {
  const last = found.get(zone);
  if (last?.name === name) return last.chain;
  const chain = followAliases(zone, name);
  found.set(zone, { name, chain });
  return chain;
}

/** Whether a target of the checked name's records is an alias, perhaps by a wildcard; costs little if it is not. */
export function leadsToAlias(zone: ZoneView, target: NameId): boolean {
  const owner = ownerOfAnswer(zone, target);
  return owner !== NO_NAME && zone.targetOf(owner, CNAME) !== NO_NAME;
}

function ownerOfAnswer(zone: ZoneView, name: NameId): NameId {
  if (!zone.inZone(name)) return NO_NAME;
  if (zone.exists(name)) return name;
  return zone.cutAbove(name) === NO_NAME ? zone.answerer(name) : NO_NAME;
}

/** The aliases as related information. */
export function relatedAliases(
  zone: ZoneView,
  aliases: readonly RecordView[],
): NonNullable<Finding['related']> {
  return aliases.map((alias) => ({
    message: `${zone.text(alias.owner)} is an alias of ${zone.text(alias.target)}`,
    place: alias.typePlace,
  }));
}
