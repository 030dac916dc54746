// Checks, the other commands for zones and the language server are nearly all engine. What they have in common is in bundles of
// its own, which they load.
import { resolve, sep } from 'node:path';
import { build } from 'esbuild';

const FOLDER = resolve('server/src/engine') + sep;
const SOURCE = /\.ts$/;

/** The entries of the engine's bundles, which are made here: what checks need, and what the others share beside that. */
export const ENGINE = 'hostmaster-engine';
export const ENGINE_EXTRAS = 'hostmaster-engine-extras';
const OUTFILES = { [ENGINE]: './engine.cjs', [ENGINE_EXTRAS]: './engineExtras.cjs' };

/**
 * Makes the engine's bundles, and has programs and bundles take from each other what they need. What a module exports is
 * taken once, when its bundle is loaded, and is a constant from there on: unlike the exports of modules, that costs nothing
 * when it is called.
 *
 * @param layout of the build, see {@link engineLayout}; asked for at each start of it
 */
export function sharedEngine(layout) {
  return {
    name: 'shared-engine',
    setup({ onStart, onResolve, onLoad }) {
      let { bundleOf, exportsOf, asked, files } = {};
      onStart(async () => {
        ({ bundleOf, exportsOf, asked, files } = await layout());
      });

      onResolve({ filter: SOURCE }, ({ path, resolveDir, importer, namespace }) => {
        const module = resolve(resolveDir, path);
        const bundle = bundleOf.get(module);
        const isElsewhere = bundle !== undefined && bundle !== bundleOf.get(importer);
        return namespace === 'file' && isElsewhere ? { path: module, namespace: 'engine' } : undefined;
      });
      onLoad({ filter: SOURCE, namespace: 'engine' }, ({ path }) => ({
        contents: [
          `import { engine } from '${bundleOf.get(path)}';`,
          ...exportsOf.get(path).map((name) => `export const ${name} = engine.${nameOf(path, name)};`),
        ].join('\n'),
        resolveDir: FOLDER,
      }));

      // A bundle is loaded once by each of those that need it.
      onResolve({ filter: /^hostmaster-engine/ }, ({ path, kind }) => ({
        path,
        namespace: kind === 'entry-point' ? 'engine-bundle' : 'loaded-engine',
      }));
      onLoad({ filter: /^/, namespace: 'loaded-engine' }, ({ path }) => ({
        contents: `export const engine = require('${OUTFILES[path]}');`,
        resolveDir: FOLDER,
      }));
      onResolve({ filter: /^\.\/engine\w*\.cjs$/ }, ({ path }) => ({ path, external: true }));

      onLoad({ filter: /^/, namespace: 'engine-bundle' }, ({ path: bundle }) => {
        const imports = [];
        const members = [];
        for (const path of asked.filter((each) => bundleOf.get(each) === bundle)) {
          const names = exportsOf.get(path);
          const renamed = names.map((name) => `${name} as ${nameOf(path, name)}`);
          imports.push(`import { ${renamed.join(', ')} } from ${JSON.stringify(path)};`);
          members.push(...names.map((name) => nameOf(path, name)));
        }
        return {
          contents: `${imports.join('\n')}\nmodule.exports = { ${members.join(', ')} };`,
          resolveDir: FOLDER,
          watchFiles: files,
        };
      });
    },
  };
}

/**
 * Finds out which bundle each of the engine's modules is in, what they export, and which are asked for from outside of their
 * bundle.
 *
 * @param programs the entry of checks, and those of the two programs that have more in common
 * @param options of the build, with plugins that decide what a bundle loads from others
 */
export async function engineLayout(programs, options) {
  const look = async (more) =>
    (await build({ ...options, write: false, outdir: 'dist', metafile: true, ...more })).metafile;
  const { inputs } = await look({ entryPoints: programs, bundle: true });
  const graph = new Map(
    Object.entries(inputs).map(([path, { imports }]) => [
      resolve(path),
      imports.filter(({ external }) => !external).map((each) => resolve(each.path)),
    ]),
  );
  const [forChecks, ...others] = programs.map((program) => engineBehind(graph, resolve(program)));
  const inAll = [...others[0]].filter((path) => others.every((each) => each.has(path)));
  const bundleOf = new Map([
    ...inAll.map((path) => [path, ENGINE_EXTRAS]),
    ...[...forChecks].map((path) => [path, ENGINE]),
  ]);
  const asked = new Set();
  for (const [importer, imports] of graph) {
    for (const path of imports) if (bundleOf.get(path) !== bundleOf.get(importer)) asked.add(path);
  }
  const modules = [...bundleOf.keys()];
  const { outputs } = await look({ entryPoints: modules, outbase: FOLDER, format: 'esm', plugins: [] });
  return {
    bundleOf,
    exportsOf: new Map(
      Object.values(outputs).map(({ entryPoint, exports }) => [resolve(entryPoint), exports]),
    ),
    asked: [...asked].sort(),
    files: [...graph.keys()],
  };
}

/** The engine's modules that a program needs. */
function engineBehind(graph, program) {
  const found = new Set([program]);
  for (const path of found) for (const other of graph.get(path) ?? []) found.add(other);
  return new Set([...found].filter((path) => path.startsWith(FOLDER)));
}

/** What a module exports, by its name in the bundle: `openZone` of `zone/readZone.ts` is `zone_readZone_openZone`. */
function nameOf(path, name) {
  return `${path.slice(FOLDER.length).replace(SOURCE, '').replaceAll(/\W/g, '_')}_${name}`;
}
