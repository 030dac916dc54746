import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { IncludedFile, ZoneFiles } from '../../server/src/engine/zone/includes.ts';

/**
 * Includes from disk: beside the including file, then beside the zone's own file, as servers started there would.
 *
 * @param zone the zone's own file
 * @param folder files outside it are not read
 */
export function diskFiles(zone: string, folder = dirname(zone)): ZoneFiles {
  return {
    include(path, from): IncludedFile {
      const tried = [dirname(from), dirname(zone)].map((base) =>
        isAbsolute(path) ? path : join(base, path),
      );
      for (const candidate of tried) {
        if (relative(folder, candidate).startsWith('..')) return { status: 'outside', path: candidate };
        const found = statSync(candidate, { throwIfNoEntry: false });
        if (found === undefined) continue;
        if (!found.isFile()) return { status: 'unreadable', path: candidate, reason: 'not a regular file' };
        return { status: 'found', uri: candidate, bytes: readFileSync(candidate) };
      }
      return { status: 'missing', tried };
    },
  };
}
