import { textSearch } from '../engine/editing/names/labelSearch.ts';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { readZone } from '../engine/zone/readZone.ts';
import { standaloneZones } from '../engine/zone/standaloneZones.ts';
import { readingsOf, type Zone } from '../engine/zone/zone.ts';
import { ZONE_EXTENSIONS, ZONE_PREFIX } from '../engine/zone/zoneFileNames.ts';
import type { Disk } from './disk.ts';
import { filesFor, type IncludeSources } from './includedFiles.ts';
import { filesOf, isUnread, zoneFor } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import { isReadAlike, type Setup } from './setup.ts';
import type { Slices } from './slices.ts';
import { canonicalUri, folderOf, schemeOf } from './uris.ts';

/** What the zones of the workspace need of their surroundings. */
export interface WorkspaceZonesPorts {
  readonly zones: OpenZones;
  readonly slices: Slices;
  /** The machine's disk; without one, the open documents are all that is known. */
  readonly disk: Disk | undefined;
  /** Whether the client tells of zone files that come and go ({@link ZONE_FILE_GLOBS}). */
  readonly isToldOfFiles: boolean;
  sources(): IncludeSources;
  folders(): readonly string[];
  setupFor(key: string): Promise<Setup>;
}

/** A zone of the workspace as it is now. */
export interface WorkspaceZone {
  /** Its own file. */
  readonly key: string;
  readonly zone: Zone;
}

/** Whether a zone file is to be read, told by its text and the origin that it would be read with. */
export type IsRelevant = (bytes: Uint8Array, origin: string) => boolean;

/** A zone file that is not open, as it was when it was looked at. */
interface KnownFile {
  /** The stamps of all files that went into it, found or not. */
  readonly stamps: ReadonlyMap<string, string | undefined>;
  readonly setup: Setup;
  /** The files that it includes, through others too. */
  readonly includes: readonly string[];
}

interface ReadFile extends KnownFile {
  readonly zone: Zone;
  readonly bytes: number;
}

/** Globs of the files that are zone files by their names, for watching them. */
export const ZONE_FILE_GLOBS: readonly string[] = [
  ...ZONE_EXTENSIONS.map((extension) => `**/*${extension}`),
  `**/${ZONE_PREFIX}*`,
];

/** Zones that are not open are kept up to so much text; those asked for longest ago are let go first. */
const KEPT_BYTES = 32 << 20;

const INCLUDE = textSearch(encodeUtf8('$include'));

/**
 * The zones of the workspace: open documents as they are, and the zone files of its folders, which are read in slices
 * when they are asked for and kept until they change.
 */
export class WorkspaceZones {
  private readonly ports: WorkspaceZonesPorts;
  private listed: { readonly folders: string; readonly keys: readonly string[] } | undefined;
  private readonly known = new Map<string, KnownFile>();
  private readonly read = new Map<string, ReadFile>();

  constructor(ports: WorkspaceZonesPorts) {
    this.ports = ports;
  }

  /** Files came, went or changed: what is read is held against their stamps, but there may be others now. */
  filesChanged(keys: readonly string[]): void {
    const { disk } = this.ports;
    const known = new Set(this.listed?.keys);
    if (keys.some((key) => !known.has(key) || disk?.stamp(key) === undefined)) this.listed = undefined;
  }

  /**
   * The zones one after another, those of open documents first. A file that another includes is part of that one's zone. A
   * zone file that is not open is read where it is relevant, or includes others.
   *
   * @param isWanted asked between slices
   */
  async *all(isRelevant: IsRelevant, isWanted: () => boolean): AsyncGenerator<WorkspaceZone> {
    const { zones } = this.ports;
    for (const { key } of await this.standalone(isWanted)) {
      if (!isWanted()) return;
      const open = zones.get(key);
      while (open !== undefined && isUnread(open) && isWanted()) await open.ready;
      const zone = open?.checked.zone ?? (await this.readFile(key, isRelevant, isWanted))?.zone;
      if (zone !== undefined && isWanted()) yield { key, zone };
    }
  }

  /** The zone, not itself open, that includes a file. */
  async including(file: string, isWanted: () => boolean): Promise<WorkspaceZone | undefined> {
    for (const { key, includes } of await this.standalone(isWanted)) {
      if (!includes.includes(file) || this.ports.zones.get(key) !== undefined) continue;
      const read = await this.readFile(key, () => true, isWanted);
      if (read !== undefined) return { key, zone: read.zone };
    }
    return undefined;
  }

  /** The files that are zones of their own. */
  private async standalone(isWanted: () => boolean) {
    const { zones } = this.ports;
    const found: { readonly key: string; readonly includes: readonly string[] }[] = [];
    for (const open of [...zones.all()]) {
      while (isUnread(open) && isWanted()) await open.ready;
      found.push({ key: open.key, includes: [...filesOf(open)].filter((key) => key !== open.key) });
    }
    for (const key of await this.files(isWanted)) {
      if (!isWanted()) return [];
      if (zones.get(key) !== undefined) continue;
      const file = await this.look(key, isWanted);
      if (file !== undefined) found.push({ key, includes: file.includes });
    }
    return standaloneZones(
      found,
      ({ key }) => key,
      ({ includes }) => includes,
    );
  }

  private async files(isWanted: () => boolean): Promise<readonly string[]> {
    const { disk, slices, isToldOfFiles } = this.ports;
    const folders = this.ports.folders().filter((folder) => schemeOf(folder) === 'file');
    if (disk === undefined) return [];
    const id = folders.join('\n');
    if (this.listed?.folders === id && isToldOfFiles) return this.listed.keys;
    const keys = new Set<string>();
    const collect = function* (folder: string): Generator<void> {
      for (const uri of yield* disk.zoneFiles(folder)) keys.add(canonicalUri(uri));
    };
    for (const folder of folders) {
      if (!(await slices.run(collect(folder), isWanted))) return [];
    }
    this.listed = { folders: id, keys: [...keys] };
    return this.listed.keys;
  }

  /** What a file includes; it is read for that only where it includes anything. */
  private async look(key: string, isWanted: () => boolean): Promise<KnownFile | undefined> {
    const setup = await this.ports.setupFor(key);
    const known = this.known.get(key);
    if (known !== undefined && this.isCurrent(known, setup)) return known;
    const bytes = this.bytesOf(key);
    if (bytes === undefined) return undefined;
    if (INCLUDE.next(bytes, 0) >= 0) return this.readFile(key, () => true, isWanted);
    const file = { stamps: new Map([[key, this.stampOf(key)]]), setup, includes: [] };
    this.known.set(key, file);
    return file;
  }

  private async readFile(
    key: string,
    isRelevant: IsRelevant,
    isWanted: () => boolean,
  ): Promise<ReadFile | undefined> {
    const { slices, sources } = this.ports;
    const setup = await this.ports.setupFor(key);
    const kept = this.read.get(key);
    this.read.delete(key);
    if (kept !== undefined && this.isCurrent(kept, setup)) {
      this.read.set(key, kept);
      return kept;
    }
    const bytes = this.bytesOf(key);
    const includesOthers = (this.known.get(key)?.includes.length ?? 0) > 0;
    if (bytes === undefined || !(includesOthers || isRelevant(bytes, setup.origin.origin))) return undefined;
    const asked = new Set<string>();
    const stamp = this.stampOf(key);
    const { zone } = zoneFor(key, setup, filesFor({ key, setup, asked }, sources));
    if (!(await slices.run(readZone(zone, bytes), isWanted))) return undefined;
    const stamps = new Map([...asked].map((file) => [file, this.stampOf(file)] as const)).set(key, stamp);
    const includes = [...new Set([...readingsOf(zone.root)].map(({ uri }) => uri))].slice(1);
    const read = { stamps, setup, includes, zone, bytes: bytes.length };
    this.known.set(key, { stamps, setup, includes });
    this.keep(key, read);
    return read;
  }

  private keep(key: string, file: ReadFile): void {
    this.read.set(key, file);
    let total = 0;
    for (const { bytes } of this.read.values()) total += bytes;
    for (const [oldest, { bytes }] of this.read) {
      if (total <= KEPT_BYTES) break;
      this.read.delete(oldest);
      total -= bytes;
    }
  }

  private isCurrent({ stamps, setup }: KnownFile, current: Setup): boolean {
    return isReadAlike(setup, current) && [...stamps].every(([key, stamp]) => this.stampOf(key) === stamp);
  }

  private stampOf(key: string): string | undefined {
    const open = this.ports.zones.get(key);
    if (open !== undefined) return `open ${open.id} ${open.version}`;
    return schemeOf(key) === 'file' ? this.ports.disk?.stamp(key) : undefined;
  }

  private bytesOf(key: string): Uint8Array | undefined {
    const file = this.ports.disk?.read(key, [folderOf(key)]);
    return file?.status === 'found' ? file.bytes : undefined;
  }
}
