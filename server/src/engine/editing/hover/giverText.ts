import type { RecordView } from '../../rules/recordView.ts';
import { cell, FLAGS, INHERITED_TTL } from '../../zone/block.ts';
import type { Standing } from '../provenance.ts';
import { defaultTtlGiver, lastTtlEntry, originGiver } from '../provenance.ts';
import { spanWords } from '../spans.ts';
import { fileName, type HoverContext, placeText } from './hoverContext.ts';
import { code } from './markdown.ts';

/** What gives the origin that is in force at an entry, to stand behind it: `by $ORIGIN in line 2`. */
export function originGiverText(context: HoverContext, at: Standing): string {
  const giver = originGiver(context.zone, at);
  if (giver.kind !== 'file') return `by ${code(giver.kind)} in ${placeText(context, giver.place)}`;
  const { source, from } = context.sources.origin;
  switch (source) {
    case 'option':
      return 'as asked for';
    case 'configuration':
      return `by ${code('origins')} in ${code(from === undefined ? '.hostmaster.json' : fileName(from))}`;
    case 'server':
      return from === undefined ? "by the name server's configuration" : `by ${code(fileName(from))}`;
    case 'name':
      return "by the file's name";
    default:
      return 'for want of another';
  }
}

/** A record's TTL in words, and where it comes from where the record has none. */
export function ttlText(context: HoverContext, record: RecordView): string {
  const words = record.ttl < 0 ? 'none' : spanWords(record.ttl);
  if ((cell(record.block, record.row, FLAGS) & INHERITED_TTL) === 0) return words;
  const { zone, entry } = context;
  if (record.takesLastTtl) {
    const last = lastTtlEntry(zone, entry);
    const place = last && placeText(context, { block: last.block, start: last.start, end: last.end });
    return `${words}, as in the last record that has one${place ? ` (${place})` : ''}, since there is no ${code('$TTL')} (RFC 1035 §5.1)`;
  }
  const giver = defaultTtlGiver(zone, entry);
  if (giver?.kind === '$TTL') return `${words}, by ${code('$TTL')} in ${placeText(context, giver.place)}`;
  return record.type === SOA || giver !== undefined
    ? `${words}, the minimum of the SOA record, since there is no ${code('$TTL')}`
    : words;
}

const SOA = 6;
