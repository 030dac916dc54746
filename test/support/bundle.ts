import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/setup/paths.ts';

/**
 * Bundles a program from its source as it is now, so that tests which start it often are quick and never meet an old
 * bundle. It is removed when the tests end.
 *
 * @param entry the program's file, from the project's folder
 * @param beside what it loads from files beside its own, such as threads
 * @returns the bundle's path
 */
export async function bundle(entry: string, beside: readonly string[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-bundle-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'main.cjs');
  const made = [entry, ...beside].map((program, i) =>
    build({
      absWorkingDir: root,
      entryPoints: [program],
      outfile: i === 0 ? outfile : join(folder, `${basename(program, '.ts')}.cjs`),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    }),
  );
  await Promise.all(made);
  return outfile;
}
