import { recordTypeByNumber, typeText } from '../../records/recordTypes.ts';
import { RecordView } from '../../rules/recordView.ts';
import { latin1 } from '../../text/bytes.ts';
import { type NameId, ROOT } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import { UNDERSCORE_NAMES } from '../completion/underscoreNames.ts';
import type { Mention } from '../names/mention.ts';
import { fullName } from './fullName.ts';
import { originGiverText } from './giverText.ts';
import { type HoverContext, placeText, soughtName } from './hoverContext.ts';
import { recordsAt, typesText } from './lookUp.ts';
import { code, escaped } from './markdown.ts';
import { addressOfReverse } from './reverseName.ts';
import { standsAt } from './standsAt.ts';

/** So many records that point at a name are shown. */
const MOST_REFERRERS = 5;

/** How a written name becomes the name in full; nothing where it is written in full. */
export function relativeText(context: HoverContext, { start, end, origin }: Mention): string | undefined {
  const { block } = context.entry;
  const written = latin1(block.bytes, start, end);
  if (written.endsWith('.') && !written.endsWith('\\.')) return undefined;
  const giver = originGiverText(context, context.entry);
  const name = code(nameText(context.zone.names, origin));
  return written === '@'
    ? `${code('@')} is the origin, ${giver}.`
    : `Without a final dot, so relative to ${name}, the origin ${giver}.`;
}

/** An owner: its name in full, what stands there and what points at it. */
export function ownerHover(context: HoverContext, owner: NameId, mention: Mention | undefined): string[] {
  const lines = [fullName(context, owner)];
  const relative = mention && relativeText(context, mention);
  if (relative !== undefined) lines.push(relative);
  return [...lines, ...aboutOwner(context, owner)];
}

/** What is known of an owner in this zone. */
export function aboutOwner(context: HoverContext, owner: NameId): string[] {
  const { zone, known } = context;
  const [own] = known;
  const sought = soughtName(zone.names, owner);
  const lines: string[] = [];
  const address = addressOfReverse(sought.text);
  if (address !== undefined) lines.push(`Stands for the address ${code(address)}.`);
  const purpose = purposeOf(context, sought.text);
  if (purpose !== undefined) lines.push(purpose);
  if (zone.names.isWildcard(owner)) {
    const parent = code(nameText(zone.names, zone.names.parent(owner)));
    lines.push(`Wildcard: answers for the names below ${parent} that do not exist (RFC 4592 §2.2.1).`);
  }
  const records = own === undefined ? [] : recordsAt(own, sought);
  if (records.length > 0) lines.push(`Records here: ${typesText(records)}`);
  const referrers = referrersOf(context, zone.names.fold(owner));
  if (referrers.length > 0) lines.push(`Pointed at by ${referrers.join(', ')}`);
  return lines;
}

/** What looks for a name with underscores (RFC 8552), by the type of the entry's record. */
function purposeOf({ entry }: HoverContext, text: string): string | undefined {
  if (!text.startsWith('_') && !text.includes('._')) return undefined;
  const type = recordTypeByNumber(entry.type)?.name ?? '';
  const found = UNDERSCORE_NAMES.filter(({ types }) => types.includes(type)).find(({ name }) => {
    // A word without an underscore in front, such as a selector, stands for any.
    const labels = name.split('.');
    const own = text.split('.');
    return labels.every((label, i) => (label.startsWith('_') ? own[i] === label : own[i] !== undefined));
  });
  return found && `${escaped(found.meaning)} (${found.reference}).`;
}

function referrersOf(context: HoverContext, name: NameId): string[] {
  const { zone } = context;
  const { index } = zone;
  const found: string[] = [];
  for (let ref = index.firstReferrer(name); ref !== NO_RECORD; ref = index.nextReferrer(ref)) {
    if (found.length === MOST_REFERRERS) return [...found, 'others'];
    const block = index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    const owner = nameText(zone.names, record.owner);
    found.push(`${typeText(record.type)} ${code(owner)} (${placeText(context, record.place)})`);
  }
  return found;
}

/** A name in a record's data: in full, with what stands there. */
export function targetLines(context: HoverContext, mention: Mention): string[] {
  const { names } = context.zone;
  const lines: string[] = [];
  const relative = relativeText(context, mention);
  if (relative !== undefined) lines.push(relative);
  if (mention.role === 'text' && mention.name !== ROOT)
    lines.push(`${fullName(context, mention.name)}: ${standsAt(context, soughtName(names, mention.name))}`);
  return lines;
}
