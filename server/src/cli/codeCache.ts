import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Has Node keep the compiled code of what is loaded from now on, in the user's folder for caches, so that the next start
 * compiles nothing. Node 20 cannot; where there is no such folder nothing is kept.
 * `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 */
export function cacheCode(): void {
  const folder = cacheFolder();
  if (folder !== undefined) enableCompileCache?.(join(folder, 'hostmaster'));
}

/** Where programs of this user keep what they can make anew; not the folder for temporary files, which all can write. */
function cacheFolder(): string | undefined {
  const { HOME, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  return HOME ? join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache') : undefined;
}
