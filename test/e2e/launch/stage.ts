import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { root } from '../../../scripts/setup/paths.ts';

/** What an editor under test is given. */
export interface Stage {
  /** A folder with the files that are packed, and no others. */
  readonly extension: string;
  /** A copy of samples/, committed to a Git repository. */
  readonly workspace: string;
  /** The bundle that exports `run`. */
  readonly tests: string;
  remove(): void;
}

/** Lays out what the tests work on, outside the project: they may change what they like. */
export async function makeStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-e2e-'));
  const extension = join(folder, 'extension');
  const workspace = join(folder, 'samples');
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    cpSync(join(root, file), join(extension, file));
  }
  cpSync(join(root, 'samples'), workspace, { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, stdio: 'ignore' });
  git('init');
  git('add', '.');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-m', 'samples');
  return {
    extension,
    workspace,
    tests: join(root, 'dist/test/e2e.cjs'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
