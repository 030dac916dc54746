import { typeText } from '../../records/recordTypes.ts';
import type { RecordView } from '../../rules/recordView.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { nameNode } from '../completion/findNames.ts';
import type { Decoder } from './fieldValue.ts';
import {
  type HoverContext,
  type KnownZone,
  placeText,
  type SoughtName,
  soughtName,
  soughtText,
} from './hoverContext.ts';
import { recordsAt, recordsEverywhere, typesText, zoneWith } from './lookUp.ts';
import { code } from './markdown.ts';

const A = 1;
const CNAME = 5;
const AAAA = 28;
const ASTERISK = encodeUtf8('*');
/** So many aliases are followed. */
const MOST_ALIASES = 8;
/** So many addresses are shown. */
const MOST_ADDRESSES = 4;

/**
 * What stands at a name, in a few words: its addresses or where its aliases lead; what else there is; or that there is
 * nothing, and where to look for it.
 */
export function standsAt(context: HoverContext, name: SoughtName): string {
  const chain: string[] = [];
  let sought = name;
  const seen = new Set<string>();
  for (;;) {
    const found = recordsEverywhere(context, sought);
    const alias = found.find(({ record }) => record.type === CNAME);
    if (alias === undefined || seen.size === MOST_ALIASES) {
      const here = found.length > 0 ? held(context, found) : nothingAt(context, sought);
      return [...chain, here].join('; ');
    }
    seen.add(sought.text);
    const { record, zone } = alias;
    const target = zone.view.text(record.target);
    chain.push(`alias of ${code(target)} (${placeText(context, record.place)})`);
    sought = soughtName(zone.zone.names, record.target);
    if (seen.has(sought.text)) return [...chain, 'a circle'].join('; ');
  }
}

function held(
  context: HoverContext,
  found: readonly { readonly zone: KnownZone; readonly record: RecordView }[],
): string {
  const addresses = found.filter(({ record }) => record.type === A || record.type === AAAA);
  if (addresses.length === 0) return `has ${typesText(found.map(({ record }) => record))}`;
  const shown = addresses
    .slice(0, MOST_ADDRESSES)
    .map(
      ({ record }) =>
        `${typeText(record.type)} ${code(record.canonicalData() ?? '')} (${placeText(context, record.place)})`,
    );
  const more = addresses.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Why there is nothing at a name, as far as the zones that are known tell. */
function nothingAt(context: HoverContext, name: SoughtName): string {
  if (name.text === '.') return 'the root, which is no host';
  const known = zoneWith(context, name);
  if (known === undefined) {
    const isPart = context.known[0]?.view.hasSoa === false;
    return isPart ? 'not in this file, which is part of a zone' : 'outside of the zones that are known here';
  }
  const { zone, view } = known;
  const where = zone === context.zone ? 'this zone' : code(view.text(view.apex));
  const encloser = closestEncloser(known, name);
  const cut = view.cutAbove(encloser);
  if (cut !== NO_NAME && cut !== view.apex) {
    const owner = code(view.text(cut));
    return view.isDelegation(cut)
      ? `in the delegated zone ${owner}, whose records are not here`
      : `redirected by the DNAME record at ${owner}`;
  }
  if (view.text(encloser) === name.text) return `no record of its own in ${where}, only names below it`;
  const wildcard = zone.names.find(encloser, ASTERISK, 0, 1);
  const answers = wildcard === NO_NAME ? [] : recordsAt(known, soughtName(zone.names, wildcard));
  return answers.length === 0
    ? `nothing stands there in ${where}`
    : `answered by the wildcard ${code(view.text(wildcard))}: ${typesText(answers)}`;
}

/** The longest name at or above one that exists in a zone (RFC 4592 §3.3.1); folded. */
function closestEncloser({ zone, view }: KnownZone, { text }: SoughtName): NameId {
  for (let at = text; at !== ''; at = at.replace(/^(?:\\.|[^.\\])*\./, '')) {
    const node = nameNode(zone.names, at);
    if (node === view.apex || (node !== NO_NAME && zone.index.tree.has(node))) return node;
  }
  return view.apex;
}

/** What stands at the name that a field holds. */
export const standsAtWord: Decoder = ({ words: [name] }, context) =>
  name === undefined ? undefined : standsAt(context, soughtText(name));
