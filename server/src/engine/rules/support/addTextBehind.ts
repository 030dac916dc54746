import type { Fix } from '../../finding.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Adds a TXT record of the same owner on the line behind a record. None where a record was generated. */
export function addTextBehind(
  zone: ZoneView,
  record: RecordView,
  text: string,
  title: string,
): readonly Fix[] {
  if (record.generated) return [];
  const { block, start, end } = record.entryPlace;
  const [owner] = record.tokens();
  const name = record.inheritsOwner ? zone.text(zone.names.fold(record.owner)) : (owner?.text ?? '');
  const line = `${name} TXT "${text}"`;
  const isEnded = end > start && block.bytes[end - 1] === LF;
  const lineEnd = isEnded && block.bytes[end - 2] === CR ? '\r\n' : '\n';
  return [fixAt(title, { block, start: end, end }, isEnded ? `${line}${lineEnd}` : `${lineEnd}${line}`)];
}
