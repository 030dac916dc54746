import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program with its arguments. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

const TIME = '/usr/bin/time';

/**
 * Runs a program to its end; what it prints is thrown away.
 * @returns seconds
 * @throws when it cannot be run, or does not end with 0
 */
export function seconds(command: Command): number {
  const started = performance.now();
  run(command);
  return (performance.now() - started) / 1000;
}

/** What a program used. */
export interface Usage {
  /** Peak resident memory. */
  readonly mebibytes: number;
  /** Seconds of all processors together. */
  readonly cpuSeconds: number;
}

/** Runs a program to its end; what it used, where GNU time is there to measure it. */
export function usage({ command, args, ...rest }: Command): Usage | undefined {
  if (!existsSync(TIME)) {
    run({ command, args, ...rest });
    return undefined;
  }
  const stderr = run({ ...rest, command: TIME, args: ['-f', 'used %M %U %S', command, ...args] });
  const [, peak, user, system] = /used (\d+) ([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? [];
  return { mebibytes: Number(peak) / 1024, cpuSeconds: Number(user) + Number(system) };
}

function run({ command, args, cwd, env }: Command): string {
  const { status, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  }
  return stderr;
}
