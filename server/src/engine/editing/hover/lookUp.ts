import { typeText } from '../../records/recordTypes.ts';
import { RecordView } from '../../rules/recordView.ts';
import { byOrder } from '../../rules/zoneView.ts';
import { NO_NAME } from '../../zone/names.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import type { HoverContext, KnownZone, SoughtName } from './hoverContext.ts';

/** So many records at one name are looked at: more would not be shown. */
const MOST = 256;

/** The records at a name in one zone that can be read, in its order; some of them where there are very many. */
export function recordsAt({ zone }: KnownZone, name: SoughtName, types?: readonly number[]): RecordView[] {
  const { index, names } = zone;
  const node = name.find(names);
  const found: RecordView[] = [];
  if (node === NO_NAME) return found;
  let looked = 0;
  for (let ref = index.first(node); ref !== NO_RECORD && looked++ < MOST; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    if (!record.broken && (types === undefined || types.includes(record.type))) found.push(record);
  }
  return found.sort(byOrder);
}

/** The records at a name in all zones that are known: those of the zone itself first. */
export function recordsEverywhere(
  { known }: HoverContext,
  name: SoughtName,
  types?: readonly number[],
): { readonly zone: KnownZone; readonly record: RecordView }[] {
  return known.flatMap((zone) => recordsAt(zone, name, types).map((record) => ({ zone, record })));
}

/** The known zone that a name belongs to: the one with the longest name at or above it. */
export function zoneWith({ known }: HoverContext, name: SoughtName): KnownZone | undefined {
  let best: KnownZone | undefined;
  let longest = -1;
  for (const each of known) {
    const { view } = each;
    const apex = view.text(view.apex).toLowerCase();
    if (!view.hasSoa || !isWithin(name.text, apex) || apex.length <= longest) continue;
    best = each;
    longest = apex.length;
  }
  return best;
}

/** Whether a name is at or below another; both absolute, in lower case. */
export function isWithin(name: string, top: string): boolean {
  return top === '.' || name === top || name.endsWith(`.${top}`);
}

/** The types of records in words, with how many there are of each: `A (2), MX`. */
export function typesText(records: readonly RecordView[]): string {
  const counts = new Map<string, number>();
  for (const { type } of records) counts.set(typeText(type), (counts.get(typeText(type)) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} (${count})`)).join(', ');
}
