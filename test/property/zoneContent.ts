import type { CheckedZone } from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { RecordView } from '../../server/src/engine/rules/recordView.ts';
import { decodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import { nameText } from '../../server/src/engine/zone/nameText.ts';
import { blocksOf, type Zone } from '../../server/src/engine/zone/zone.ts';
import { NO_RECORD } from '../../server/src/engine/zone/zoneIndex.ts';

/** All that can be asked about a checked zone, in a form that does not show how it came about. */
export function contentOf(checked: CheckedZone): object {
  const { zone } = checked;
  return {
    text: textOf(zone),
    findings: publish(checked).findings,
    records: [...loadedRecords(zone)],
    index: indexOf(zone),
    exit: { ...zone.root.exit, origin: nameText(zone.names, zone.root.exit.origin), owner: undefined },
  };
}

/** The text of the zone's own file. */
export function textOf(zone: Zone): string {
  return zone.root.blocks.map((block) => decodeUtf8(block.bytes)).join('');
}

/** What stands at each name, and what points at it. */
function indexOf({ names, index, root }: Zone): string[] {
  const blockNumbers = new Map([...blocksOf(root)].map((block, i) => [block, i]));
  const shown = (ref: number) => {
    const block = index.blockOf(ref);
    if (!blockNumbers.has(block)) return 'a record of a block that is gone';
    const { start, end } = new RecordView({ reader: undefined } as never, block, ref - block.base).place;
    return decodeUtf8(block.bytes, start, end);
  };
  const lines: string[] = [];
  for (let name = 0; name < names.count; name++) {
    if (names.fold(name) !== name) continue;
    const at: string[] = [];
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) at.push(shown(ref));
    const to: string[] = [];
    for (let ref = index.firstReferrer(name); ref !== NO_RECORD; ref = index.nextReferrer(ref))
      to.push(shown(ref));
    if (at.length + to.length > 0) {
      lines.push(`${nameText(names, name)}: ${at.sort().join(' | ')} <- ${to.sort().join(' | ')}`);
    }
  }
  return lines.sort();
}
