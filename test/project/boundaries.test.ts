import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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
  for (const { file, module, allowed } of cases) {
    test(`${file} ${allowed ? 'may' : 'must not'} import ${module}`, () => {
      const biome = `${root}/node_modules/@biomejs/biome/bin/biome`;
      const only = ['style/noRestrictedImports', 'correctness/noNodejsModules'].map(
        (rule) => `--only=${rule}`,
      );
      const { stderr } = spawnSync(
        process.execPath,
        [biome, 'lint', ...only, '--colors=off', `--stdin-file-path=${file}`],
        { cwd: root, input: `import * as x from '${module}';\nx;\n`, encoding: 'utf8' },
      );
      const refused = /lint\/(style\/noRestrictedImports|correctness\/noNodejsModules)/.test(stderr);
      assert.equal(refused, !allowed, stderr);
    });
  }
});
