import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/setup/paths.ts';
import { generateZone, ORIGIN } from './generateZone.ts';
import { readProfile, type SelfTime } from './profileTimes.ts';
import { seconds } from './program.ts';

/**
 * Where a check of the command line spends its time, all threads together, from V8's sampling profiler, which makes it
 * slower.
 *
 * @param zone a zone file, or how many records the one has that is made
 */
export async function measureProfile(zone: string | number): Promise<SelfTime[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-profile-'));
  try {
    const path = typeof zone === 'string' ? zone : join(folder, `${ORIGIN}.zone`);
    if (typeof zone === 'number') generateZone(path, zone);
    const program = join(folder, 'check.cjs');
    // What is shipped, but with its names; called as the command line is, since it starts itself anew for threads.
    await build({
      absWorkingDir: root,
      stdin: {
        contents: "import { run } from './server/src/cli/check/command.ts'; void run(process.argv.slice(3));",
        resolveDir: root,
      },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      sourcemap: 'linked',
      sourcesContent: false,
    });
    seconds({
      command: process.execPath,
      args: ['--cpu-prof', '--cpu-prof-dir', folder, program, 'check', '--fail-on', 'never', path],
    });
    // One for each thread.
    const profiles = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
    if (profiles.length === 0) throw new Error('No profile was written.');
    const map = readFileSync(`${program}.map`, 'utf8');
    const place = (source: string) => relative(root, join(folder, source)).replaceAll('\\', '/');
    return profiles.flatMap((file) => readProfile(readFileSync(join(folder, file), 'utf8'), map, place));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
