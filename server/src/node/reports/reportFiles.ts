import { basename, dirname, relative } from 'node:path';
import { fileSize } from '../walk.ts';
import { filesBelow, isFolder } from './filesBelow.ts';

/** A file that may be a report. */
export interface ReportFile {
  readonly path: string;
  /** How it is called: from the folder that was named. */
  readonly name: string;
}

/** More than a report in a message has when packed in no way, and all that is looked at of other files. */
const MOST_OCTETS = 100 * 1024 * 1024;
const MOST_FILES = 20_000;

/**
 * The files that paths name: folders stand for all files in them and below, but for hidden ones. No more than
 * {@link MOST_FILES}.
 *
 * @param refused is told what is not read, and why
 */
export function reportFiles(
  paths: readonly string[],
  refused: (name: string, reason: string) => void,
): ReportFile[] {
  const files = new Map<string, ReportFile>();
  let left = 0;
  const add = (path: string, name: string) => {
    const size = fileSize(path);
    if (size === undefined) return;
    if (size > MOST_OCTETS) refused(name, 'It is larger than 100 MiB, which no report is.');
    else if (files.size < MOST_FILES || files.has(path)) files.set(path, { path, name });
    else left++;
  };
  for (const path of paths) {
    if (!isFolder(path)) {
      if (fileSize(path) === undefined)
        refused(basename(path), 'There is no such file, or it cannot be read.');
      add(path, basename(path));
      continue;
    }
    const failed = (folder: string) =>
      refused(
        relative(dirname(path), folder),
        'The folder cannot be looked into: its permissions forbid it.',
      );
    for (const file of filesBelow(path, failed)) add(file, relative(dirname(path), file));
  }
  if (left > 0)
    refused(
      '…',
      `${left} more files are not read: no more than ${MOST_FILES} are at once. Choose a part of the folder.`,
    );
  return [...files.values()];
}
