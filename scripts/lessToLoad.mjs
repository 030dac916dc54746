// Plugins that keep from bundles what programs never need, or not at their start.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const RULE = /engine[/\\]rules[/\\]\w+[/\\]\w+\.ts$/;

/** A rule's declaration without its examples, which the documentation and the tests have, and no program needs. */
async function ruleWithoutExamples(path) {
  const text = await readFile(path, 'utf8');
  return text.replaceAll(/^ {2}(bad|good): \[\n[\s\S]*?^ {2}\],$/gm, '  $1: [],');
}

/** Leaves out the rules' examples. */
export const withoutExamples = {
  name: 'without-examples',
  setup({ onLoad }) {
    onLoad({ filter: RULE }, async ({ path }) => ({
      contents: await ruleWithoutExamples(path),
      loader: 'ts',
    }));
  },
};

/** The entry of the bundle with what rules say of themselves, which is made here. */
export const RULE_TEXTS = 'hostmaster-rule-texts';

/**
 * Leaves out the rules' examples, and keeps what they say of themselves in a bundle of its own, which is loaded when one is
 * asked: that is a sixth of all that a check would load.
 */
export const ruleTextsApart = {
  name: 'rule-texts-apart',
  setup({ onResolve, onLoad, initialOptions: { platform, target, mainFields } }) {
    onLoad({ filter: RULE }, async ({ path }) => {
      const text = await ruleWithoutExamples(path);
      const short = text.replaceAll(
        /^ {2}summary:\s[\s\S]*?,\n {2}why:\s[\s\S]*?,\n {2}references:\s[\s\S]*?,\n(?= {2}\w)/gm,
        '  __proto__: ruleText,\n',
      );
      const contents = short === text ? text : `${short}\nimport { ruleText } from 'hostmaster-rule-text';\n`;
      return { contents, loader: 'ts' };
    });
    onResolve({ filter: /^hostmaster-rule-text$/ }, ({ path }) => ({ path, namespace: 'rule-text' }));
    onLoad({ filter: /^/, namespace: 'rule-text' }, () => ({
      contents: `
        let texts;
        const textsOf = ({ id }) => (texts ??= require('./ruleTexts.cjs'))[id];
        export const ruleText = {
          get summary() { return textsOf(this).summary; },
          get why() { return textsOf(this).why; },
          get references() { return textsOf(this).references; },
        };`,
    }));
    onResolve({ filter: /^\.\/ruleTexts\.cjs$/ }, ({ path }) => ({ path, external: true }));

    onResolve({ filter: new RegExp(`^${RULE_TEXTS}$`) }, ({ path }) => ({ path, namespace: RULE_TEXTS }));
    onLoad({ filter: /^/, namespace: RULE_TEXTS }, async () => {
      const { outputFiles, metafile } = await build({
        ...{ platform, target, mainFields },
        entryPoints: ['server/src/engine/rules/rules.ts'],
        bundle: true,
        format: 'esm',
        write: false,
        metafile: true,
        plugins: [withoutExamples],
      });
      const code = Buffer.from(outputFiles[0].contents).toString('base64');
      const { RULES } = await import(`data:text/javascript;base64,${code}`);
      const texts = RULES.map(({ id, summary, why, references }) => [id, { summary, why, references }]);
      return {
        contents: `module.exports = ${JSON.stringify(Object.fromEntries(texts))};`,
        watchFiles: Object.keys(metafile.inputs).map((path) => resolve(path)),
      };
    });
  },
};

/** Leaves out of the manifest, which holds all settings, what programs do not ask for. */
export const manifestFacts = {
  name: 'manifest-facts',
  setup({ onLoad }) {
    onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== resolve('package.json')) return undefined;
      const { version, homepage } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version, homepage }), loader: 'json' };
    });
  },
};

/** Packages that few runs use, and what is called of each. */
const LATER = {
  picomatch: ['default'],
  'jsonc-parser': ['applyEdits', 'modify', 'parse', 'parseTree', 'printParseErrorCode'],
};

/** Starts packages with the first call of what they export. */
export const laterPackages = {
  name: 'later-packages',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(LATER).join('|')})$`);
    onResolve({ filter }, ({ path, namespace }) =>
      namespace === 'later' ? undefined : { path, namespace: 'later' },
    );
    onLoad({ filter: /^/, namespace: 'later' }, ({ path }) => ({
      contents: [
        `let loaded;\nconst load = () => (loaded ??= require('${path}'));`,
        ...LATER[path].map((name) =>
          name === 'default'
            ? 'export default (...args) => load()(...args);'
            : `export const ${name} = (...args) => load().${name}(...args);`,
        ),
      ].join('\n'),
      resolveDir: process.cwd(),
    }));
  },
};

/**
 * Writes characters beyond ASCII as escapes where esbuild leaves them, in regular expressions: with one of them, V8 holds the
 * whole text in two octets for each character, and reads it more slowly.
 */
export const asciiAlone = {
  name: 'ascii-alone',
  setup({ onEnd, initialOptions: { outfile } }) {
    onEnd(async ({ errors }) => {
      if (errors.length > 0 || !outfile.endsWith('.cjs')) return;
      const text = await readFile(outfile, 'utf8');
      const escaped = text.replaceAll(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      if (escaped !== text) await writeFile(outfile, escaped);
    });
  },
};
