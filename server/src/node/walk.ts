import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeUtf8 } from '../engine/text/utf8.ts';

/** A file of a folder. */
export interface WalkedFile {
  readonly path: string;
  /** Without folders. */
  readonly name: string;
}

export interface WalkLimits {
  /** How many files and folders are looked at in all. */
  readonly entries: number;
  /** How deep folders are followed. */
  readonly depth: number;
  /** Whether folders are followed whose names start with a dot: programs keep there what is not looked at. */
  readonly hidden: boolean;
}

/** Folders of other programs, which hold much and no zone files of the user's. */
const SKIPPED_FOLDERS = new Set(['.git', '.hg', '.svn', 'node_modules']);

const NO_LIMITS: WalkLimits = { entries: Number.POSITIVE_INFINITY, depth: 200, hidden: true };

/**
 * The files below a folder, in the order of their names; a folder with all that it holds at a time, so that a caller can
 * do other things in between. Links to files are followed, those to folders not: they could lead round in a circle.
 *
 * @param failed is told of folders that cannot be read
 */
export function* walk(
  folder: string,
  failed: (folder: string, error: unknown) => void = () => {},
  limits: WalkLimits = NO_LIMITS,
): Generator<WalkedFile[]> {
  const folders = [{ path: folder, depth: 0 }];
  let left = limits.entries;
  for (let next = folders.pop(); next !== undefined && left > 0; next = folders.pop()) {
    const { path, depth } = next;
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      failed(path, error);
      continue;
    }
    left -= entries.length;
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const inside = entries.filter((entry) => entry.isDirectory() && isFollowed(entry.name, limits));
    if (depth < limits.depth) {
      folders.push(...inside.reverse().map(({ name }) => ({ path: join(path, name), depth: depth + 1 })));
    }
    yield entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map(({ name }) => ({ path: join(path, name), name }));
  }
}

function isFollowed(folder: string, { hidden }: WalkLimits): boolean {
  return !SKIPPED_FOLDERS.has(folder) && (hidden || !folder.startsWith('.'));
}

/** The size of a file in bytes, following links; `undefined` for what is no regular file. */
export function fileSize(path: string): number | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? stat.size : undefined;
  } catch {
    return undefined;
  }
}

/** What a first line may hold at most, to be looked at. */
const HEAD_BYTES = 512;

/** The start of a file's first line; empty where it cannot be read. */
export function firstLine(path: string): string {
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
