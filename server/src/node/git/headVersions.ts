import { createHash } from 'node:crypto';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import type { FileVersion, FileVersions } from '../../engine/outside/committedZone.ts';
import { type CatFile, createCatFile } from './catFile.ts';
import { createRepositories, type Repository, realFolder } from './repository.ts';
import { filesInTree } from './tree.ts';

/** The versions of files in the commit HEAD of the repositories that they are in. */
export interface HeadVersions extends FileVersions {
  /** HEAD may be another commit by now. */
  forget(): void;
  /** Ends the processes of git that wait for more questions. */
  end(): void;
}

interface GitVersion extends FileVersion {
  readonly top: string;
}

/**
 * Asks git for the versions of files in HEAD: for each folder once, so that many files cost little. Where there is no
 * repository, no git or no commit, files have no versions.
 *
 * @param pathOf the absolute path of a file as zones identify it
 * @param found is told of each repository once
 */
export function createHeadVersions(
  pathOf: (uri: string) => string,
  found: (repository: Repository) => void = () => {},
): HeadVersions {
  const repositoryOf = createRepositories();
  const processes = new Map<string, CatFile>();
  const folders = new Map<string, Promise<ReadonlyMap<string, string>>>();
  const gitIn = (repository: Repository): CatFile => {
    const { top } = repository;
    const known = processes.get(top);
    if (known !== undefined) return known;
    found(repository);
    const started = createCatFile(top);
    processes.set(top, started);
    return started;
  };
  const list = async (repository: Repository, folder: string): Promise<ReadonlyMap<string, string>> => {
    const path = relative(repository.top, folder).split(sep).join('/');
    const tree = await gitIn(repository).ask(`HEAD:${path}`);
    return tree?.type === 'tree' ? filesInTree(tree.content, tree.id.length / 2) : new Map();
  };
  const find = async (uri: string): Promise<GitVersion | undefined> => {
    const path = pathOf(uri);
    if (!isAbsolute(path)) return undefined;
    const folder = realFolder(dirname(path));
    const repository = repositoryOf(folder);
    if (repository === undefined) return undefined;
    const files = folders.get(folder) ?? list(repository, folder);
    folders.set(folder, files);
    const id = (await files).get(basename(path));
    if (id === undefined) return undefined;
    return { id, top: repository.top, isSame: (bytes) => blobId(bytes, id.length) === id };
  };
  return {
    find: (uris) => Promise.all(uris.map(find)),
    async read(version) {
      const { top, id } = version as GitVersion;
      return (await processes.get(top)?.ask(id))?.content;
    },
    forget: () => folders.clear(),
    end() {
      for (const process of processes.values()) process.end();
    },
  };
}

/** The name that git gives a file's contents: SHA-1 in most repositories, SHA-256 in some. */
function blobId(bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
