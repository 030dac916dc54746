import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeUtf8 } from '../../engine/text/utf8.ts';
import { isZoneFile } from '../../engine/zone/zoneFileNames.ts';
import { whyUnreadable } from '../readInput.ts';

/** A file to check. */
export interface FoundFile {
  readonly path: string;
  /** Bytes; 0 for the standard input. */
  readonly size: number;
  /** Found in a folder, not named by the user. */
  readonly walked: boolean;
}

/** What the paths on the command line lead to. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** What cannot be read, as sentences. */
  readonly problems: readonly string[];
}

const SKIPPED_FOLDERS = new Set(['.git', '.hg', '.svn', 'node_modules']);

/**
 * The zone files that paths lead to: files as they are named, and in folders what is known as a zone file by its name or,
 * where the name does not tell, by its first line. `-` is the standard input.
 */
export function findZoneFiles(paths: readonly string[]): FoundFiles {
  const files = new Map<string, FoundFile>();
  const problems: string[] = [];
  const add = (file: FoundFile) => {
    const key = file.path === '-' ? '-' : resolve(file.path);
    const known = files.get(key);
    if (known === undefined || (known.walked && !file.walked)) files.set(key, file);
  };
  for (const path of paths) {
    if (path === '-') {
      add({ path, size: 0, walked: false });
      continue;
    }
    try {
      const stat = statSync(path);
      if (!stat.isDirectory()) {
        add({ path, size: stat.size, walked: false });
        continue;
      }
    } catch (error) {
      problems.push(`${path}: ${whyUnreadable(error)}`);
      continue;
    }
    const before = files.size;
    walk(path, add, problems);
    if (files.size === before && problems.length === 0) {
      problems.push(`${path}: there are no zone files in this folder. Name the files to check them anyway.`);
    }
  }
  return { files: [...files.values()], problems };
}

function walk(folder: string, add: (file: FoundFile) => void, problems: string[]): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(`${folder}: ${whyUnreadable(error)}`);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) walk(path, add, problems);
      continue;
    }
    if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    // A link to a folder could lead round in a circle; one to a file is as good as the file.
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || !isZoneFile(entry.name, () => firstLine(path))) continue;
    add({ path, size: stat.size, walked: true });
  }
}

/** What a first line may hold at most, to be looked at. */
const HEAD_BYTES = 512;

function firstLine(path: string): string {
  const head = new Uint8Array(HEAD_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      const length = readSync(file, head, 0, HEAD_BYTES, 0);
      return decodeUtf8(head, 0, length).split(/\r?\n|\r/, 1)[0] ?? '';
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
