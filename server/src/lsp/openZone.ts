import { type CheckedZone, createCheckedZone } from '../engine/checkedZone.ts';
import { isNamedBy } from '../engine/origin/findOrigin.ts';
import { concatBytes } from '../engine/text/bytes.ts';
import type { TextChange } from '../engine/zone/editZone.ts';
import type { ZoneFiles } from '../engine/zone/includes.ts';
import { type Reading, readingsOf } from '../engine/zone/zone.ts';
import { changedBytes } from './changedBytes.ts';
import { NO_SETUP, type Setup } from './setup.ts';
import { canonicalUri } from './uris.ts';

/** A document that is open, read as a zone of its own. Its text is held by the zone's blocks alone. */
export interface OpenZone {
  /** As the client writes it, and in the one spelling that files are told apart by. */
  readonly uri: string;
  readonly key: string;
  readonly id: number;
  version: number;
  /** What it was read by. */
  setup: Setup;
  checked: CheckedZone;
  /** Set until the zone has been read: its text when the reading began, and the changes since. */
  unread: { readonly bytes: Uint8Array; changes: TextChange[] } | undefined;
  /** Whether the reading ended by a fault of ours: the next change tries again. */
  failed: boolean;
  /** Settled when the reading under way has begun: what it is read by is known, and a first slice is read. */
  begun: Promise<void>;
  /** Settled when the reading under way has ended, whatever came of it. */
  ready: Promise<void>;
  /** Open files that changed while the zone was being read. */
  readonly stale: Set<string>;
  /** Files that the zone asked for, found or not. */
  readonly asked: Set<string>;
  /** Counts what the zone has been through: equal numbers mean equal findings. */
  revision: number;
}

let opened = 0;

/** A document without text. */
export function createOpenZone(uri: string, version: number): OpenZone {
  const key = canonicalUri(uri);
  return {
    uri,
    key,
    id: ++opened,
    version,
    setup: NO_SETUP,
    checked: createCheckedZone({ uri: key, origin: '.', files: { include: () => ({ status: 'pending' }) } }),
    unread: undefined,
    failed: false,
    begun: Promise.resolve(),
    ready: Promise.resolve(),
    stale: new Set(),
    asked: new Set(),
    revision: 0,
  };
}

/** A zone without records, to be read by a setup. */
export function zoneFor(key: string, { config, origin }: Setup, files: ZoneFiles): CheckedZone {
  return createCheckedZone({
    uri: key,
    origin: origin.origin,
    isNamed: isNamedBy(origin),
    targets: config.targets,
    nameServers: config.nameServers,
    now: Date.now,
    files,
  });
}

/** Puts a zone without records in place of what was read, for the text to be read from the beginning. */
export function beginAnew(zone: OpenZone, setup: Setup, files: ZoneFiles): void {
  zone.setup = setup;
  zone.checked = zoneFor(zone.key, setup, files);
  zone.stale.clear();
  zone.asked.clear();
}

/** The document's text as it is now. */
export function currentBytes({ unread, checked }: OpenZone): Uint8Array {
  return unread === undefined
    ? bytesOf(checked.zone.root)
    : unread.changes.reduce<Uint8Array>(changedBytes, unread.bytes);
}

/** The text of a file as a zone read it. */
export function bytesOf(reading: Reading): Uint8Array {
  return concatBytes(reading.blocks.map((block) => block.bytes));
}

/** The zone's readings of a file that it includes. */
export function readingsFor({ checked }: OpenZone, key: string): Reading[] {
  return [...readingsOf(checked.zone.root)].filter(
    (reading) => reading.parent !== undefined && reading.uri === key,
  );
}

/** The files that a zone has been read from, its own first. */
export function filesOf({ checked }: OpenZone): Set<string> {
  return new Set([...readingsOf(checked.zone.root)].map((reading) => reading.uri));
}

/** Whether the zone is being read: it has no findings yet. */
export function isUnread({ unread, failed }: OpenZone): boolean {
  return unread !== undefined && !failed;
}
