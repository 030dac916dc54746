import { createHash } from 'node:crypto';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import type { FileVersion, FileVersions } from '../../engine/outside/committedZone.ts';
import { type CatFile, createCatFile } from './catFile.ts';
import { createRepositories, type Repository, realFolder } from './repository.ts';

/** The versions of files in the commit HEAD of the repositories that they are in. */
export interface HeadVersions extends FileVersions {
  /** Ends the processes of git that wait for more questions. */
  end(): void;
}

interface GitVersion extends FileVersion {
  readonly top: string;
}

/** A larger one is no zone file that anybody keeps in git; bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Asks git for the versions of files in HEAD. Where there is no repository, no git or no commit, files have no versions.
 *
 * @param pathOf the absolute path of a file as zones identify it
 * @param found is told of each repository once
 */
export function createHeadVersions(
  pathOf: (uri: string) => string,
  found: (repository: Repository) => void = () => {},
): HeadVersions {
  const repositoryOf = createRepositories();
  const checks = new Map<string, CatFile>();
  const reads = new Map<string, CatFile>();
  const checksIn = (repository: Repository): CatFile => {
    const { top } = repository;
    const known = checks.get(top);
    if (known !== undefined) return known;
    found(repository);
    const started = createCatFile(top, '--batch-check');
    checks.set(top, started);
    return started;
  };
  const find = async (uri: string): Promise<GitVersion | undefined> => {
    const path = pathOf(uri);
    if (!isAbsolute(path)) return undefined;
    const folder = realFolder(dirname(path));
    const repository = repositoryOf(folder);
    if (repository === undefined) return undefined;
    const inside = [...relative(repository.top, folder).split(sep), basename(path)].filter(
      (part) => part !== '',
    );
    const object = await checksIn(repository).ask(`HEAD:${inside.join('/')}`);
    if (object?.type !== 'blob' || object.size > MAX_BYTES) return undefined;
    const { id } = object;
    return { id, top: repository.top, isSame: (bytes) => blobId(bytes, id.length) === id };
  };
  return {
    find: (uris) => Promise.all(uris.map(find)),
    async read(version) {
      const { top, id } = version as GitVersion;
      const reader = reads.get(top) ?? createCatFile(top, '--batch');
      reads.set(top, reader);
      return (await reader.ask(id))?.content;
    },
    end() {
      for (const process of [...checks.values(), ...reads.values()]) process.end();
    },
  };
}

/** The name that git gives a file's contents: SHA-1 in most repositories, SHA-256 in some. */
function blobId(bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
