import { statSync } from 'node:fs';
import { join } from 'node:path';
import { generateZone } from './generateZone.ts';
import { PEERS } from './peers.ts';
import { seconds, usage } from './program.ts';
import type { Cold, ColdRow } from './results.ts';
import { spread } from './spread.ts';

/**
 * Has each program check zones of several sizes.
 *
 * @param folder where the zones are written
 * @param progress is told what is measured
 */
export function measureCold(
  folder: string,
  sizes: readonly number[],
  runs: number,
  progress: (text: string) => void,
): Cold {
  const zones: { records: number; octets: number }[] = [];
  const rows: ColdRow[] = [];
  for (const records of sizes) {
    const zone = join(folder, `${records}.zone`);
    generateZone(zone, records);
    zones.push({ records, octets: statSync(zone).size });
    progress(`checks of ${records} records`);
    // This run is also the first, which fills caches.
    const used = PEERS.map(({ command }) => usage(command(zone)));
    const times: number[][] = PEERS.map(() => []);
    // In turns, so that what else the machine does falls on all alike.
    for (let run = 0; run < runs; run++) {
      for (const [index, { command }] of PEERS.entries()) times[index]?.push(seconds(command(zone)));
    }
    for (const [index, { name }] of PEERS.entries()) {
      rows.push({
        records,
        program: name,
        seconds: spread(times[index] ?? []),
        ...used[index],
      });
    }
  }
  return { runs, zones, rows };
}
