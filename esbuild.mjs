// Bundles each program of the extension on its own, so that starting one never loads what only another needs.
import { resolve } from 'node:path';
import { build, context } from 'esbuild';
import {
  asciiAlone,
  laterPackages,
  manifestFacts,
  RULE_TEXTS,
  ruleTextsApart,
  withoutExamples,
} from './scripts/lessToLoad.mjs';
import { ENGINE, ENGINE_EXTRAS, engineLayout, sharedEngine } from './scripts/sharedEngine.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Programs that run on Node; VS Code 1.100, the oldest host, has Node 20. `import()` becomes `require`: the loader of ES
 * modules takes longer to start than what it would load.
 */
const node = { platform: 'node', format: 'cjs', target: 'node20', supported: { 'dynamic-import': false } };

/** What runs in a panel: a web page of the editor's own browser, Chromium 134 in VS Code 1.100. */
const page = { platform: 'browser', format: 'iife', target: 'chrome134' };

const SERVER = 'server/src/node/main.ts';
const CHECK = 'server/src/cli/check/command.ts';
const ZONE_COMMANDS = 'server/src/cli/zoneCommands.ts';
const LEFT_OUT = resolve('scripts/leftOut.cjs');

/**
 * One entry per bundle: what goes in, what comes out, and where it runs. What is not needed at each start is a bundle of
 * its own that another loads by `import()`: commands of the command line, the client of the language server.
 */
const bundles = [
  { ...node, entryPoints: ['client/src/main.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
  { ...node, entryPoints: ['client/src/session.ts'], outfile: 'dist/session.cjs', external: ['vscode'] },
  { ...page, entryPoints: ['client/webview/main.ts'], outfile: 'dist/panel.js' },
  { ...page, entryPoints: ['client/webview/reports/main.ts'], outfile: 'dist/reportsPanel.js' },
  { ...page, entryPoints: ['client/webview/style/main.css'], outfile: 'dist/panel.css' },
  { ...node, entryPoints: [SERVER], outfile: 'dist/server.cjs', sharesEngine: true },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...node, entryPoints: [CHECK], outfile: 'dist/check.cjs', sharesEngine: true },
  { ...node, entryPoints: [ZONE_COMMANDS], outfile: 'dist/zoneCommands.cjs', sharesEngine: true },
  { ...node, entryPoints: [ENGINE], outfile: 'dist/engine.cjs', sharesEngine: true },
  { ...node, entryPoints: [ENGINE_EXTRAS], outfile: 'dist/engineExtras.cjs', sharesEngine: true },
  { ...node, entryPoints: [RULE_TEXTS], outfile: 'dist/ruleTexts.cjs', sharesEngine: true },
  { ...node, entryPoints: ['server/src/node/dnssecCrypto.ts'], outfile: 'dist/dnssecCrypto.cjs' },
  {
    ...node,
    entryPoints: ['server/src/node/spf/evaluateSpf.ts'],
    outfile: 'dist/evaluateSpf.cjs',
    // What mailauth needs for DKIM, which is twenty times what it needs for SPF.
    alias: { joi: LEFT_OUT, libmime: LEFT_OUT, tldts: LEFT_OUT },
  },
  { ...node, entryPoints: ['server/src/cli/message/command.ts'], outfile: 'dist/message.cjs' },
  { ...node, entryPoints: ['server/src/node/messageAnalysis.ts'], outfile: 'dist/messageAnalysis.cjs' },
  { ...node, entryPoints: ['server/src/node/messages/messageThread.ts'], outfile: 'dist/messageThread.cjs' },
  { ...node, entryPoints: ['server/src/cli/report/command.ts'], outfile: 'dist/report.cjs' },
  { ...node, entryPoints: ['server/src/node/reports/reportEngine.ts'], outfile: 'dist/reportEngine.cjs' },
  { ...node, entryPoints: ['server/src/node/reports/reportThread.ts'], outfile: 'dist/reportThread.cjs' },
  { ...node, entryPoints: ['server/src/node/openDns.ts'], outfile: 'dist/dns.cjs' },
  { ...node, entryPoints: ['server/src/node/openHttp.ts'], outfile: 'dist/http.cjs' },
  {
    ...node,
    entryPoints: ['server/src/node/messageVerifier/messageVerifier.ts'],
    outfile: 'dist/messageVerifier.cjs',
    // What mailauth loads beside cryptography is ten times as much, and hardly used to verify.
    alias: {
      joi: resolve('scripts/stubs/joi.cjs'),
      libmime: resolve('scripts/stubs/libmime.cjs'),
      'nodemailer/lib/addressparser': resolve('scripts/stubs/addressparser.cjs'),
      tldts: LEFT_OUT,
    },
  },
  // Not shipped: what tests and the benchmark run inside the editor.
  {
    ...node,
    entryPoints: ['test/e2e/run.ts'],
    outfile: 'dist/test/e2e.cjs',
    external: ['vscode'],
    // Files are found from where the bundle lies, which is as deep in the project as their sources.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  },
  {
    ...node,
    entryPoints: ['test/e2e/activationProbe.ts'],
    outfile: 'dist/test/activationProbe.cjs',
    external: ['vscode'],
  },
];

const outfiles = new Map(bundles.map(({ entryPoints: [entry], outfile }) => [resolve(entry), outfile]));

/** Makes `import()` of what is a bundle of its own load that bundle, which lies beside the one that asks. */
const otherBundles = {
  name: 'other-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const outfile = kind === 'dynamic-import' && outfiles.get(resolve(resolveDir, path));
      return outfile ? { path: outfile.replace('dist/', './'), external: true } : undefined;
    });
  },
};

let running = 0;

/** Tells the problem matcher of an editor's build task when a build begins, what it found, and when all have ended. */
const announce = {
  name: 'announce',
  setup(build) {
    build.onStart(() => {
      if (running++ === 0) console.log('[watch] build started');
    });
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      if (--running === 0) console.log('[watch] build finished');
    });
  },
};

/** Options that hold for every bundle. */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  // A dual package offers its browser-neutral ES modules under "module"; they are smaller than the CommonJS ones.
  mainFields: ['module', 'main'],
};

let known;

/** Where the parts of the engine are; while watching, that changes with what is imported. */
function layout() {
  if (watch || known === undefined) {
    const { mainFields } = common;
    known = engineLayout([CHECK, ZONE_COMMANDS, SERVER], { ...node, mainFields, plugins: [otherBundles] });
  }
  return known;
}

/** What esbuild is told of a bundle. */
function optionsOf({ sharesEngine = false, ...bundle }, ...more) {
  const rules = sharesEngine ? ruleTextsApart : withoutExamples;
  const slim = [rules, manifestFacts, laterPackages, asciiAlone];
  const shared = sharesEngine ? [sharedEngine(layout)] : [];
  return { ...common, ...bundle, plugins: [otherBundles, ...shared, ...slim, ...more] };
}

if (watch) {
  const contexts = await Promise.all(
    bundles.map((bundle) => context({ ...optionsOf(bundle, announce), logLevel: 'silent' })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(bundles.map((bundle) => build(optionsOf(bundle))));
}
