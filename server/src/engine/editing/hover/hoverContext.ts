import type { DnssecCrypto } from '../../dnssec/crypto.ts';
import type { Place } from '../../finding.ts';
import type { GrownSpf } from '../../mail/inZone/lookupState.ts';
import type { ZoneName } from '../../origin/zoneName.ts';
import type { FileRange, PublishedFinding } from '../../publish.ts';
import { ZoneView } from '../../rules/zoneView.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { type Reading, renumber, type Zone } from '../../zone/zone.ts';
import { nameNode } from '../completion/findNames.ts';
import type { Entry } from '../entryAt.ts';
import { fileRange } from '../fileRange.ts';
import { code, escaped } from './markdown.ts';

/** What a hover may draw on beside the zone. */
export interface HoverSources {
  /** What the zone's file is read with, and what says so. */
  readonly origin: Pick<ZoneName, 'source' | 'from'>;
  /** Other zones that are known, such as the reverse zone. */
  readonly others: readonly Zone[];
  /** What is found in the file. */
  readonly findings: readonly PublishedFinding[];
  /** The address that a link to a place of a file has; without it, places are named alone. */
  readonly addressOf?: ((range: FileRange) => string) | undefined;
  /** Without it, DS records are not held against keys. */
  readonly crypto?: Pick<DnssecCrypto, 'hash'> | undefined;
  /** The SPF records that were looked up. */
  readonly spf?: readonly GrownSpf[];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** A zone that records may be looked up in. */
export interface KnownZone {
  readonly zone: Zone;
  readonly view: ZoneView;
}

/** All that a hover is made from. */
export interface HoverContext {
  readonly zone: Zone;
  readonly reading: Reading;
  readonly entry: Entry;
  readonly sources: HoverSources;
  /** The zone itself first. */
  readonly known: readonly KnownZone[];
}

/** A name that may be looked for in several zones. */
export interface SoughtName {
  /** Absolute, in lower case. */
  readonly text: string;
  /** Its node in a zone's table, folded, or NO_NAME. */
  readonly find: (names: NameTable) => NameId;
}

export function createContext(
  zone: Zone,
  reading: Reading,
  entry: Entry,
  sources: HoverSources,
): HoverContext {
  const known = [zone, ...sources.others].map((each) => {
    renumber(each);
    return { zone: each, view: new ZoneView(each, ignore, ignore) };
  });
  return { zone, reading, entry, sources, known };
}

function ignore(): void {}

/** A name of one zone's table, to be looked for in all. */
export function soughtName(names: NameTable, name: NameId): SoughtName {
  const folded = names.fold(name);
  return {
    text: nameText(names, folded),
    find: (other) => (other === names ? folded : sameName(names, folded, other)),
  };
}

/** A name in presentation form, to be looked for in all zones. */
export function soughtText(text: string): SoughtName {
  return { text: text.toLowerCase(), find: (names) => nameNode(names, text) };
}

function sameName(names: NameTable, name: NameId, other: NameTable): NameId {
  if (name === ROOT) return ROOT;
  const parent = sameName(names, names.parent(name), other);
  if (parent === NO_NAME) return NO_NAME;
  const label = names.label(name);
  return other.find(parent, label, 0, label.length);
}

/** A place in words, with a link where there can be one: `line 12`, or `mail.zone, line 12` in another file. */
export function placeText({ reading, sources }: HoverContext, place: Place): string {
  const range = fileRange(place);
  const line = `line ${range.start.line + 1}`;
  const text = range.uri === reading.uri ? line : `${fileName(range.uri)}, ${line}`;
  const address = sources.addressOf?.(range);
  return address === undefined ? text : linkText(text, address);
}

/** A file's name, with a link where there can be one. */
export function fileText({ sources }: HoverContext, uri: string): string {
  const start = { line: 0, character: 0 };
  const address = sources.addressOf?.({ uri, start, end: start });
  const name = fileName(uri);
  return address === undefined ? code(name) : linkText(name, address);
}

function linkText(text: string, address: string): string {
  return `[${escaped(text)}](${address})`;
}

/** The last part of a file's path. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
