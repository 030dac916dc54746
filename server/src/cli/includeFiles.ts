import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { IncludedFile, ZoneFiles } from '../engine/zone/includes.ts';
import { readInside } from '../node/disk.ts';

/**
 * The files that a zone file may include, from the disk: beside the including file, then in the working directory, as
 * servers do it. Nothing is read outside the working directory and the zone file's folder.
 *
 * @param zone the zone file's path; the paths that are handed out are as it is, relative or absolute
 */
export function includeFiles(zone: string): ZoneFiles {
  const roots = [process.cwd(), resolve(dirname(zone))];
  return {
    include(path, from): IncludedFile {
      const tried: string[] = [];
      let refused: IncludedFile | undefined;
      for (const candidate of new Set(isAbsolute(path) ? [path] : [join(dirname(from), path), join(path)])) {
        const file = readInside(resolve(candidate), roots);
        if (file.status === 'found') return { ...file, uri: candidate };
        if (file.status === 'missing') tried.push(candidate);
        else refused ??= { ...file, path: candidate };
      }
      return refused ?? { status: 'missing', tried };
    },
  };
}
