import { serverOf } from '../engine/origin/serverConfig.ts';
import type { Disk, FoundZone } from './disk.ts';
import type { Slices } from './slices.ts';
import { baseName, canonicalUri, schemeOf } from './uris.ts';

/** Whether a file is a name server's configuration, by its name. */
export function isServerConfig(uri: string): boolean {
  return serverOf(baseName(uri)) !== undefined;
}

/** Globs of the files that {@link isServerConfig} is true of, for watching them. */
export const SERVER_CONFIG_GLOBS: readonly string[] = [
  '**/named*.conf',
  '**/named.conf.*',
  '**/*.named.conf',
  '**/nsd*.conf',
  '**/knot*.conf',
];

/**
 * The zones that name servers' configurations in folders give files to. Searched in slices, so that the server answers
 * meanwhile; until then the zones that were known before hold.
 *
 * @param isWanted asked between slices
 */
export async function searchServedZones(
  disk: Disk,
  folders: readonly string[],
  slices: Slices,
  isWanted: () => boolean,
): Promise<FoundZone[]> {
  const found: FoundZone[] = [];
  for (const folder of folders) {
    if (schemeOf(folder) !== 'file') continue;
    await slices.run(collect(disk.servedZones(folder), found), isWanted);
  }
  return found.map((zone) => ({ ...zone, from: canonicalUri(zone.from) }));
}

function* collect(steps: Generator<void, FoundZone[]>, into: FoundZone[]): Generator<void> {
  into.push(...(yield* steps));
}
