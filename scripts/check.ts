// Type-checks each part with what it may know, and runs the linter and the formatter's check.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { root } from './setup/paths.ts';

const parts = globSync('{client,server,test,scripts}/**/tsconfig.json', {
  cwd: root,
  exclude: ['**/node_modules'],
});
const biome = ['biome', 'ci', '--error-on-warnings', '--colors=off'];
const checks = [...parts.map((part) => ['tsc', '-p', part]), biome];

const results = await Promise.all(checks.map(run));
if (results.includes(false)) process.exitCode = 1;

/** Runs a command; prints its output, in one piece, only when it fails. */
function run([command, ...args]: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(`${command} ${args.join(' ')}`, { cwd: root, shell: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      if (code !== 0) console.error(`${command} ${args.join(' ')}\n${output}`);
      resolve(code === 0);
    });
  });
}
