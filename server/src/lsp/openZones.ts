import { type CheckedZone, changeText, settle } from '../engine/checkedZone.ts';
import type { Finding } from '../engine/finding.ts';
import { compareOutside } from '../engine/rules/runRules.ts';
import { decodeUtf8, encodeUtf8 } from '../engine/text/utf8.ts';
import type { TextChange } from '../engine/zone/editZone.ts';
import type { ZoneFiles } from '../engine/zone/includes.ts';
import { countLines } from '../engine/zone/zone.ts';
import { changedBytes } from './changedBytes.ts';
import {
  beginAnew,
  bytesOf,
  createOpenZone,
  currentBytes,
  filesOf,
  isOvergrown,
  isUnread,
  type OpenZone,
  readingsFor,
  replaceText,
  type Work,
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
  /** A zone has been read, or brought up to date with a change. */
  settled(zone: OpenZone): void;
  /** Work has begun that takes more than one slice. */
  working(zone: OpenZone): void;
  /** Something went wrong that never should. */
  failed(doing: string, reason: unknown): void;
}

/** All text behind the last line. */
const FILE_END = { line: Number.MAX_SAFE_INTEGER, character: 0 };

/**
 * The open documents, each read as a zone, kept in step with what the client says of them: their text at once; what
 * follows from it in slices, given up and begun anew at each change.
 */
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
    const zone = createOpenZone(uri, version, encodeUtf8(text));
    this.zones.set(zone.key, zone);
    this.read(zone, zone.key);
    for (const other of this.askingFor(zone.key)) this.replaceIncluded(other, zone.key);
  }

  /** @param changes in order; one without a start replaces the whole text */
  change(uri: string, version: number, changes: readonly (TextChange | { readonly text: string })[]): void {
    const zone = this.get(uri);
    if (zone === undefined) return;
    zone.version = version;
    const including = [...this.askingFor(zone.key)];
    for (const change of changes) {
      if ('start' in change) {
        for (const each of [zone, ...including]) this.edit(each, zone.key, change, zone.key);
      } else {
        replaceText(zone, encodeUtf8(change.text));
        this.read(zone, zone.key);
        for (const other of including) this.replaceIncluded(other, zone.key);
      }
    }
    for (const each of [zone, ...including]) this.goOn(each);
  }

  close(uri: string): void {
    const zone = this.get(uri);
    if (zone === undefined) return;
    this.zones.delete(zone.key);
    // Who waits for it waits no longer.
    zone.work = undefined;
    this.ports.changed(this.documentsOf(zone), undefined);
    this.fileChanged(zone.key);
  }

  /** A file that is not open came, went or changed: the zones that asked for it read it again. */
  fileChanged(key: string): void {
    if (this.zones.has(key)) return;
    for (const zone of this.askingFor(key)) this.read(zone, undefined);
  }

  /** What documents are read by may have changed: those that it makes a difference to are read or judged again. */
  async setUpAgain(): Promise<void> {
    for (const zone of [...this.zones.values()]) {
      const setup = await this.ports.setupFor(zone);
      if (this.zones.get(zone.key) !== zone || isSameSetup(zone.setup, setup)) continue;
      if (!isReadAlike(zone.setup, setup)) {
        this.read(zone, undefined);
        continue;
      }
      zone.setup = setup;
      zone.revision++;
      this.ports.changed(this.documentsOf(zone), undefined);
    }
  }

  /**
   * Compares a zone anew with what lies outside of it, since that is another now. While work is under way, nothing is done:
   * that ends with the same.
   */
  async compareAgain(zone: OpenZone): Promise<void> {
    const { checked } = zone;
    const before = checked.rules.outsideFindings;
    const isWanted = () => isNow(zone, checked) && this.zones.get(zone.key) === zone;
    if (!isWanted() || !(await this.slices.run(compareOutside(checked.zone, checked.rules), isWanted)))
      return;
    if (isSaidAlike(before, checked.rules.outsideFindings)) return;
    this.foundAnew(zone);
  }

  /** Something was found in a zone beside what its rules find, while its text stays. */
  foundAnew(zone: OpenZone): void {
    zone.revision++;
    this.ports.changed(this.documentsOf(zone), undefined);
  }

  /** Reads all zones again, because what may be included is another now. */
  readAllAgain(): void {
    for (const zone of this.zones.values()) this.read(zone, undefined);
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

  /** Changes the text of a file in a zone; {@link goOn} does the rest. */
  private edit(zone: OpenZone, key: string, change: TextChange, edited: string | undefined): void {
    this.begin(zone, edited);
    const { root } = zone.checked.zone;
    const before = { ...root, blocks: [...root.blocks] };
    try {
      changeText(zone.checked, key, change);
    } catch (reason) {
      this.ports.failed(`applying a change to ${key} in the zone of ${zone.uri}`, reason);
      const bytes = bytesOf(before);
      replaceText(zone, key === zone.key ? changedBytes(bytes, change) : bytes);
      this.read(zone, edited);
    }
  }

  /** Puts the text of an open file in place of what a zone read for it. */
  private replaceIncluded(zone: OpenZone, key: string): void {
    const file = this.zones.get(key);
    if (file === undefined || !zone.isSetUp) return;
    const readings = readingsFor(zone, key);
    if (readings.length === 0) {
      this.read(zone, undefined);
      return;
    }
    const bytes = currentBytes(file);
    if (readings.every((reading) => equalBytes(bytesOf(reading), bytes))) return;
    const whole = { start: { line: 0, character: 0 }, end: FILE_END, text: decodeUtf8(bytes) };
    this.edit(zone, key, whole, undefined);
    this.goOn(zone);
  }

  /** Reads a zone's text from the beginning, by what it is to be read by now. */
  private read(zone: OpenZone, edited: string | undefined): void {
    this.begin(zone, edited);
    zone.isSetUp = false;
    zone.failed = false;
    const isWanted = () => zone.begun === begun && this.zones.get(zone.key) === zone;
    const begun: Promise<void> = this.ports.setupFor(zone).then(
      (setup) => {
        if (!isWanted()) return;
        beginAnew(zone, setup, this.ports.filesFor(zone));
        this.goOn(zone);
      },
      (reason) => this.fail(zone, isWanted, reason),
    );
    zone.begun = begun;
    zone.ready = begun;
  }

  /** Notes that there is work, on account of the documents that the zone is made of. */
  private begin(zone: OpenZone, edited: string | undefined): void {
    const { work } = zone;
    const documents = this.documentsOf(zone);
    for (const document of work?.documents ?? []) documents.add(document);
    zone.work = { documents, edited: work === undefined || work.edited === edited ? edited : undefined };
    zone.revision++;
  }

  /** Does a first slice of a zone's work at once, and what is left over time, unless other work begins. */
  private goOn(zone: OpenZone): void {
    const { work, checked } = zone;
    if (work === undefined || !zone.isSetUp) return;
    if (zone.failed) {
      this.read(zone, work.edited);
      return;
    }
    const isWanted = () => zone.work === work && this.zones.get(zone.key) === zone;
    let isOver = false;
    const steps = function* () {
      if (zone.names === 0) yield* countLines(checked.zone);
      for (const step of settle(checked)) {
        if (isOvergrown(zone)) return;
        yield step;
      }
      isOver = true;
    };
    zone.ready = this.slices.run(steps(), isWanted).then(
      (completed) => {
        if (!completed || !isWanted()) return;
        if (isOver) this.finish(zone, work);
        else this.startOver(zone);
      },
      (reason) => this.fail(zone, isWanted, reason),
    );
    if (!isOver) this.ports.working(zone);
  }

  /** Reads a zone anew by what it is read by. */
  private startOver(zone: OpenZone): void {
    beginAnew(zone, zone.setup, this.ports.filesFor(zone));
    this.goOn(zone);
  }

  private finish(zone: OpenZone, { documents, edited }: Work): void {
    zone.work = undefined;
    if (zone.names === 0) zone.names = zone.checked.zone.names.count;
    zone.revision++;
    for (const document of this.documentsOf(zone)) documents.add(document);
    this.ports.changed(documents, edited);
    this.ports.settled(zone);
  }

  private fail(zone: OpenZone, isWanted: () => boolean, reason: unknown): void {
    if (isWanted()) zone.failed = true;
    this.ports.failed(`reading ${zone.uri}`, reason);
  }
}

function isNow(zone: OpenZone, checked: CheckedZone): boolean {
  return zone.isSetUp && zone.work === undefined && zone.checked === checked;
}

/** Whether findings say the same of the same places, in other zones too. */
function isSaidAlike(a: readonly Finding[], b: readonly Finding[]): boolean {
  const textOf = ({ rule, message, elsewhere = [], fixes = [] }: Finding) =>
    JSON.stringify([
      rule,
      message,
      elsewhere,
      typeof fixes === 'function' ? [] : fixes.map((fix) => fix.otherEdits),
    ]);
  return (
    a.length === b.length &&
    a.every((finding, i) => {
      const other = b[i] as Finding;
      const { place } = finding;
      return (
        place.block === other.place.block &&
        place.start === other.place.start &&
        textOf(finding) === textOf(other)
      );
    })
  );
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
