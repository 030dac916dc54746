import { statSync } from 'node:fs';
import { fileSize, walk } from '../../node/walk.ts';
import { whyUnreadable } from '../readInput.ts';

/** Folders as deep as people make them; hidden ones hold what programs keep. */
const LIMITS = { entries: 1_000_000, depth: 50, hidden: false };

/**
 * The files that paths name: folders stand for all files in them and below, but for hidden ones.
 *
 * @param problems gets what cannot be looked into, as sentences
 */
export function reportFiles(paths: readonly string[], problems: string[]): string[] {
  const failed = (path: string, error: unknown) => problems.push(`${path}: ${whyUnreadable(error)}`);
  return paths.flatMap((path) => {
    if (!isFolder(path)) return path;
    const files: string[] = [];
    for (const found of walk(path, failed, LIMITS)) {
      for (const file of found) {
        if (!file.name.startsWith('.') && fileSize(file.path) !== undefined) files.push(file.path);
      }
    }
    return files;
  });
}

/** What cannot be looked at is taken for a file: reading it says why. */
function isFolder(path: string): boolean {
  try {
    return path !== '-' && statSync(path).isDirectory();
  } catch {
    return false;
  }
}
