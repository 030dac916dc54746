import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache } from '../setup/paths.ts';
import { findCommand } from '../setup/tools.ts';

const downloads = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * Finds the executable of a desktop VS Code: the one that HOSTMASTER_VSCODE names, the one whose `code` is on PATH,
 * or one that is downloaded. Undefined where a window cannot be shown or no VS Code can be had.
 * Throws when HOSTMASTER_VSCODE names nothing.
 */
export async function findDesktop(): Promise<string | undefined> {
  const named = process.env.HOSTMASTER_VSCODE;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`HOSTMASTER_VSCODE names ${named}, which does not exist.`);
    return named;
  }
  if (!hasDisplay()) return undefined;
  return installedDesktop() ?? (await downloadedDesktop());
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** `code` is a script in the installation's bin folder; the executable has its place relative to it. */
function installedDesktop(): string | undefined {
  const script = findCommand(process.platform === 'win32' ? 'code.cmd' : 'code');
  if (script === undefined) return undefined;
  const bin = dirname(realpathSync(script));
  const executable = {
    darwin: join(bin, '../../../MacOS/Electron'),
    win32: join(bin, '../Code.exe'),
  }[process.platform as string];
  const path = executable ?? join(bin, '../code');
  return existsSync(path) ? path : undefined;
}

async function downloadedDesktop(): Promise<string | undefined> {
  try {
    // Decides quickly: without a network the download itself would try for minutes.
    const answer = await fetch(downloads, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) return undefined;
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: cache });
  } catch {
    return undefined;
  }
}
