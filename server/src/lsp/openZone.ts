import { type CheckedZone, createCheckedZone } from '../engine/checkedZone.ts';
import { isNamedBy } from '../engine/origin/findOrigin.ts';
import { joinBytes } from '../engine/text/bytes.ts';
import { cutText } from '../engine/zone/cutText.ts';
import { PENDING_FILES, type ZoneFiles } from '../engine/zone/includes.ts';
import { setText } from '../engine/zone/readZone.ts';
import { heldReadings, type Reading, type ZoneOptions } from '../engine/zone/zone.ts';
import { NO_SETUP, rulesToRun, type Setup } from './setup.ts';
import { canonicalUri } from './uris.ts';

/** What is yet to be done for a zone; another begins with each change. */
export interface Work {
  /** Open documents whose findings may be others when it is done. */
  readonly documents: Set<string>;
  /** The document whose change caused it, where the client knows that of itself. */
  readonly edited: string | undefined;
}

/** A document that is open, read as a zone of its own. Its text, always as it is now, is held by the zone's blocks alone. */
export interface OpenZone {
  /** As the client writes it, and in the one spelling that files are told apart by. */
  readonly uri: string;
  readonly key: string;
  readonly id: number;
  version: number;
  /** What it is read by; until that is known, nothing is read. */
  setup: Setup;
  isSetUp: boolean;
  checked: CheckedZone;
  /** Set until what was read and found is up to date with the text. */
  work: Work | undefined;
  /** Whether the work ended by a fault of ours: the next change tries again. */
  failed: boolean;
  /** Settled when the work under way has begun: what the zone is read by is known, and a first slice is read. */
  begun: Promise<void>;
  /** Settled when the work under way has ended, whatever came of it. */
  ready: Promise<void>;
  /** Files that the zone asked for, found or not. */
  readonly asked: Set<string>;
  /** How many names it held when it was first read to its end, 0 until then. */
  names: number;
  /** Counts what the zone has been through: equal numbers mean equal findings. */
  revision: number;
}

/** So many names are no burden. */
const MANY_NAMES = 1 << 16;

let opened = 0;

/** A document that nothing is known of but its text. */
export function createOpenZone(uri: string, version: number, bytes: Uint8Array): OpenZone {
  const key = canonicalUri(uri);
  return {
    uri,
    key,
    id: ++opened,
    version,
    setup: NO_SETUP,
    isSetUp: false,
    checked: textOnly(key, NO_SETUP, bytes),
    work: undefined,
    failed: false,
    begun: Promise.resolve(),
    ready: Promise.resolve(),
    asked: new Set(),
    names: 0,
    revision: 0,
  };
}

/** How a zone file is read by a setup. */
export function zoneOptions(key: string, { config, origin }: Setup, files: ZoneFiles): ZoneOptions {
  return { uri: key, origin: origin.origin, isNamed: isNamedBy(origin), targets: config.targets, files };
}

/** A zone without text, to be read by a setup. */
export function zoneFor(key: string, setup: Setup, files: ZoneFiles): CheckedZone {
  const { nameServers } = setup.config;
  const rules = rulesToRun(setup);
  return createCheckedZone({ ...zoneOptions(key, setup, files), rules, nameServers, now: Date.now });
}

/** A zone that only holds text until it is known what it is to be read by. */
function textOnly(key: string, setup: Setup, bytes: Uint8Array): CheckedZone {
  const checked = zoneFor(key, setup, PENDING_FILES);
  const { root } = checked.zone;
  root.blocks = cutText(checked.zone, root, bytes);
  return checked;
}

/** Puts another text in place of the document's; it is to be read from the beginning. */
export function replaceText(zone: OpenZone, bytes: Uint8Array): void {
  zone.checked = textOnly(zone.key, zone.setup, bytes);
}

/** Forgets what was read, for the text to be read by a setup from the beginning. */
export function beginAnew(zone: OpenZone, setup: Setup, files: ZoneFiles): void {
  zone.setup = setup;
  zone.isSetUp = true;
  const bytes = currentBytes(zone);
  zone.checked = zoneFor(zone.key, setup, files);
  setText(zone.checked.zone, bytes);
  zone.asked.clear();
  zone.names = 0;
}

/** The document's text as it is now. */
export function currentBytes({ checked }: OpenZone): Uint8Array {
  return bytesOf(checked.zone.root);
}

/** The text of a file as a zone has it. */
export function bytesOf(reading: Reading): Uint8Array {
  return joinBytes(reading.blocks.map((block) => block.bytes));
}

/** The zone's readings of a file that it includes. */
export function readingsFor({ checked }: OpenZone, key: string): Reading[] {
  return [...heldReadings(checked.zone.root)].filter(
    (reading) => reading.parent !== undefined && reading.uri === key,
  );
}

/** The files that a zone has been read from, its own first. */
export function filesOf({ checked }: OpenZone): Set<string> {
  return new Set([...heldReadings(checked.zone.root)].map((reading) => reading.uri));
}

/**
 * Whether a zone holds so many names of text that is gone that it had better be read anew: names are never let go, and an
 * edit of an $ORIGIN makes others of all.
 */
export function isOvergrown({ names, checked }: OpenZone): boolean {
  return names > 0 && checked.zone.names.count > names * 1.25 + MANY_NAMES;
}

/** Whether work is under way: what is known of the zone is not all, or not of its text as it is now. */
export function isUnread({ work, failed }: OpenZone): boolean {
  return work !== undefined && !failed;
}
