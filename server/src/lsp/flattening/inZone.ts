import type { CancellationToken, Position } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { type SpfInZone, spfInZoneAt } from '../../engine/mail/spf/flatten/spfInZone.ts';
import { zoneEdits } from '../../engine/mail/spf/flatten/zoneEdits.ts';
import type { SpfMechanism } from '../../engine/mail/spf/spfRecord.ts';
import { renumber } from '../../engine/zone/zone.ts';
import type { FlattenSpfOffer } from '../../protocol.ts';
import { type FeatureParts, zoneOf } from '../features/feature.ts';
import { filesOf, type OpenZone } from '../openZone.ts';
import type { Flattenable } from './flattenable.ts';

type FileEdit = FlattenSpfOffer['changes'][number]['edits'][number];

/** The SPF record on a line of a zone file; nothing where several zones read it, which a change would not suit alike. */
export async function flattenableInZone(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<Flattenable | undefined> {
  const { zones, lookups } = parts;
  const found = await zoneOf(parts, uri, token);
  if (found === undefined || zones.judgesOf(found.document).length > 1) return undefined;
  renumber(found.zone);
  const spf = spfInZoneAt(found.zone, found.document.key, position.line);
  if (spf === undefined) return undefined;
  const { judge } = found;
  const { checked } = judge;
  const versions = versionsOf(parts, judge);
  return {
    record: spf.record,
    start: fileRange(spf.text.placeOf({ start: 0, end: 0 })).start,
    domain: spf.domain,
    original: spf.marker?.original,
    reuse: spf.further.map(({ owner }) => owner),
    include: includeAt(spf, position),
    dns: () => lookups.dnsFor(judge),
    isCurrent: () => judge.checked === checked && versionsOf(parts, judge) === versions,
    put({ records }, date) {
      renumber(checked.zone);
      const edits = zoneEdits(spf, records, date);
      if (typeof edits === 'string') return edits;
      const byFile = new Map<string, FileEdit[]>();
      for (const { place, text } of edits) {
        const { uri: key, start, end } = fileRange(place);
        byFile.set(key, [...(byFile.get(key) ?? []), { start, end, text }]);
      }
      return {
        changes: [...byFile].map(([key, own]) => {
          const open = zones.get(key);
          return { uri: open?.uri ?? key, ...(open && { version: open.version }), edits: own };
        }),
      };
    },
  };
}

/** The versions of a zone's open files: as long as they stay, so does what was read. */
function versionsOf({ zones }: FeatureParts, zone: OpenZone): string {
  return [...filesOf(zone)].map((key) => zones.get(key)?.version ?? '').join();
}

function includeAt({ record, text }: SpfInZone, { line, character }: Position): SpfMechanism | undefined {
  return record.terms.find((term): term is SpfMechanism => {
    if (term.type !== 'mechanism' || term.name !== 'include') return false;
    const { start, end } = fileRange(text.placeOf(term));
    const isBehind = line > start.line || (line === start.line && character >= start.character);
    return isBehind && (line < end.line || (line === end.line && character <= end.character));
  });
}
