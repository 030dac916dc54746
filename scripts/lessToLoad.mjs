// Plugins that keep from bundles what programs never need, or not at their start.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Leaves out the rules' examples, which the documentation and the tests have, and no program needs. */
export const withoutExamples = {
  name: 'without-examples',
  setup({ onLoad }) {
    onLoad({ filter: /engine[/\\]rules[/\\]\w+[/\\]\w+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return {
        contents: text.replaceAll(/^ {2}(bad|good): \[\n[\s\S]*?^ {2}\],$/gm, '  $1: [],'),
        loader: 'ts',
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
