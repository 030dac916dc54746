import type { CheckedZone } from '../../server/src/engine/checkedZone.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import type { BindRecord } from '../support/bind.ts';

/** The records of a zone as lines that can be compared, in no particular order. */
export function ourLines({ zone }: CheckedZone): string[] {
  return [...loadedRecords(zone)].map(recordLine).sort();
}

export function bindLines(records: readonly BindRecord[]): string[] {
  return records.map(recordLine).sort();
}

function recordLine({ owner, ttl, class: rrClass, type, data }: BindRecord): string {
  return `${owner} ${ttl} ${rrClass} ${type} ${data}`;
}

/** The lines that only one side has: `-` BIND's, `+` ours; empty when both loaded the same. */
export function difference(ours: readonly string[], binds: readonly string[]): string[] {
  const left = countLines(ours);
  const right = countLines(binds);
  const lines: string[] = [];
  for (const [line, count] of right) {
    for (let n = left.get(line) ?? 0; n < count; n++) lines.push(`- ${line}`);
  }
  for (const [line, count] of left) {
    for (let n = right.get(line) ?? 0; n < count; n++) lines.push(`+ ${line}`);
  }
  return lines;
}

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
