import { isGreaterSerial } from '../editing/serial.ts';
import { zoneSerial } from '../editing/zoneSerial.ts';
import { joinBytes } from '../text/bytes.ts';
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

/**
 * The zone in the versions of its files, where these are not what was read now: what is to be compared.
 *
 * @param options by which the zone is read now
 * @param serial where nothing is to be compared if the version's serial number is smaller
 * @returns `undefined` where all files are the same, and where the zone's own has no such version
 */
export async function findCommitted(
  zone: Zone,
  options: ZoneOptions,
  versions: FileVersions,
  run: RunSteps,
  serial?: number,
): Promise<CommittedZone | undefined> {
  const now = contentsOf(zone);
  const found = await versions.find([...now.keys()]);
  const [own] = found;
  if (own === undefined) return undefined;
  if ([...now.values()].every((contents, i) => found[i]?.isSame(joinBytes(contents)))) return undefined;
  return readCommitted(options, own, versions, run, serial);
}

/** The files that a zone was read from, with their text in pieces; its own first. */
function contentsOf(zone: Zone): Map<string, readonly Uint8Array[]> {
  const contents = new Map<string, readonly Uint8Array[]>();
  for (const { uri, blocks } of readingsOf(zone.root)) {
    if (!contents.has(uri))
      contents.set(
        uri,
        blocks.map(({ bytes }) => bytes),
      );
  }
  return contents;
}

/** What is compared of a zone as it is in versions of its files; see {@link readVersion}. */
async function readCommitted(
  options: ZoneOptions,
  own: FileVersion,
  versions: FileVersions,
  run: RunSteps,
  serial?: number,
): Promise<CommittedZone | undefined> {
  const zone = await readVersion(options, own, versions, run, serial);
  return zone !== undefined && (await run(digestBlocks(zone))) ? committedIn(zone) : undefined;
}

/**
 * Reads a zone as it is in versions of its files.
 *
 * @param options by which the zone is read now; its included files are looked for in the same places
 * @param serial where only a version is wanted whose serial number is not smaller
 * @returns `undefined` where that version lacks files or is not wanted any more
 */
export async function readVersion(
  options: ZoneOptions,
  own: FileVersion,
  versions: FileVersions,
  run: RunSteps,
  serial?: number,
): Promise<Zone | undefined> {
  const bytes = await versions.read(own);
  if (bytes === undefined) return undefined;
  const known = new Map<string, Uint8Array | undefined>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = new Set<string>();
    const zone = createZone({ ...options, files: filesAt(options.files, known, wanted) });
    let isOver = false;
    const steps = (function* () {
      for (const step of readZone(zone, bytes)) {
        isOver = serial !== undefined && zone.soaBlocks.size > 0 && isRaised(zone, serial);
        if (isOver) return;
        yield step;
      }
    })();
    if (!(await run(steps)) || isOver) return undefined;
    if (wanted.size === 0) return zone;
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
  const known = zoneSerial(zone);
  if (known === undefined || zone.unreadIncludes.size > 0) return undefined;
  return { serial: known.serial, records: recordDigest(zone) };
}

function isRaised(zone: Zone, serial: number): boolean {
  const before = zoneSerial(zone)?.serial;
  return before !== undefined && isGreaterSerial(serial, before);
}
