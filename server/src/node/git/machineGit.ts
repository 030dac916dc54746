import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Git } from '../../lsp/git.ts';
import { createHeadVersions } from './headVersions.ts';
import type { Repository } from './repository.ts';

/** A commit touches several files one after the other; milliseconds. */
const SETTLING_MS = 100;

/** The git of this machine, for the language server. */
export function createMachineGit(): Git {
  const listeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      versions.forget();
      for (const listener of listeners) listener();
    }, SETTLING_MS);
  };
  const versions = createHeadVersions(pathOf, (repository) => watchHead(repository, changed));
  return {
    find: versions.find,
    read: versions.read,
    forget: versions.forget,
    onHeadChanged(listener) {
      listeners.push(listener);
    },
  };
}

/** The path of a file by its URI, or a path as it is. */
function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    return '';
  }
}

/** HEAD itself changes with the branch; its log grows with each commit, and at the end its lock goes. */
function watchHead({ gitDir }: Repository, changed: () => void): void {
  for (const folder of [gitDir, join(gitDir, 'logs')]) {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || name.startsWith('HEAD')) changed();
      });
      // What cannot be watched any more is looked at again when a file is saved.
      watcher.on('error', () => watcher.close());
    } catch {
      // There is no log before the first commit.
    }
  }
}
