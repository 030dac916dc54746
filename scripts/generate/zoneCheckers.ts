import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCommand } from '../setup/tools.ts';

/** What a program says of a zone. */
export interface Verdict {
  readonly accepted: boolean;
  /** In its order; whatever comes with every zone is left out. */
  readonly messages: readonly CheckerMessage[];
}

export interface CheckerMessage {
  /** The file and the line in it, from 1, that it names; the zone's own file is `zone`. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly text: string;
}

/** A program that checks zone files: one of the name servers' own, or validns. */
export interface Checker {
  readonly name: string;
  readonly command: string;
  /** The arguments for the file `zone` in the folder in which it is run. */
  args(origin: string, zoneClass: string): readonly string[];
  /** Lines that say nothing of this zone. */
  readonly noise: RegExp;
  /** The command that tells its version, where there is one. */
  readonly version?: readonly [command: string, option: string];
}

/** The moment that zones are checked for, in milliseconds since 1970 UTC: signatures are valid for a time. */
export const CHECKED_AT = Date.UTC(2026, 11, 31);

const SECONDS = String(CHECKED_AT / 1000);

/**
 * All of them, with the checks that they make as they come, or all checks where that is an option. BIND is asked to leave
 * the network alone (`-i local`), and what it says of signatures that have expired is left out: both depends on the day.
 */
export const CHECKERS: readonly Checker[] = [
  {
    name: 'BIND',
    command: 'named-checkzone',
    args: (origin, zoneClass) => ['-i', 'local', '-c', zoneClass, origin, 'zone'],
    noise:
      /signature has expired|: loaded serial |^OK$|: not loaded due to errors|loading from master file .* failed/,
    version: ['named-checkzone', '-v'],
  },
  {
    name: 'Knot DNS',
    command: 'kzonecheck',
    args: (origin) => ['-v', '-t', SECONDS, '-o', origin, 'zone'],
    noise:
      /failed to run semantic checks|failed to load zone, file|Error summary|^\s+\d+\s|^Serious semantic|^No semantic/,
    version: ['kzonecheck', '-V'],
  },
  {
    name: 'NSD',
    command: 'nsd-checkzone',
    args: (origin) => [origin, 'zone'],
    noise: /^zone \S+ is ok$|^zone \S+ file \S+ has \d+ errors$/,
    version: ['nsd', '-v'],
  },
  {
    name: 'validns',
    command: 'validns',
    args: (origin) => ['-p', 'all', '-t', SECONDS, '-z', origin, 'zone'],
    noise: /^$/,
  },
];

/**
 * Runs a checker on a zone.
 *
 * @param texts the files by name; the zone's own is `zone`
 * @throws Error when the program is not installed
 */
export function runChecker(
  checker: Checker,
  texts: Readonly<Record<string, string>>,
  origin: string,
  zoneClass = 'IN',
): Verdict {
  const path = pathOf(checker.command);
  const folder = mkdtempSync(join(tmpdir(), 'zone-'));
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const run = spawnSync(path, checker.args(origin, zoneClass), {
      cwd: folder,
      encoding: 'utf8',
    });
    const lines = `${run.stderr}${run.stdout}`.split('\n').map(withoutTime);
    const said = lines.filter((line) => line.trim() !== '' && !checker.noise.test(line));
    return { accepted: run.status === 0, messages: said.map(asMessage) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Its name and the version that is installed, as far as the second number: `BIND 9.18`. */
export function nameAndVersion({ name, version }: Checker): string {
  if (version === undefined) return name;
  const [command, option] = version;
  const { stdout, stderr } = spawnSync(pathOf(command), [option], { encoding: 'utf8' });
  return `${name} ${/\d+\.\d+/.exec(stdout + stderr)?.[0]}`;
}

function pathOf(command: string): string {
  const path = findCommand(command);
  if (path !== undefined) return path;
  throw new Error(
    `${command} is not installed, and zones are compared with what it says: run "npm run setup", which installs it.`,
  );
}

/** NSD writes the time and its process before each message. */
function withoutTime(line: string): string {
  return line.replace(/^\[[-\d]+ [\d:.]+\] nsd-checkzone\[\d+\]: /, '');
}

function asMessage(text: string): CheckerMessage {
  const named =
    /(?:^|\s)(zone|[-\w]+(?:\.[-\w]+)*\.inc):(\d+):/.exec(text) ??
    /\bfile '(?:[^']*\/)?([^'/]+)', line (\d+)/.exec(text);
  return { file: named?.[1], line: named ? Number(named[2]) : undefined, text };
}
