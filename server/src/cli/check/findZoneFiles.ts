import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { mailFile } from '../../engine/mail/document/mailLanguage.ts';
import { isZoneFile } from '../../engine/zone/zoneFileNames.ts';
import { fileSize, firstLine, walk } from '../../node/walk.ts';
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

/**
 * The zone files that paths lead to: files as they are named, and in folders what is known as a zone file, or a file of mail
 * records, by its name or, where the name does not tell, by its first line. `-` is the standard input.
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
    const before = [files.size, problems.length];
    search(path, add, problems);
    if (files.size === before[0] && problems.length === before[1]) {
      problems.push(`${path}: there are no zone files in this folder. Name the files to check them anyway.`);
    }
  }
  return { files: [...files.values()], problems };
}

function search(folder: string, add: (file: FoundFile) => void, problems: string[]): void {
  const failed = (path: string, error: unknown) => problems.push(`${path}: ${whyUnreadable(error)}`);
  for (const files of walk(folder, failed)) {
    for (const { path, name } of files) {
      const size = fileSize(path);
      if (size === undefined) continue;
      if (mailFile(name) === undefined && !isZoneFile(name, () => firstLine(path))) continue;
      add({ path, size, walked: true });
    }
  }
}
