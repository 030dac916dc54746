import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/setup/paths.ts';

/**
 * Bundles a program from its source as it is now, so that tests which start it often are quick and never meet an old
 * bundle. It is removed when the tests end.
 *
 * @param entry the program's file, from the project's folder
 * @returns the bundle's path
 */
export async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-bundle-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'main.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
}
