import { fileURLToPath, pathToFileURL } from 'node:url';
import { mailFile, programFile } from '../engine/mail/document/mailLanguage.ts';
import { mentionsVersion } from '../engine/mail/literals/versionTag.ts';
import { decodeUtf8 } from '../engine/text/utf8.ts';
import { isZoneFile } from '../engine/zone/zoneFileNames.ts';
import type { Disk, FoundZone } from '../lsp/disk.ts';
import { fileStamp, isWritable, readInside, readRegularFile } from './disk.ts';
import { findServedZones } from './servedZones.ts';
import { fileSize, firstLine, walk } from './walk.ts';

/** A workspace larger than this is no workspace of zones; files and folders. */
const LIMITS = { entries: 200_000, depth: 40, hidden: true };

/** Programs that are written by hand are smaller. */
const MOST_PROGRAM_BYTES = 1 << 20;

/** The disk of this machine, for the language server. */
export const machineDisk: Disk = {
  read(uri, roots) {
    try {
      return readInside(
        fileURLToPath(uri),
        roots.map((root) => fileURLToPath(root)),
      );
    } catch {
      // A host name in the URI, or an escape that no path can hold.
      return { status: 'unreadable', path: uri, reason: 'not a file of this machine' };
    }
  },
  stamp(uri) {
    const path = pathOf(uri);
    return path === undefined ? undefined : fileStamp(path);
  },
  isWritable(uri) {
    const path = pathOf(uri);
    return path !== undefined && isWritable(path);
  },
  *zoneFiles(folder) {
    const found: string[] = [];
    for (const files of walk(fileURLToPath(folder), undefined, LIMITS)) {
      for (const { path, name } of files) {
        if (fileSize(path) === undefined || !isZoneFile(name, () => firstLine(path))) continue;
        found.push(pathToFileURL(path).href);
      }
      yield;
    }
    return found;
  },
  *mailFiles(folder) {
    const found: string[] = [];
    for (const files of walk(fileURLToPath(folder), undefined, LIMITS)) {
      for (const { path, name } of files) {
        if (mailFile(name) !== undefined || (yield* isProgramWithRecords(path, name))) {
          found.push(pathToFileURL(path).href);
        }
      }
      yield;
    }
    return found;
  },
  *servedZones(folder) {
    const found = yield* findServedZones(fileURLToPath(folder));
    return found.map((zone): FoundZone => ({ ...zone, from: pathToFileURL(zone.from).href }));
  },
};

/** Whether a program or a data file has a version tag in it; what is larger is made by programs. */
function* isProgramWithRecords(path: string, name: string): Generator<void, boolean> {
  if (programFile(name) === undefined) return false;
  yield;
  const file = readRegularFile(path, MOST_PROGRAM_BYTES);
  return file.status === 'found' && mentionsVersion(decodeUtf8(file.bytes));
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
