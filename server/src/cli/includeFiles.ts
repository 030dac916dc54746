import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { includeFolders } from '../engine/config/includeFolders.ts';
import type { IncludedFile, ZoneFiles } from '../engine/zone/includes.ts';
import { readInside } from '../node/disk.ts';
import type { FileSetup } from './project.ts';

/**
 * The files that a zone file may include, from the disk. The setting `includeBase` says where relative paths start: by
 * default beside the including file, then in the project's folder and in the working directory, as servers do it. Nothing
 * is read outside these and the zone file's folder.
 *
 * @param setup paths that are handed out are as its path is, relative or absolute
 */
export function includeFiles({ path: zone, base, config }: FileSetup): ZoneFiles {
  const here = process.cwd();
  const roots = [here, base, resolve(dirname(zone))];
  const project = [...new Set([base, here])].map((folder) =>
    isAbsolute(zone) ? folder : relative(here, folder) || '.',
  );
  return {
    include(path, from): IncludedFile {
      const tried: string[] = [];
      let refused: IncludedFile | undefined;
      const folders = includeFolders(config.includeBase, dirname(from), project, under);
      for (const candidate of new Set(folders.map((folder) => under(folder, path)))) {
        const file = readInside(resolve(candidate), roots);
        if (file.status === 'found') return { ...file, uri: candidate };
        if (file.status === 'missing') tried.push(candidate);
        else refused ??= { ...file, path: candidate };
      }
      return refused ?? { status: 'missing', tried };
    },
  };
}

function under(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
