import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { DiskFile } from '../lsp/disk.ts';

/** Larger than any zone file that is written by hand or opened in an editor. */
const MAX_INCLUDED_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file that an $INCLUDE names: a regular file of at most 64 MiB inside one of the folders, where links lead too.
 * What a zone file names may be anything, so a device or a named pipe is never waited on, and outside the folders
 * nothing is even looked at.
 *
 * @param path absolute
 * @param roots absolute folders
 */
export function readInside(path: string, roots: readonly string[]): DiskFile {
  const real = roots.map(realPath);
  if (![...roots, ...real].some((root) => isInside(path, root))) return { status: 'outside', path };
  try {
    const target = realpathSync(path);
    if (!real.some((root) => isInside(target, root))) return { status: 'outside', path: target };
    return readRegularFile(target, MAX_INCLUDED_BYTES);
  } catch (error) {
    return failure(path, error);
  }
}

/**
 * Reads a regular file.
 *
 * @param maxBytes a larger one is not read
 */
export function readRegularFile(path: string, maxBytes = Number.POSITIVE_INFINITY): DiskFile {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (stat.isDirectory()) return { status: 'unreadable', path, reason: 'a folder' };
    if (!stat.isFile()) return { status: 'unreadable', path, reason: 'not a regular file' };
    if (stat.size > maxBytes)
      return { status: 'unreadable', path, reason: `larger than ${maxBytes / 1024 / 1024} MiB` };
    return { status: 'found', bytes: readAll(file, stat.size) };
  } catch (error) {
    return failure(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What a file's state is told by: when it was written, and its size; `undefined` where there is none. */
export function fileStamp(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? undefined : `${stat.mtimeNs} ${stat.size} ${stat.ino}`;
}

/** Whether this process may write a file. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What is in the file up to the size that it had, less if it has shrunk since. */
function readAll(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function failure(path: string, error: unknown): DiskFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { status: 'missing' };
    case 'EACCES':
    case 'EPERM':
      return { status: 'unreadable', path, reason: 'not allowed to be read (file permissions)' };
    case 'ELOOP':
      return { status: 'unreadable', path, reason: 'a link that leads to itself' };
    default:
      return { status: 'unreadable', path, reason: `not readable (${code || String(error)})` };
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Whether a path is a folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
