import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cache } from './paths.ts';
import { compilerTools, ensureTools } from './tools.ts';

// code-server is packed from VS Code's own server; only that server is used, not the wrapper around it.
const codeServer = 'code-server@4.139.1';

const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog', '@parcel/watcher', 'node-pty'];

/**
 * Installs VS Code's server, the part of VS Code that shows the editor in a browser, unless it is there.
 * Returns the path of its server-main.js. Throws with npm's output when the installation fails.
 */
export function ensureWorkbench(): string {
  const name = `${codeServer.replace('@', '-')}-node-${process.version}-${process.platform}-${process.arch}`;
  const folder = `${cache}/${name}`;
  if (!existsSync(folder)) {
    ensureTools(compilerTools);
    console.error(`Installing ${codeServer} (once, about a minute) …`);
    // Only a finished installation gets the final name, so that one cut short is begun anew.
    const unfinished = `${cache}/installing-${process.pid}`;
    try {
      install(unfinished);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return `${folder}/node_modules/code-server/lib/vscode/out/server-main.js`;
}

function install(folder: string): void {
  const headers = `${folder}/headers`;
  for (const each of [folder, headers]) {
    mkdirSync(each, { recursive: true });
    writeFileSync(`${each}/package.json`, '{ "private": true }\n');
  }
  npm(folder, ['install', '--ignore-scripts', codeServer]);
  const vscode = `${folder}/node_modules/code-server/lib/vscode`;
  npm(vscode, ['install', '--ignore-scripts', '--omit=dev']);
  const node = `node-${process.platform}-${process.arch}`;
  npm(headers, ['install', '--ignore-scripts', `${node}@${process.versions.node}`]);
  npm(vscode, ['rebuild', ...nativeModules], { npm_config_nodedir: `${headers}/node_modules/${node}` });
  rmSync(headers, { recursive: true });
}

function npm(folder: string, args: string[], environment: Record<string, string> = {}): void {
  try {
    execFileSync('npm', [...args, '--prefix', folder, '--no-audit', '--no-fund'], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${output}`, { cause: error });
  }
}
