import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { suite, test } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import { root } from '../../scripts/setup/paths.ts';
import type { Rule } from '../../server/src/engine/rules/rule.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';

const KiB = 1024;

/** The most that each bundle may hold; what is loaded at the start is what the user waits for. */
const limits = {
  client: 16 * KiB,
  session: 480 * KiB,
  server: 600 * KiB,
  engine: 720 * KiB,
  engineExtras: 200 * KiB,
  ruleTexts: 160 * KiB,
  cli: 12 * KiB,
  check: 48 * KiB,
  zoneCommands: 48 * KiB,
  dnssecCrypto: 4 * KiB,
  message: 48 * KiB,
  messageAnalysis: 400 * KiB,
  messageThread: 8 * KiB,
  messageVerifier: 128 * KiB,
  evaluateSpf: 128 * KiB,
  report: 24 * KiB,
  reportEngine: 128 * KiB,
  reportThread: 8 * KiB,
  dns: 64 * KiB,
  http: 12 * KiB,
};

/** What bundles load besides parts of Node: VS Code, and each other. */
const loads: Partial<Record<keyof typeof limits, readonly string[]>> = {
  client: ['./session.cjs', 'vscode'],
  session: ['vscode'],
  check: ['./dns.cjs', './dnssecCrypto.cjs', './engine.cjs', './http.cjs', './zoneCommands.cjs'],
  engine: ['./ruleTexts.cjs'],
  engineExtras: ['./engine.cjs'],
  zoneCommands: ['./dns.cjs', './engine.cjs', './engineExtras.cjs', './evaluateSpf.cjs'],
  server: ['./dns.cjs', './dnssecCrypto.cjs', './engine.cjs', './engineExtras.cjs', './http.cjs'],
  message: ['./dns.cjs', './messageAnalysis.cjs'],
  messageAnalysis: ['./evaluateSpf.cjs', './messageVerifier.cjs'],
  messageThread: ['./dns.cjs', './messageAnalysis.cjs'],
  report: ['./reportEngine.cjs'],
  reportThread: ['./reportEngine.cjs'],
  cli: ['./check.cjs', './message.cjs', './report.cjs', './server.cjs', './zoneCommands.cjs'],
};

const size = (path: string) => statSync(`${root}/${path}`).size;

suite('the packed extension', () => {
  test('holds these files and no others', async () => {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    assert.deepEqual(files.sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/check.cjs',
      'dist/cli.cjs',
      'dist/client.cjs',
      'dist/dns.cjs',
      'dist/dnssecCrypto.cjs',
      'dist/engine.cjs',
      'dist/engineExtras.cjs',
      'dist/evaluateSpf.cjs',
      'dist/http.cjs',
      'dist/message.cjs',
      'dist/messageAnalysis.cjs',
      'dist/messageThread.cjs',
      'dist/messageVerifier.cjs',
      'dist/panel.css',
      'dist/panel.js',
      'dist/report.cjs',
      'dist/reportEngine.cjs',
      'dist/reportThread.cjs',
      'dist/reportsPanel.js',
      'dist/ruleTexts.cjs',
      'dist/server.cjs',
      'dist/session.cjs',
      'dist/zoneCommands.cjs',
      'l10n/bundle.l10n.json',
      'package.json',
      'syntaxes/dns-zone.language-configuration.json',
      'syntaxes/dns-zone.tmLanguage.json',
      'syntaxes/eml.language-configuration.json',
      'syntaxes/eml.tmLanguage.json',
      'syntaxes/hostmaster.schema.json',
      'syntaxes/icons/hostmaster-256.png',
      'syntaxes/icons/mail-dark.svg',
      'syntaxes/icons/mail-light.svg',
      'syntaxes/icons/zone-dark.svg',
      'syntaxes/icons/zone-light.svg',
      'syntaxes/mail-record.language-configuration.json',
      'syntaxes/mail-record.tmLanguage.json',
      'syntaxes/mta-sts.tmLanguage.json',
    ]);
  });

  test('is at most 1 MiB', (t) => {
    const bytes = size('dist/hostmaster.vsix');
    t.diagnostic(`hostmaster.vsix: ${Math.ceil(bytes / KiB)} KiB`);
    assert.ok(bytes <= 1024 * KiB, `${bytes} bytes`);
  });
});

suite('bundles', () => {
  for (const name of Object.keys(limits) as (keyof typeof limits)[]) {
    const limit = limits[name];
    test(`${name} is at most ${limit / KiB} KiB`, (t) => {
      const bytes = size(`dist/${name}.cjs`);
      t.diagnostic(`${name}.cjs: ${Math.ceil(bytes / KiB)} KiB`);
      assert.ok(bytes <= limit, `${bytes} bytes`);
    });

    test(`${name} needs nothing at run time but Node${(loads[name] ?? []).map((module) => `, ${module}`).join('')}`, () => {
      const code = readFileSync(`${root}/dist/${name}.cjs`, 'utf8');
      const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, module]) => module ?? []);
      const others = new Set(required.filter((module) => !isBuiltin(module)));
      assert.deepEqual([...others].sort(), loads[name] ?? []);
    });
  }

  test('have no character beyond ASCII, so that V8 keeps one octet for each', () => {
    for (const name of Object.keys(limits)) {
      const found = /[^\0-\x7f]+/.exec(readFileSync(`${root}/dist/${name}.cjs`, 'utf8'));
      assert.equal(found?.[0], undefined, name);
    }
  });

  test('rules say of themselves what their declarations say', () => {
    const { rules_rules_RULES: bundled } = createRequire(import.meta.url)(`${root}/dist/engine.cjs`);
    const texts = ({ id, summary, why, references }: Rule) => ({ id, summary, why, references });
    assert.deepEqual(bundled.map(texts), RULES.map(texts));
  });

  test('client holds nothing of the server but what they share', async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['client/src/main.ts', 'client/src/session.ts'],
      bundle: true,
      platform: 'node',
      external: ['vscode'],
      write: false,
      outdir: 'dist',
      metafile: true,
    });
    const inputs = Object.keys(metafile.inputs).filter((path) =>
      /^server\/|\/vscode-languageserver\//.test(path),
    );
    assert.deepEqual(inputs, ['server/src/protocol.ts']);
  });

  test('cli starts by itself', () => {
    assert.ok(readFileSync(`${root}/dist/cli.cjs`, 'utf8').startsWith('#!/usr/bin/env node\n'));
  });
});
