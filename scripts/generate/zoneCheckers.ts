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
  /** The line of the zone's file that it names, from 1. */
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
}

/**
 * All of them, with the checks that they make as they come, or all checks where that is an option. BIND is asked to leave
 * the network alone (`-i local`): what it would find out about other zones depends on the day.
 */
export const CHECKERS: readonly Checker[] = [
  {
    name: 'BIND',
    command: 'named-checkzone',
    args: (origin, zoneClass) => ['-i', 'local', '-c', zoneClass, origin, 'zone'],
    noise: /: loaded serial |^OK$|: not loaded due to errors|loading from master file .* failed/,
  },
  {
    name: 'Knot DNS',
    command: 'kzonecheck',
    args: (origin) => ['-v', '-o', origin, 'zone'],
    noise:
      /failed to run semantic checks|failed to load zone, file|Error summary|^\s+\d+\s|^Serious semantic/,
  },
  {
    name: 'NSD',
    command: 'nsd-checkzone',
    args: (origin) => [origin, 'zone'],
    noise: /^zone \S+ is ok$|^zone \S+ file \S+ has \d+ errors$/,
  },
  {
    name: 'validns',
    command: 'validns',
    args: (origin) => ['-p', 'all', '-z', origin, 'zone'],
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
  const folder = mkdtempSync(join(tmpdir(), 'zone-'));
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const run = spawnSync(checkerPath(checker), checker.args(origin, zoneClass), {
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

function checkerPath({ command }: Checker): string {
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
  const line = /\bzone:(\d+)\b/.exec(text)?.[1] ?? /\bfile 'zone', line (\d+)\b/.exec(text)?.[1];
  return { line: line === undefined ? undefined : Number(line), text };
}
