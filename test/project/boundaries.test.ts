import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';

/** Who may import what (docs/ARCHITECTURE.md). The linter enforces it; this makes sure that it does. */
const cases: readonly { file: string; module: string; allowed: boolean }[] = [
  { file: 'server/src/engine/zone/x.ts', module: './names.ts', allowed: true },
  { file: 'server/src/engine/zone/x.ts', module: 'node:fs', allowed: false },
  { file: 'server/src/engine/zone/x.ts', module: 'fs', allowed: false },
  { file: 'server/src/engine/zone/x.ts', module: 'vscode', allowed: false },
  { file: 'server/src/engine/zone/x.ts', module: 'vscode-languageserver', allowed: false },
  { file: 'server/src/engine/zone/x.ts', module: 'vscode-languageserver-types', allowed: false },
  { file: 'server/src/engine/zone/x.ts', module: '../../lsp/server.ts', allowed: false },
  { file: 'server/src/engine/zone/x.ts', module: '../../protocol.ts', allowed: false },
  { file: 'server/src/cli/x.ts', module: '../engine/zone/names.ts', allowed: true },
  { file: 'server/src/cli/x.ts', module: 'node:fs', allowed: true },
  { file: 'server/src/cli/x.ts', module: 'vscode-languageserver/node', allowed: false },
  { file: 'server/src/lsp/x.ts', module: 'vscode-languageserver', allowed: true },
  { file: 'server/src/lsp/x.ts', module: 'vscode', allowed: false },
  { file: 'server/src/node/x.ts', module: 'vscode-languageserver/node', allowed: true },
  { file: 'client/src/x.ts', module: 'vscode', allowed: true },
  { file: 'client/src/x.ts', module: 'vscode-languageclient/node', allowed: true },
  { file: 'client/src/x.ts', module: 'vscode-languageserver/node', allowed: false },
  { file: 'client/src/x.ts', module: '../../server/src/protocol.ts', allowed: true },
  { file: 'client/src/x.ts', module: '../../server/src/engine/zone/names.ts', allowed: false },
  { file: 'scripts/x.ts', module: 'vscode', allowed: false },
];

suite('imports', () => {
  const refused = lint();
  for (const [index, { file, module, allowed }] of cases.entries()) {
    test(`${file} ${allowed ? 'may' : 'must not'} import ${module}`, () => {
      assert.equal(refused.has(numbered(file, index)), !allowed);
    });
  }
});

function numbered(file: string, index: number): string {
  return file.replace(/x\.ts$/, `x${index}.ts`);
}

/** Lints a file for each case, laid out as in the project; returns those in which an import is refused. */
function lint(): Set<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hostmaster-boundaries-')));
  try {
    copyFileSync(`${root}/biome.json`, join(folder, 'biome.json'));
    for (const [index, { file, module }] of cases.entries()) {
      const path = join(folder, numbered(file, index));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import '${module}';\n`);
    }
    const rules = ['style/noRestrictedImports', 'correctness/noNodejsModules'].map(
      (rule) => `--only=${rule}`,
    );
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        `${root}/node_modules/@biomejs/biome/bin/biome`,
        'lint',
        ...rules,
        ...['--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github'],
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.match(stdout, /::error/, stderr);
    const files = [...stdout.matchAll(/^::error .*?,file=([^,]+)/gm)].flatMap(([, file]) => file ?? []);
    return new Set(files.map((file) => relative(folder, file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
