import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What running a program once took. */
export interface Run {
  readonly seconds: number;
  /** Peak resident memory in MiB, NaN where it cannot be measured. */
  readonly mebibytes: number;
}

const TIME = '/usr/bin/time';

/**
 * Runs a program to its end.
 * @throws when it cannot be run, or ends with another status than those expected
 */
export function run(command: string, args: readonly string[], statuses: readonly number[] = [0]): Run {
  const measured = existsSync(TIME);
  const started = performance.now();
  const { status, stderr, error } = measured
    ? spawnSync(TIME, ['-f', 'peak %M', command, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
    : spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - started) / 1000;
  if (error) throw error;
  if (status === null || !statuses.includes(status)) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  }
  const peak = /peak (\d+)\s*$/.exec(stderr)?.[1];
  return { seconds, mebibytes: Number(peak) / 1024 };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share from 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
