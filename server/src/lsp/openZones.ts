import { checkZone, editCheckedZone } from '../engine/checkedZone.ts';
import { decodeUtf8, encodeUtf8 } from '../engine/text/utf8.ts';
import type { TextChange } from '../engine/zone/editZone.ts';
import type { ZoneFiles } from '../engine/zone/includes.ts';
import { changedBytes } from './changedBytes.ts';
import {
  beginAnew,
  bytesOf,
  createOpenZone,
  currentBytes,
  filesOf,
  isUnread,
  type OpenZone,
  readingsFor,
} from './openZone.ts';
import { isReadAlike, isSameSetup, type Setup } from './setup.ts';
import type { Slices } from './slices.ts';
import { canonicalUri } from './uris.ts';

/** What the open documents need of their surroundings. */
export interface OpenZonesPorts {
  /** What a document is read by. */
  setupFor(zone: OpenZone): Promise<Setup>;
  /** The files that a zone may include. */
  filesFor(zone: OpenZone): ZoneFiles;
  /**
   * Findings of these open documents may be others now.
   *
   * @param edited the document whose change the client knows to have caused it
   */
  changed(documents: ReadonlySet<string>, edited: string | undefined): void;
  /** A long reading may have begun. */
  reading(zone: OpenZone): void;
  /** Something went wrong that never should. */
  failed(doing: string, reason: unknown): void;
}

/** All text behind the last line. */
const FILE_END = { line: Number.MAX_SAFE_INTEGER, character: 0 };

/** The open documents, each read as a zone, kept in step with what the client says of them. */
export class OpenZones {
  private readonly zones = new Map<string, OpenZone>();
  private readonly slices: Slices;
  private readonly ports: OpenZonesPorts;

  constructor(ports: OpenZonesPorts, slices: Slices) {
    this.ports = ports;
    this.slices = slices;
  }

  get(uri: string): OpenZone | undefined {
    return this.zones.get(canonicalUri(uri));
  }

  all(): Iterable<OpenZone> {
    return this.zones.values();
  }

  open(uri: string, version: number, text: string): void {
    const zone = createOpenZone(uri, version);
    this.zones.set(zone.key, zone);
    this.read(zone, encodeUtf8(text), zone.key);
    for (const other of this.askingFor(zone.key)) this.replaceIncluded(other, zone.key);
  }

  /** @param changes in order; one without a start replaces the whole text */
  change(uri: string, version: number, changes: readonly (TextChange | { readonly text: string })[]): void {
    const zone = this.get(uri);
    if (zone === undefined) return;
    zone.version = version;
    for (const change of changes) {
      if ('start' in change) this.edit(zone, change);
      else {
        this.read(zone, encodeUtf8(change.text), zone.key);
        for (const other of this.askingFor(zone.key)) this.replaceIncluded(other, zone.key);
      }
    }
  }

  close(uri: string): void {
    const zone = this.get(uri);
    if (zone === undefined) return;
    this.zones.delete(zone.key);
    this.ports.changed(this.documentsOf(zone), undefined);
    this.fileChanged(zone.key);
  }

  /** A file that is not open came, went or changed: the zones that asked for it read it again. */
  fileChanged(key: string): void {
    if (this.zones.has(key)) return;
    for (const zone of this.askingFor(key)) this.readAgain(zone);
  }

  /** What documents are read by may have changed: those that it makes a difference to are read or judged again. */
  async setUpAgain(): Promise<void> {
    for (const zone of [...this.zones.values()]) {
      const setup = await this.ports.setupFor(zone);
      if (this.zones.get(zone.key) !== zone || isSameSetup(zone.setup, setup)) continue;
      if (!isReadAlike(zone.setup, setup)) {
        this.readAgain(zone);
        continue;
      }
      zone.setup = setup;
      zone.revision++;
      this.ports.changed(this.documentsOf(zone), undefined);
    }
  }

  /** Reads all zones again, because what may be included is another now. */
  readAllAgain(): void {
    for (const zone of this.zones.values()) this.readAgain(zone);
  }

  /** The zones that say what is wrong with a document: those that include it, else its own. */
  judgesOf(zone: OpenZone): OpenZone[] {
    const including = [...this.zones.values()].filter(
      (other) => other !== zone && readingsFor(other, zone.key).length > 0,
    );
    return including.length > 0 ? including : [zone];
  }

  /** Resolves when a document, and the zones that judge it, have been read; or when `cancelled` does. */
  async untilRead(zone: OpenZone, cancelled: Promise<void>, isCancelled: () => boolean): Promise<void> {
    // Small files are read as soon as that begins: then it is known which include the document.
    await Promise.race([Promise.all([...this.zones.values()].map(({ begun }) => begun)), cancelled]);
    const unread = () => [zone, ...this.judgesOf(zone)].find(isUnread);
    for (let next = unread(); next !== undefined && !isCancelled(); next = unread()) {
      await Promise.race([next.ready, cancelled]);
    }
  }

  private *askingFor(key: string): Generator<OpenZone> {
    for (const zone of [...this.zones.values()]) if (zone.key !== key && zone.asked.has(key)) yield zone;
  }

  /** The open documents that a zone is made of. */
  private documentsOf(zone: OpenZone): Set<string> {
    return new Set([...filesOf(zone)].filter((key) => this.zones.has(key)));
  }

  private edit(zone: OpenZone, change: TextChange): void {
    if (zone.unread === undefined) this.apply(zone, zone.key, change, zone.key);
    else if (zone.failed) this.read(zone, changedBytes(currentBytes(zone), change), zone.key);
    else zone.unread.changes.push(change);
    for (const other of this.askingFor(zone.key)) {
      if (other.unread !== undefined) other.stale.add(zone.key);
      else if (readingsFor(other, zone.key).length > 0) this.apply(other, zone.key, change, zone.key);
    }
  }

  private apply(zone: OpenZone, key: string, change: TextChange, edited: string | undefined): void {
    const { root } = zone.checked.zone;
    const before = root.blocks;
    const documents = this.documentsOf(zone);
    zone.revision++;
    try {
      editCheckedZone(zone.checked, key, change);
    } catch (reason) {
      this.ports.failed(`applying a change to ${key} in the zone of ${zone.uri}`, reason);
      // The text must not be lost: the change is in it as soon as the blocks are others.
      const bytes = bytesOf({ ...root, blocks: before });
      const isDone = key !== zone.key || root.blocks !== before;
      this.read(zone, isDone ? bytesOf(root) : changedBytes(bytes, change), edited);
      return;
    }
    for (const document of this.documentsOf(zone)) documents.add(document);
    this.ports.changed(documents, edited);
  }

  /** Puts the text of an open file in place of what a zone read for it. */
  private replaceIncluded(zone: OpenZone, key: string): void {
    const file = this.zones.get(key);
    if (file === undefined) return;
    if (zone.unread !== undefined) {
      zone.stale.add(key);
      return;
    }
    const readings = readingsFor(zone, key);
    if (readings.length === 0) {
      this.readAgain(zone);
      return;
    }
    const bytes = currentBytes(file);
    if (readings.every((reading) => equalBytes(bytesOf(reading), bytes))) return;
    const whole = { start: { line: 0, character: 0 }, end: FILE_END, text: decodeUtf8(bytes) };
    this.apply(zone, key, whole, undefined);
  }

  private readAgain(zone: OpenZone): void {
    this.read(zone, currentBytes(zone), undefined);
  }

  private read(zone: OpenZone, bytes: Uint8Array, edited: string | undefined): void {
    const documents = this.documentsOf(zone);
    const unread = { bytes, changes: [] };
    zone.unread = unread;
    zone.failed = false;
    zone.revision++;
    const isWanted = () => zone.unread === unread && this.zones.get(zone.key) === zone;
    const begun = this.ports.setupFor(zone).then((setup) => {
      if (!isWanted()) return undefined;
      beginAnew(zone, setup, this.ports.filesFor(zone));
      return { end: this.slices.run(checkZone(zone.checked, bytes), isWanted) };
    });
    zone.begun = begun.then(
      () => {},
      () => {},
    );
    zone.ready = begun
      .then((reading) => reading?.end ?? false)
      .then((completed) => {
        if (completed && isWanted()) this.readingDone(zone, documents, edited);
      })
      .catch((reason) => {
        if (isWanted()) zone.failed = true;
        this.ports.failed(`reading ${zone.uri}`, reason);
      });
    this.ports.reading(zone);
  }

  private readingDone(zone: OpenZone, documents: Set<string>, edited: string | undefined): void {
    const changes = zone.unread?.changes ?? [];
    const stale = [...zone.stale];
    zone.unread = undefined;
    zone.stale.clear();
    zone.revision++;
    for (const [index, change] of changes.entries()) {
      this.apply(zone, zone.key, change, edited);
      const pending = zone.unread as OpenZone['unread'];
      if (pending !== undefined) {
        // It had to be read anew: what is left waits for that.
        pending.changes.push(...changes.slice(index + 1));
        return;
      }
    }
    for (const key of stale) this.replaceIncluded(zone, key);
    for (const document of this.documentsOf(zone)) documents.add(document);
    this.ports.changed(documents, edited);
  }
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
