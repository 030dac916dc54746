import { fileRange } from '../../../editing/fileRange.ts';
import type { Place } from '../../../finding.ts';
import { RecordView } from '../../../rules/recordView.ts';
import { TXT } from '../../../rules/support/textStrings.ts';
import { ZoneView } from '../../../rules/zoneView.ts';
import { readingsOf, type Zone } from '../../../zone/zone.ts';
import { type MailRecordInZone, mailRecordIn } from '../../inZone/mailRecordIn.ts';
import { plainName } from '../evaluate.ts';
import { parseSpf } from '../parseSpf.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { commentBefore } from './commentBefore.ts';
import { furtherNames } from './furtherNames.ts';
import { type Marker, readMarker } from './marker.ts';

/** An SPF record of a zone, where it stands. */
export interface SpfInZone {
  readonly zone: Zone;
  readonly view: RecordView;
  readonly record: SpfRecord;
  readonly text: MailRecordInZone['text'];
  /** The owner, absolute, without the final dot. */
  readonly domain: string;
  /** What the comment before it says, if it was flattened, and where that stands. */
  readonly marker?: Marker & { readonly place: Place };
  /** Further records of the zone that it includes and that were made for it. */
  readonly further: readonly Further[];
}

interface Further {
  readonly owner: string;
  readonly view: RecordView;
  readonly text: MailRecordInZone['text'];
}

/**
 * The SPF record on a line of a zone's file; `undefined` where there is none.
 *
 * @param zone is numbered
 * @param line from 0
 */
export function spfInZoneAt(zone: Zone, uri: string, line: number): SpfInZone | undefined {
  const view = new ZoneView(zone, ignore, ignore);
  for (const reading of readingsOf(zone.root)) {
    // Blocks end where records do.
    const block = reading.uri === uri ? reading.blocks.findLast((each) => each.line <= line) : undefined;
    if (block === undefined) continue;
    for (let row = 0; row < block.count; row++) {
      const record = new RecordView(zone, block, row);
      if (record.type !== TXT || record.generated || !isOn(line, record.entryPlace)) continue;
      const found = mailRecordIn(view, record);
      if (found?.record.kind === 'spf') return describe(zone, view, record, found);
    }
  }
  return undefined;
}

function isOn(line: number, place: Place): boolean {
  const { start, end } = fileRange(place);
  return start.line <= line && (line < end.line || (line === end.line && end.character > 0));
}

function describe(
  zone: Zone,
  zoneView: ZoneView,
  view: RecordView,
  { record, text }: MailRecordInZone,
): SpfInZone {
  const domain = plainName(record.owner ?? '');
  const parsed = parseSpf(record);
  const comment = commentBefore(zone, view);
  const marker = comment && readMarker(comment.text);
  const further = marker === undefined ? [] : furtherOf(zone, zoneView, parsed);
  return {
    zone,
    view,
    record: parsed,
    text,
    domain,
    ...(marker && comment && { marker: { ...marker, place: comment.place } }),
    further,
  };
}

/** The records of the zone, in this file or another, that a flattened record includes by names like `_spf1`. */
function furtherOf(zone: Zone, view: ZoneView, spf: SpfRecord): Further[] {
  const names = furtherNames(spf);
  const found: Further[] = [];
  if (names.size === 0) return found;
  for (const { blocks } of readingsOf(zone.root)) {
    for (const block of blocks) {
      for (let row = 0; row < block.count; row++) {
        const record = new RecordView(zone, block, row);
        const mail = record.type === TXT && !record.generated ? mailRecordIn(view, record) : undefined;
        const owner = plainName(mail?.record.owner ?? '');
        if (mail?.record.kind === 'spf' && names.has(owner))
          found.push({ owner, view: record, text: mail.text });
      }
    }
  }
  return found;
}

function ignore(): void {}
