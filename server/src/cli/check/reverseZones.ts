import { closeSync, openSync, readSync } from 'node:fs';
import { activeRules } from '../../engine/config/levels.ts';
import { HEAD_BYTES, mayBeReverse } from '../../engine/outside/crossCheck.ts';
import { readZoneNow } from '../../engine/zone/readZone.ts';
import { createZone, type Zone } from '../../engine/zone/zone.ts';
import type { FileSetup } from '../project.ts';
import { readInput } from '../readInput.ts';
import type { FoundFile } from './findZoneFiles.ts';
import { checkOptions } from './openZone.ts';

/** Of the files that are checked, those that may be of reverse zones; none where nothing is compared with them. */
export function reverseFilesAmong(
  files: readonly FoundFile[],
  setupOf: (path: string) => FileSetup,
): ReadonlySet<string> {
  if (files.length < 2) return new Set();
  const found = new Set<string>();
  for (const { path } of files) {
    if (path === '-') continue;
    const setup = setupOf(path);
    if (isCompared(setup) && mayBeReverse(setup.origin.origin, headOf(path))) found.add(path);
  }
  return found;
}

/** Reads zones of files without checking them. */
export async function readZones(setups: readonly FileSetup[]): Promise<Zone[]> {
  const zones: Zone[] = [];
  for (const setup of setups) {
    const bytes = await readInput(setup.path);
    if (typeof bytes === 'string') continue;
    const zone = createZone(checkOptions(setup));
    readZoneNow(zone, bytes);
    zones.push(zone);
  }
  return zones;
}

function isCompared({ config }: FileSetup): boolean {
  return activeRules(config).some(({ id }) => id === 'zone/ptr-missing' || id === 'zone/ptr-mismatch');
}

function headOf(path: string): Uint8Array {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return head.subarray(0, 0);
  }
}
