// The language server and the commands for zones are each nearly all engine: it is one bundle, which both load.
import { resolve, sep } from 'node:path';
import { build } from 'esbuild';

const FOLDER = resolve('server/src/engine') + sep;
const SOURCE = /\.ts$/;
const BUNDLE = './engine.cjs';
/** The entry of the engine's bundle, which is made here. */
export const ENGINE = 'hostmaster-engine';

/** Makes what is outside of the engine load its modules from the engine's bundle. */
export const fromEngine = {
  name: 'from-engine',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: SOURCE }, (request) => {
      const path = engineModule(request);
      return path === undefined ? undefined : { path, namespace: 'engine' };
    });
    onLoad({ filter: SOURCE, namespace: 'engine' }, ({ path }) => ({
      contents: `module.exports = require('${BUNDLE}').${nameOf(path)};`,
    }));
    onResolve({ filter: /^\.\/engine\.cjs$/, namespace: 'engine' }, () => ({
      path: BUNDLE,
      external: true,
    }));
  },
};

/**
 * Makes the engine's bundle of all modules that the programs load from it; a new one is found while watching, too.
 *
 * @param programs the entries of those programs
 * @param plugins that decide what a bundle loads from others
 */
export function wholeEngine(programs, plugins) {
  return {
    name: 'whole-engine',
    setup({ onResolve, onLoad, initialOptions: { platform, mainFields, target, supported } }) {
      onResolve({ filter: new RegExp(`^${ENGINE}$`) }, ({ path }) => ({ path, namespace: ENGINE }));
      onLoad({ filter: /^/, namespace: ENGINE }, async () => {
        const modules = new Set();
        const collect = {
          name: 'collect',
          setup({ onResolve: onImport }) {
            onImport({ filter: SOURCE }, (request) => {
              const path = engineModule(request);
              if (path === undefined) return undefined;
              modules.add(path);
              return { path, external: true };
            });
          },
        };
        const { metafile } = await build({
          ...{ platform, mainFields, target, supported },
          entryPoints: programs,
          outdir: 'dist',
          bundle: true,
          write: false,
          metafile: true,
          plugins: [...plugins, collect],
        });
        return {
          contents: [...modules]
            .sort()
            .map((path) => `export * as ${nameOf(path)} from ${JSON.stringify(path)};`)
            .join('\n'),
          resolveDir: FOLDER,
          watchFiles: Object.keys(metafile.inputs).map((path) => resolve(path)),
        };
      });
    },
  };
}

/** The engine's module that something outside of it imports. */
function engineModule({ path, resolveDir, importer, namespace }) {
  const module = resolve(resolveDir, path);
  const isFromOutside = namespace === 'file' && !importer.startsWith(FOLDER);
  return isFromOutside && module.startsWith(FOLDER) ? module : undefined;
}

/** A module's name in the bundle: `zone/readZone.ts` is `zone_readZone`. */
function nameOf(path) {
  return path.slice(FOLDER.length).replace(SOURCE, '').replaceAll(/\W/g, '_');
}
