import { isAscii } from 'node:buffer';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** So many runs add what they compiled to what those before them did; later ones have next to nothing to add. */
const LEARNING_RUNS = 3;

/** Compiled code is made anew after so long, so that what versions of the past have left does not stay; days. */
const LIFETIME = 30;

/** What stands before the code in its file, a multiple of what V8 aligns it by; octets. */
const HEAD = 128;

/** A bundle that was loaded, and the file of its compiled code. */
interface Loaded {
  readonly script: Script;
  readonly file: string;
  /** What the file's first octets have to be for the bundle as it is now, but for the number of runs. */
  readonly identity: string;
  /** How many runs have added to the code, and its octets; 0 where there was none. */
  readonly runs: number;
  readonly size: number;
}

/** How Node loads a module of CommonJS, by the end of the file's name (`require.extensions`). */
type Loader = (module: NodeJS.Module, path: string) => void;

/** What Node puts around the text of a module, which is the function that runs it. */
const [BEFORE, AFTER] = Module.wrap('\0')
  .split('\0')
  .map((part) => Buffer.from(part)) as [Buffer, Buffer];

/**
 * Has the code of the bundles that are loaded from now on taken from the user's folder for caches, where runs before have
 * left it compiled. Node's own `enableCompileCache` keeps what is compiled on loading alone; here are all functions that
 * were called, on which a short run spends a quarter of its time otherwise. `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 *
 * @returns keeps what this run has compiled
 */
export function cacheCode(): () => void {
  const folder = cacheFolder();
  const { NODE_DISABLE_COMPILE_CACHE: isOff, NODE_V8_COVERAGE: isMeasured } = process.env;
  if (folder === undefined || isOff || isMeasured) return () => {};
  const loaded: Loaded[] = [];
  const { _extensions: loaders } = Module as unknown as { _extensions: Record<string, Loader> };
  loaders['.cjs'] = (module, path) => {
    const bundle = compile(folder, path);
    loaded.push(bundle);
    const run: (...scope: unknown[]) => unknown = bundle.script.runInThisContext();
    run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  };
  return () => {
    for (const bundle of loaded.splice(0)) keep(folder, bundle);
  };
}

function compile(folder: string, path: string): Loaded {
  const { text, identity } = readBundle(path);
  const file = join(folder, `${basename(path)}-${placeOf(path)}-${process.version}-${process.arch}`);
  const kept = readKept(file, identity);
  const script = new Script(text, { filename: path, ...(kept && { cachedData: kept.code }) });
  // V8 does not take what another version of it has made, or other options.
  if (kept === undefined || script.cachedDataRejected) return { script, file, identity, runs: 0, size: 0 };
  return { script, file, identity, runs: kept.runs, size: kept.code.length };
}

/**
 * Reads a bundle. It has no character beyond ASCII, so that its string is its octets.
 *
 * @returns its text as a function, and what tells it from all that have been at its place: the time of the last change
 *   cannot be set by anyone
 */
function readBundle(path: string): { readonly text: string; readonly identity: string } {
  const file = openSync(path, 'r');
  try {
    const { size, mtimeMs, ctimeMs, ino } = fstatSync(file);
    const octets = Buffer.allocUnsafe(BEFORE.length + size + AFTER.length);
    BEFORE.copy(octets);
    AFTER.copy(octets, BEFORE.length + readSync(file, octets, BEFORE.length, size, 0));
    return {
      text: octets.toString(isAscii(octets) ? 'latin1' : 'utf8'),
      identity: [size, mtimeMs, ctimeMs, ino].join(' '),
    };
  } finally {
    closeSync(file);
  }
}

/** Tells apart installations that one user has. */
function placeOf(path: string): string {
  let hash = 0;
  for (let i = 0; i < path.length; i++) hash = (Math.imul(hash, 31) + path.charCodeAt(i)) >>> 0;
  return hash.toString(36);
}

function readKept(file: string, identity: string): { runs: number; code: Buffer } | undefined {
  try {
    const octets = readFileSync(file);
    const [runs, kept] = octets.toString('latin1', 0, HEAD).trimEnd().split(': ');
    return kept === identity ? { runs: Number(runs), code: octets.subarray(HEAD) } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a bundle's compiled code; where nothing can be kept, the next run compiles again. */
function keep(folder: string, { script, file, identity, runs, size }: Loaded): void {
  if (runs >= LEARNING_RUNS) return;
  try {
    let code = script.createCachedData();
    // Of what was not called for long, V8 has thrown the code away.
    if (code.length <= size) code = readFileSync(file).subarray(HEAD);
    const head = `${runs + 1}: ${identity}`.padEnd(HEAD);
    if (runs === 0) tidy(folder);
    replace(file, [Buffer.from(head), code]);
  } catch {}
}

/** Takes away what has not been written for long. */
function tidy(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const limit = Date.now() - LIFETIME * 86_400_000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path);
    if (stat.isFile() && stat.mtimeMs < limit) rmSync(path, { force: true });
  }
}

/** Writes a file so that others, and whoever comes after a power failure, find it whole: V8 does not check what it runs. */
function replace(path: string, parts: readonly Uint8Array[]): void {
  const temporary = `${path}.${process.pid}`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      for (const part of parts) writeSync(file, part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Where this user's programs keep what they can make anew; not the folder for temporary files, which all can write. */
function cacheFolder(): string | undefined {
  const { HOME, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const parent =
    process.platform === 'win32'
      ? LOCALAPPDATA
      : XDG_CACHE_HOME || (HOME && join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return parent ? join(parent, 'hostmaster') : undefined;
}
