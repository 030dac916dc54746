/*
 * Zones in test/fixtures/zones, each in a file that says in its first comments what it shows, and how it is to be read:
 *
 *   ; A zone of class CHAOS                what it shows
 *   ; origin: bind                         the zone's name
 *   ; class: CH                            when it is not IN
 *   ; targets: bind knot                   name servers that must load it, for rules that ask for them
 *   ; nameServers: ns1.example.net         the project's own name servers, for rules that ask for them
 *   ; kzonecheck: knows class IN alone     a program that refuses the zone, though it is sound, and why
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Target } from '../../server/src/engine/config/config.ts';
import { readMarkers } from './marker.ts';

const ZONES = join(import.meta.dirname, '../fixtures/zones');

export interface ZoneFixture {
  /** Relative to the fixtures' folder of its kind. */
  readonly path: string;
  /** What it shows. */
  readonly title: string;
  /** With its final dot. */
  readonly origin: string;
  readonly zoneClass: string;
  readonly targets: readonly Target[];
  readonly nameServers: readonly string[];
  /** Why a program refuses it, by the program's command. */
  readonly refusals: Readonly<Record<string, string>>;
  /** With its markers. */
  readonly source: string;
  /** Files beside it that it includes, by name, with their markers. */
  readonly files: Readonly<Record<string, string>>;
  /** Other zones of the workspace, by name. */
  readonly others?: Readonly<Record<string, string>>;
  /** The zone in the last commit. */
  readonly committed?: string;
}

/** All fixtures of a kind, in the order of their paths. */
export function zoneFixtures(kind: 'good' | 'defects'): ZoneFixture[] {
  const folder = join(ZONES, kind);
  return globSync('**/*.zone', { cwd: folder })
    .sort()
    .map((path) => readFixture(folder, path));
}

function readFixture(folder: string, path: string): ZoneFixture {
  const source = readFileSync(join(folder, path), 'utf8');
  const lines = readMarkers(source.replace(/^\ufeff/, '')).text.split('\n');
  const head = new Map<string, string>();
  for (const line of lines.slice(1)) {
    const [, key, value] = /^; (\w[\w-]*): (.*?)\r?$/.exec(line) ?? [];
    if (key === undefined || value === undefined) break;
    head.set(key, value);
  }
  const take = (key: string) => {
    const value = head.get(key);
    head.delete(key);
    return value;
  };
  const origin = take('origin') ?? 'example.com';
  return {
    path,
    title: /^; (.*?)\r?$/.exec(lines[0] ?? '')?.[1] ?? '',
    origin: origin.endsWith('.') ? origin : `${origin}.`,
    zoneClass: take('class') ?? 'IN',
    targets: (take('targets')?.split(' ') ?? []) as Target[],
    nameServers: take('nameServers')?.split(' ') ?? [],
    refusals: Object.fromEntries(head),
    source,
    files: filesBeside(join(folder, path), '*.inc'),
    ...outsideOf(join(folder, path)),
  };
}

/** What it is compared with: other zones, as `lost.reverse.other` is one beside `lost.zone`, and `lost.committed`. */
function outsideOf(path: string): Pick<ZoneFixture, 'others' | 'committed'> {
  const others = filesBeside(path, '*.other');
  const [committed] = Object.values(filesBeside(path, 'committed'));
  return {
    ...(Object.keys(others).length > 0 ? { others } : {}),
    ...(committed === undefined ? {} : { committed }),
  };
}

/** Files that belong to a zone begin with its name: `broken.zone` may include `broken.hosts.inc`. */
function filesBeside(path: string, rest: string): Record<string, string> {
  const pattern = `${basename(path, '.zone')}.${rest}`;
  const names = globSync(pattern, { cwd: dirname(path) });
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dirname(path), name), 'utf8')]));
}

/** The rule that a zone with a defect shows: the folder that it is in. */
export function ruleOfFixture({ path }: ZoneFixture): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The fixture's own file and those that it includes, by name, as a name server would get them: without markers. */
export function fixtureTexts({ source, files }: ZoneFixture): Record<string, string> {
  const all = Object.entries({ ...files, zone: source });
  return Object.fromEntries(all.map(([name, text]) => [name, readMarkers(text).text]));
}
