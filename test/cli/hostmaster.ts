import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { bundle } from '../support/bundle.ts';

/** The program. */
export const program = await bundle('server/src/cli/main.ts');

export const fixtures = `${root}/test/fixtures/cli`;

/** What a run of the program gave. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the real program, in a process of its own, and waits for its end. */
export function hostmaster(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { cwd = fixtures, input = '', env = {} } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { PATH: process.env.PATH, ...env },
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text) => {
        output[name] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...output }));
    // A program that refuses its arguments ends before it has read its input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** A folder with files, removed after the test. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hostmaster-cli-')));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A copy of the fixtures' zones, removed after the test. */
export function copyOfZones(t: TestContext): string {
  const folder = folderWith(t, {});
  cpSync(`${fixtures}/zones`, folder, { recursive: true });
  return folder;
}

/** A zone without findings, and lines of its own behind. */
export function zoneText(...lines: string[]): string {
  return [
    '$TTL 3600',
    '@ IN SOA ns1 hostmaster 2026112401 7200 3600 1209600 3600',
    '@ IN NS ns1',
    '@ IN NS ns2',
    'ns1 IN A 192.0.2.1',
    'ns2 IN A 198.51.100.1',
    ...lines,
    '',
  ].join('\n');
}
