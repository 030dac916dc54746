import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files that paths name: folders stand for all files in them and below, in their order, but for hidden ones. */
export function reportFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (isFolder(path) ? filesIn(path) : path));
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? path : [];
  });
}

/** What cannot be looked at is taken for a file: reading it says why. */
function isFolder(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
