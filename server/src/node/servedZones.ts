import { type ServedZone, servedZones, serverOf } from '../engine/origin/serverConfig.ts';
import { decodeUtf8 } from '../engine/text/utf8.ts';
import { readRegularFile } from './disk.ts';
import { walk } from './walk.ts';

/** A zone of a name server's configuration, and the path of that. */
export type FoundZone = ServedZone & { readonly from: string };

/** Configurations lie near the top of a repository; a folder of any size must not hold anyone up. */
const LIMITS = { entries: 20_000, depth: 6, hidden: false };
const MAX_CONFIGS = 200;
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The zones that name servers' configurations in a folder and below give files to: `named.conf`, `nsd.conf`, `knot.conf`
 * and their like. Yields after each folder, so that a caller can do other things in between.
 */
export function* findServedZones(folder: string): Generator<void, FoundZone[]> {
  const found: FoundZone[] = [];
  let configs = 0;
  for (const files of walk(folder, undefined, LIMITS)) {
    for (const { path, name } of files) {
      const server = serverOf(name);
      if (server === undefined || configs >= MAX_CONFIGS) continue;
      const file = readRegularFile(path, MAX_BYTES);
      if (file.status !== 'found') continue;
      configs++;
      found.push(...servedZones(server, decodeUtf8(file.bytes)).map((zone) => ({ ...zone, from: path })));
    }
    yield;
  }
  return found;
}
