import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A repository of git with its files. */
export interface Repository {
  /** The folder that its files are in, absolute. */
  readonly top: string;
  /** Where git keeps HEAD. */
  readonly gitDir: string;
}

/** Finds the repositories that folders are in, each looked for once. */
export function createRepositories(): (folder: string) => Repository | undefined {
  const byFolder = new Map<string, Repository | undefined>();
  const find = (folder: string): Repository | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const gitDir = gitDirIn(folder);
    const above = dirname(folder);
    const found =
      gitDir === undefined ? (above === folder ? undefined : find(above)) : { top: folder, gitDir };
    byFolder.set(folder, found);
    return found;
  };
  return find;
}

/** Where a folder is, links followed; as it is written where it is not there. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

/** A folder `.git`, or what a file of that name leads to, in worktrees and submodules. */
function gitDirIn(folder: string): string | undefined {
  const path = join(folder, '.git');
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return path;
    if (!stat.isFile()) return undefined;
    const led = /^gitdir: (.+?)\s*$/.exec(readFileSync(path, 'utf8'))?.[1];
    return led === undefined ? undefined : resolve(folder, led);
  } catch {
    return undefined;
  }
}
