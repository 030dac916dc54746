import { statSync } from 'node:fs';
import { fileSize, walk } from '../walk.ts';

/** Folders as deep as people make them; hidden ones hold what programs keep. */
const LIMITS = { entries: 1_000_000, depth: 50, hidden: false };

/**
 * The files of a folder and below, but for hidden ones.
 *
 * @param failed is told what cannot be looked into
 */
export function* filesBelow(
  folder: string,
  failed: (path: string, error: unknown) => void,
): Generator<string> {
  for (const found of walk(folder, failed, LIMITS)) {
    for (const { name, path } of found) {
      if (!name.startsWith('.') && fileSize(path) !== undefined) yield path;
    }
  }
}

/** What cannot be looked at is taken for a file: reading it says why. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
