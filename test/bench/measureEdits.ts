import { join } from 'node:path';
import { measureConsequences, measureEdits } from './editLatency.ts';
import { generateZone } from './generateZone.ts';
import type { Edits } from './results.ts';
import { percentile } from './spread.ts';

/** Edits zones of several sizes in their middle, and where the consequences reach further. */
export function measureAllEdits(
  folder: string,
  sizes: readonly number[],
  rounds: number,
  progress: (text: string) => void,
): Edits {
  const zones = sizes.map((records) => {
    const path = join(folder, `edited-${records}.zone`);
    generateZone(path, records);
    return { records, path };
  });
  const records = zones.map(({ records, path }) => {
    progress(`edits of records in ${records}`);
    const { cold, edits } = measureEdits(path, rounds);
    return {
      records,
      openedMs: cold,
      p50Ms: percentile(edits, 0.5),
      p95Ms: percentile(edits, 0.95),
      slowestMs: Math.max(...edits),
    };
  });
  const consequences = zones.flatMap(({ records, path }) => {
    progress(`edits with consequences in ${records} records`);
    return measureConsequences(path, records, rounds);
  });
  return { records, consequences };
}
