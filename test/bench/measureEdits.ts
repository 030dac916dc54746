import { join } from 'node:path';
import { measureEdits } from './editLatency.ts';
import { generateZone } from './generateZone.ts';
import type { EditRow } from './results.ts';
import { percentile } from './spread.ts';

/** Edits zones of several sizes in their middle. */
export function measureAllEdits(
  folder: string,
  sizes: readonly number[],
  rounds: number,
  progress: (text: string) => void,
): EditRow[] {
  return sizes.map((records) => {
    progress(`edits in ${records} records`);
    const zone = join(folder, `edited-${records}.zone`);
    generateZone(zone, records);
    const { cold, edits } = measureEdits(zone, rounds);
    return {
      records,
      openedMs: cold,
      p50Ms: percentile(edits, 0.5),
      p95Ms: percentile(edits, 0.95),
      slowestMs: Math.max(...edits),
    };
  });
}
