import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureWorkbench } from '../setup/workbench.ts';

/** A running VS Code server. */
export interface Workbench {
  /** `127.0.0.1:port`, the authority of its addresses and of its `vscode-remote` URIs. */
  readonly authority: string;
  /** Settles when the server has ended. */
  readonly ended: Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** What `startWorkbench` may be told. */
export interface WorkbenchOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly environment?: Record<string, string>;
}

/** Keeps what is not about the extension out of the way. */
const settings = {
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'workbench.startupEditor': 'none',
};

/** The address that opens `folder` with the extension at `extension`, and runs the tests at `tests` when given. */
export function workbenchAddress(
  authority: string,
  folder: string,
  extension: string,
  tests?: string,
): string {
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  const payload = [['extensionDevelopmentPath', remote(extension)]];
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

/** Starts VS Code's server and waits until it serves. Throws with its output when it ends before. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const serverMain = ensureWorkbench();
  const port = options.port || (await freePort());
  const data = mkdtempSync(join(tmpdir(), 'hostmaster-editor-'));
  mkdirSync(join(data, 'data/Machine'), { recursive: true });
  writeFileSync(join(data, 'data/Machine/settings.json'), JSON.stringify(settings));
  const args = [
    serverMain,
    '--without-connection-token',
    '--accept-server-license-terms',
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')],
    ...['--telemetry-level', 'off'],
    // Makes this build honour the address's payload, which names the extension under development.
    '--enable-smoke-test-driver',
    '--disable-workspace-trust',
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.environment },
    // A group of its own: Ctrl-C reaches the caller alone, which then ends the server in good order.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    killGroup(child);
    await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await untilServing(child, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { authority: `127.0.0.1:${port}`, ended, stop };
}

async function untilServing(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const output: string[] = [];
  const serving = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        if (line.includes('Web UI available')) resolve();
      });
    }
  });
  await Promise.race([
    serving,
    ended.then(() => {
      throw new Error(`The VS Code server ended before it served:\n${output.join('\n')}`);
    }),
  ]);
}

/** The server starts an extension host and watchers of its own; all are in its process group. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended meanwhile.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
