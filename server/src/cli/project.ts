import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import type { Config } from '../engine/config/config.ts';
import { CONFIG_FILE, mergeConfig, readConfigFile } from '../engine/config/configFile.ts';
import { type FoundOrigin, findOrigin } from '../engine/origin/findOrigin.ts';
import { decodeUtf8 } from '../engine/text/utf8.ts';
import { originFromFileName } from '../engine/zone/originFromFileName.ts';
import { isInside, readRegularFile } from '../node/disk.ts';
import { type FoundZone, findServedZones } from '../node/servedZones.ts';
import { UsageError } from './usageError.ts';

/** What a zone file is read and judged by; plain data, so that threads can hand it on. */
export interface FileSetup {
  /** The file's path as the user knows it, `-` for the standard input. */
  readonly path: string;
  readonly config: Config;
  /** The folder that the configuration's paths are relative to, absolute. */
  readonly base: string;
  readonly origin: FoundOrigin;
  /** How many findings are listed for one file at most. */
  readonly limit: number;
  /** The moment to check for, in milliseconds since 1970 UTC, where it is not the present. */
  readonly now?: number | undefined;
  /** The resolvers to look up mail records by; nothing is looked up where there are none. */
  readonly resolvers?: readonly string[] | undefined;
}

export interface ProjectOptions {
  /** The zone's name, for all files, where the user gives it. */
  readonly origin?: string | undefined;
  /** The configuration for all files where the user names one; else each file's nearest. */
  readonly configFile?: string | undefined;
  /** How many findings are listed, where the user says so. */
  readonly limit?: number | undefined;
  /** Whether signed zones are verified however large they are. */
  readonly dnssec?: boolean;
  /** The moment to check for, in milliseconds since 1970 UTC, where it is not the present. */
  readonly now?: number | undefined;
  /** The resolvers to look up mail records by, where the user gives them. */
  readonly resolvers?: readonly string[] | undefined;
  /** What is checked: folders among it are searched for name servers' configurations. */
  readonly paths: readonly string[];
}

/** The configurations that files on the command line have. */
export interface Project {
  setupOf(path: string): FileSetup;
  /** What is wrong in the configurations that were read so far, as sentences with their place. */
  readonly remarks: readonly string[];
  /** Configurations that cannot be read or are no JSON, in the same form. */
  readonly problems: readonly string[];
}

interface Found {
  readonly config: Partial<Config>;
  readonly base: string;
}

/**
 * Finds the configuration of files: the nearest `.hostmaster.json` in a file's folder or above.
 *
 * @throws {UsageError} when the configuration that the user names cannot be read
 */
export function openProject(options: ProjectOptions): Project {
  const { origin: option, configFile, limit, dnssec = false, now, resolvers, paths } = options;
  const remarks: string[] = [];
  const problems: string[] = [];
  const byFolder = new Map<string, Found | undefined>();

  const read = (path: string): Found | string | undefined => {
    const file = readRegularFile(resolve(path));
    if (file.status === 'missing') return undefined;
    if (file.status !== 'found')
      return `${shown(path)}: it is ${'reason' in file ? file.reason : file.status}.`;
    const text = decodeUtf8(file.bytes);
    const { config, problems: wrong, isJson } = readConfigFile(text);
    for (const { message, start } of wrong) {
      (isJson ? remarks : problems).push(`${shown(path)}:${placeOf(text, start)}: ${message}`);
    }
    return { config, base: dirname(resolve(path)) };
  };
  const nearest = (folder: string): Found | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    let found = read(join(folder, CONFIG_FILE));
    if (typeof found === 'string') {
      problems.push(found);
      found = undefined;
    } else if (found === undefined && folder !== parse(folder).root) {
      found = nearest(dirname(folder));
    }
    byFolder.set(folder, found);
    return found;
  };

  let named: Found | undefined;
  if (configFile !== undefined) {
    const found = read(configFile) ?? `${configFile}: there is no such file.`;
    if (typeof found === 'string') throw new UsageError(found);
    named = found;
  }
  const served = createServed(paths);
  return {
    remarks,
    problems,
    setupOf(path) {
      const folder = path === '-' ? process.cwd() : dirname(resolve(path));
      const { config: said = {}, base = process.cwd() } = named ?? nearest(folder) ?? {};
      const config = mergeConfig(dnssec ? { ...said, dnssec: 'on' } : said);
      const origin = findOrigin({
        option,
        config,
        path: pathFrom(base, path),
        served: option === undefined ? served(isInside(resolve(path), base) ? base : folder) : [],
        byName: nameFrom,
      });
      const most = limit ?? said.maxFindings ?? Number.POSITIVE_INFINITY;
      return { path, config, base, origin, limit: most, now, resolvers };
    },
  };
}

/** A file's path relative to a folder, `/` between folders. */
export function pathFrom(base: string, path: string): string {
  return path === '-' ? path : relative(base, resolve(path)).split(sep).join('/');
}

function nameFrom(path: string): string | undefined {
  const name = originFromFileName(basename(path));
  return name === '.' ? undefined : name;
}

/** The zones that name servers' configurations name: in the folder that is asked about and in those that are checked. */
function createServed(paths: readonly string[]): (base: string) => FoundZone[] {
  const byFolder = new Map<string, FoundZone[]>();
  const zonesIn = (folder: string): FoundZone[] => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const search = findServedZones(folder);
    let step = search.next();
    while (!step.done) step = search.next();
    byFolder.set(folder, step.value);
    return step.value;
  };
  return (base) => {
    const folders = new Set([base, ...paths.filter((path) => path !== '-').map((path) => resolve(path))]);
    const outer = [...folders].filter(
      (folder) => ![...folders].some((other) => folder !== other && folder.startsWith(other + sep)),
    );
    return outer.flatMap(zonesIn);
  };
}

function shown(path: string): string {
  const near = relative(process.cwd(), resolve(path));
  return near.length < path.length ? near : path;
}

/** `line:column` of a UTF-16 offset, from 1. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
