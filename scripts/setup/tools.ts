import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Something the project needs from the machine: how to see that it is there, which Debian package brings it. */
export interface Tool {
  /** Commands of which all must be found, or an absolute path of a file that must exist. */
  readonly needs: readonly string[];
  readonly debianPackage: string;
  readonly purpose: string;
}

/** What building the editor's native modules takes. */
export const compilerTools: readonly Tool[] = [
  { needs: ['python3'], debianPackage: 'python3', purpose: 'builds the native modules of the editor' },
  { needs: ['make'], debianPackage: 'make', purpose: 'builds the native modules of the editor' },
  { needs: ['g++'], debianPackage: 'g++', purpose: 'builds the native modules of the editor' },
];

/** What showing the editor in a browser takes. */
export const browserTools: readonly Tool[] = [
  { needs: ['chromium'], debianPackage: 'chromium', purpose: 'shows the editor in the tests' },
  {
    needs: ['/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf'],
    debianPackage: 'fonts-dejavu-core',
    purpose: 'text in screenshots',
  },
];

/** What the tests take everywhere: the name servers' own zone checkers, and Git for the tests of diffs. */
export const testTools: readonly Tool[] = [
  { needs: ['git'], debianPackage: 'git', purpose: 'version control' },
  { needs: ['named-checkzone', 'named-compilezone'], debianPackage: 'bind9-utils', purpose: 'BIND' },
  { needs: ['kzonecheck'], debianPackage: 'knot-dnssecutils', purpose: 'Knot DNS' },
  { needs: ['nsd-checkzone'], debianPackage: 'nsd', purpose: 'NSD' },
  { needs: ['validns'], debianPackage: 'validns', purpose: 'validns' },
  { needs: ['ldns-read-zone'], debianPackage: 'ldnsutils', purpose: 'ldns' },
];

// Debian keeps zone checkers in sbin, which is not on an ordinary user's PATH.
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];

/** Finds a command on PATH or in the sbin folders; undefined when there is none. */
export function findCommand(name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Installs the tools that are missing, on Debian as root; elsewhere throws an error that says what to install. */
export function ensureTools(tools: readonly Tool[]): void {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return;
  const packages = missing.map((tool) => tool.debianPackage);
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (findCommand('apt-get') === undefined || process.getuid?.() !== 0) {
    const list = missing.map((tool) => `  ${tool.needs.join(', ')} (${tool.purpose})`).join('\n');
    throw new Error(`These are missing:\n${list}\nInstall them; on Debian or Ubuntu:\n  sudo ${install}`);
  }
  console.error(`Installing ${packages.join(', ')} …`);
  withoutDaemons(() => {
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  });
  const still = missing.filter((tool) => !isThere(tool));
  if (still.length > 0) {
    throw new Error(`Installed, yet not found: ${still.flatMap((tool) => tool.needs).join(', ')}`);
  }
}

function isThere(tool: Tool): boolean {
  return tool.needs.every((need) =>
    need.startsWith('/') ? existsSync(need) : findCommand(need) !== undefined,
  );
}

function apt(args: string[]): void {
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/** Runs `act` while packages may not start their daemons: the zone checkers come in the packages of name servers. */
function withoutDaemons(act: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) {
    act();
    return;
  }
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    act();
  } finally {
    rmSync(policy, { force: true });
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
