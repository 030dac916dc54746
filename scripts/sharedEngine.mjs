// The commands for zones are nearly all engine, and the language server holds all of that engine as well: it is one bundle,
// which both load.
import { resolve, sep } from 'node:path';
import { build } from 'esbuild';

const FOLDER = resolve('server/src/engine') + sep;
const SOURCE = /\.ts$/;
const BUNDLE = './engine.cjs';
/** The entry of the engine's bundle, which is made here. */
export const ENGINE = 'hostmaster-engine';

/**
 * Makes the engine's bundle of the modules that the first program needs, and has the programs take these from it. What a
 * module exports is taken once, when the bundle is loaded, and is a constant from there on: that costs nothing when it is
 * called, other than going through the exports of modules.
 *
 * @param programs the entries of the programs
 * @param plugins that decide what a bundle loads from others
 */
export function sharedEngine(programs, plugins) {
  return {
    name: 'shared-engine',
    setup({ onStart, onResolve, onLoad, initialOptions: { platform, mainFields, target, supported } }) {
      const look = (options) =>
        build({
          platform,
          mainFields,
          target,
          supported,
          write: false,
          outdir: 'dist',
          metafile: true,
          ...options,
        });
      /** The modules of the bundle, and how others see them: `zone/readZone.ts` is `zone_readZone`. */
      let shared = new Set();
      /** What outside of the bundle asks for one of its modules. */
      const sharedModule = ({ path, resolveDir, importer, namespace }) => {
        const module = resolve(resolveDir, path);
        return namespace === 'file' && shared.has(module) && !shared.has(importer) ? module : undefined;
      };

      onStart(async () => {
        const { metafile } = await look({ entryPoints: programs.slice(0, 1), bundle: true, plugins });
        const inputs = Object.keys(metafile.inputs).map((path) => resolve(path));
        shared = new Set(inputs.filter((path) => path.startsWith(FOLDER)));
      });
      onResolve({ filter: SOURCE }, (request) => {
        const path = sharedModule(request);
        return path === undefined ? undefined : { path, namespace: 'engine' };
      });
      onLoad({ filter: SOURCE, namespace: 'engine' }, async ({ path }) => {
        const names = await exportsOf(path);
        const constants = names.map((name) => `export const ${name} = engine.${nameOf(path, name)};`);
        return {
          contents: [`import { engine } from '${BUNDLE}';`, ...constants].join('\n'),
          resolveDir: FOLDER,
        };
      });
      onResolve({ filter: /^\.\/engine\.cjs$/ }, ({ namespace, path }) =>
        namespace === 'engine' ? { path, namespace: 'engine-bundle' } : { path, external: true },
      );
      onLoad({ filter: /^/, namespace: 'engine-bundle' }, () => ({
        contents: `export const engine = require('${BUNDLE}');`,
      }));

      onResolve({ filter: new RegExp(`^${ENGINE}$`) }, ({ path }) => ({ path, namespace: ENGINE }));
      onLoad({ filter: /^/, namespace: ENGINE }, async () => {
        const asked = new Set();
        const collect = {
          name: 'collect',
          setup({ onResolve: onImport }) {
            onImport({ filter: SOURCE }, (request) => {
              const path = sharedModule(request);
              if (path === undefined) return undefined;
              asked.add(path);
              return { path, external: true };
            });
          },
        };
        const { metafile } = await look({
          entryPoints: programs,
          bundle: true,
          plugins: [...plugins, collect],
        });
        const imports = [];
        const members = [];
        for (const path of [...asked].sort()) {
          const names = await exportsOf(path);
          const renamed = names.map((name) => `${name} as ${nameOf(path, name)}`);
          imports.push(`import { ${renamed.join(', ')} } from ${JSON.stringify(path)};`);
          members.push(...names.map((name) => nameOf(path, name)));
        }
        return {
          contents: `${imports.join('\n')}\nmodule.exports = { ${members.join(', ')} };`,
          resolveDir: FOLDER,
          watchFiles: Object.keys(metafile.inputs).map((path) => resolve(path)),
        };
      });

      async function exportsOf(path) {
        const { metafile } = await look({ entryPoints: [path], format: 'esm' });
        return Object.values(metafile.outputs)[0].exports;
      }
    },
  };
}

/** What a module exports, by its name in the bundle: `openZone` of `zone/readZone.ts` is `zone_readZone_openZone`. */
function nameOf(path, name) {
  return `${path.slice(FOLDER.length).replace(SOURCE, '').replaceAll(/\W/g, '_')}_${name}`;
}
