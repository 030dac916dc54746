import { includeFolders } from '../engine/config/includeFolders.ts';
import type { IncludedFile, ZoneFiles } from '../engine/zone/includes.ts';
import type { Disk, DiskFile } from './disk.ts';
import { currentBytes } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import type { Setup } from './setup.ts';
import { folderOf, isWithin, resolvePath, schemeOf, shownUri } from './uris.ts';

/** Where included files come from. */
export interface IncludeSources {
  readonly zones: OpenZones;
  /** The workspace's folders, in the one spelling. */
  readonly folders: readonly string[];
  readonly disk: Disk | undefined;
  /** Files that only the client can read, where it does so. */
  readonly remote: { read(key: string): DiskFile | 'pending' } | undefined;
}

/** A zone that is being read. */
export interface IncludingZone {
  readonly key: string;
  readonly setup: Setup;
  /** Takes the files that were asked for, found or not. */
  readonly asked: Set<string>;
}

/**
 * The files that a zone may include: open documents as they are in the editor, others from the disk or through the
 * client. The setting `includeBase` says where relative paths start: by default in the including file's folder, then in
 * the project's and the workspace's, since servers start from their working directory. Nothing is read outside the
 * workspace's folders and the zone's own.
 *
 * @param sources asked each time, since folders come and go
 */
export function filesFor(zone: IncludingZone, sources: () => IncludeSources): ZoneFiles {
  return {
    include(path, from): IncludedFile {
      const known = sources();
      const tried: string[] = [];
      let refused: IncludedFile | undefined;
      for (const uri of candidates(path, from, zone.setup, known.folders)) {
        zone.asked.add(uri);
        const file = lookUp(uri, zone, known);
        if (file === 'pending') return { status: 'pending' };
        if (file.status === 'found') return { status: 'found', uri, bytes: file.bytes };
        if (file.status === 'missing') tried.push(shownUri(uri));
        else refused ??= file;
      }
      return refused ?? { status: 'missing', tried: tried.length > 0 ? tried : [path] };
    },
  };
}

function candidates(path: string, from: string, setup: Setup, folders: readonly string[]): Set<string> {
  // A document that was never saved is in no folder.
  const own = schemeOf(from) === 'untitled' ? undefined : folderOf(from);
  const project = [...(setup.base === '' ? [] : [setup.base]), ...folders];
  const starts = includeFolders(setup.config.includeBase, own, project, resolvePath);
  return new Set(starts.map((folder) => resolvePath(folder, path)));
}

function lookUp(
  uri: string,
  zone: IncludingZone,
  { zones, folders, disk, remote }: IncludeSources,
): DiskFile | 'pending' {
  const open = zones.get(uri);
  if (open !== undefined) return { status: 'found', bytes: currentBytes(open) };
  const roots = schemeOf(zone.key) === 'untitled' ? folders : [...folders, folderOf(zone.key)];
  if (schemeOf(uri) === 'file' && disk !== undefined) {
    return disk.read(
      uri,
      roots.filter((root) => schemeOf(root) === 'file'),
    );
  }
  if (!roots.some((root) => isWithin(uri, root))) return { status: 'outside', path: shownUri(uri) };
  return remote === undefined ? { status: 'missing' } : remote.read(uri);
}
