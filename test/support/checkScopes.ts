import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.ts';

/** Has the annotations of files checked against grammars; fails with what differs. */
export function checkScopes(files: string, ...grammars: readonly string[]): void {
  const options = grammars.flatMap((path) => ['--grammar', path]);
  const program = 'node_modules/vscode-tmgrammar-test/dist/unit.js';
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options, files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const failures = stdout.split('\n').filter((line) => !line.startsWith('✓'));
  assert.equal(status, 0, failures.slice(0, 50).join('\n') + stderr);
}

/** Checks texts with annotations that were made for them, by their names. */
export function checkTexts(texts: ReadonlyMap<string, string>, grammar: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-grammar-'));
  try {
    for (const [name, text] of texts) writeFileSync(join(folder, name.replace(/[^\w.-]/g, '_')), text);
    checkScopes(`${folder}/*`, grammar);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
