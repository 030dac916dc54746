import { apexSoa } from '../rules/support/soaFields.ts';
import { ZoneView } from '../rules/zoneView.ts';
import type { IncludedFile, ZoneFiles } from '../zone/includes.ts';
import { readZone } from '../zone/readZone.ts';
import { createZone, readingsOf, type Zone, type ZoneOptions } from '../zone/zone.ts';
import { digestBlocks, type RecordDigest, recordDigest } from './recordDigest.ts';

/** The records that a zone had in the last commit, or another version that is known to have been in use. */
export interface CommittedZone {
  readonly serial: number;
  readonly records: RecordDigest;
}

/** A version of a file. */
export interface FileVersion {
  /** Equal for equal contents. */
  readonly id: string;
  /** Whether it has these contents. */
  isSame(bytes: Uint8Array): boolean;
}

/** The versions of files that zones are compared with: in git those of the commit HEAD. */
export interface FileVersions {
  /**
   * @param uris as the zone's files are identified, or as `ZoneFiles` says where it has looked for one
   * @returns in that order, `undefined` for files without such a version
   */
  find(uris: readonly string[]): Promise<readonly (FileVersion | undefined)[]>;
  read(version: FileVersion): Promise<Uint8Array | undefined>;
}

/** Runs long work: as one piece, or in slices. False when it was given up. */
export type RunSteps = (steps: Iterator<void>) => Promise<boolean>;

/** So many files in a chain of includes are asked for, one after the other. */
const MOST_ROUNDS = 10;

/** The versions of all files that a zone was read from, its own first. */
export function versionsOf(
  zone: Zone,
  versions: FileVersions,
): Promise<readonly (FileVersion | undefined)[]> {
  return versions.find(filesOf(zone));
}

/** The files that a zone was read from, each once, its own first. */
export function filesOf(zone: Zone): string[] {
  return [...new Set([...readingsOf(zone.root)].map(({ uri }) => uri))];
}

/**
 * Reads a zone as it is in versions of its files.
 *
 * @param options by which the zone is read now; its included files are looked for in the same places
 * @returns `undefined` where that version has no SOA record, lacks files or is not wanted any more
 */
export async function readCommitted(
  options: ZoneOptions,
  own: FileVersion,
  versions: FileVersions,
  run: RunSteps,
): Promise<CommittedZone | undefined> {
  const bytes = await versions.read(own);
  if (bytes === undefined) return undefined;
  const known = new Map<string, Uint8Array | undefined>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = new Set<string>();
    const zone = createZone({ ...options, files: filesAt(options.files, known, wanted) });
    if (!(await run(readZone(zone, bytes)))) return undefined;
    if (wanted.size === 0) return (await run(digestBlocks(zone))) ? committedIn(zone) : undefined;
    const uris = [...wanted];
    const found = await versions.find(uris);
    for (const [i, uri] of uris.entries()) {
      const version = found[i];
      known.set(uri, version && (await versions.read(version)));
    }
  }
  return undefined;
}

/** The files that a version of a zone includes: those of that version, and as they are now where it has none. */
function filesAt(
  files: ZoneFiles,
  known: ReadonlyMap<string, Uint8Array | undefined>,
  wanted: Set<string>,
): ZoneFiles {
  const pending = (uri: string): IncludedFile => {
    wanted.add(uri);
    return { status: 'pending' };
  };
  return {
    include(path, from) {
      const now = files.include(path, from);
      if (now.status === 'found') {
        if (!known.has(now.uri)) return pending(now.uri);
        return { ...now, bytes: known.get(now.uri) ?? now.bytes };
      }
      if (now.status !== 'missing') return now;
      // It may have been there in that version.
      for (const uri of now.tried) {
        if (!known.has(uri)) return pending(uri);
        const bytes = known.get(uri);
        if (bytes !== undefined) return { status: 'found', uri, bytes };
      }
      return now;
    },
  };
}

/** What is compared of a zone that was read; `undefined` where it is not known in full. */
export function committedIn(zone: Zone): CommittedZone | undefined {
  const soa = apexSoa(new ZoneView(zone, ignore, ignore));
  if (soa === undefined || zone.unreadIncludes.size > 0) return undefined;
  return { serial: soa.serial, records: recordDigest(zone) };
}

function ignore(): void {}
