import { readFileSync } from 'node:fs';
import { activeRules } from '../../engine/config/levels.ts';
import type { FileSetup } from '../project.ts';
import type { FoundFile } from './findZoneFiles.ts';

/** A child zone is read twice; one that is larger is not. */
const MOST_BYTES = 16 << 20;

/**
 * Of the files that are checked, those of zones below other ones, by their names, in which there are keys: the DS records of
 * those others are compared with them.
 */
export function signedChildrenAmong(
  files: readonly FoundFile[],
  setupOf: (path: string) => FileSetup,
): FileSetup[] {
  if (files.length < 2) return [];
  const setups = files
    .filter(({ path }) => path !== '-')
    .map((file) => ({ file, setup: setupOf(file.path) }));
  const origins = new Set(setups.map(({ setup }) => originOf(setup)));
  return setups.flatMap(({ file, setup }) => {
    const isChild = namesAbove(originOf(setup)).some((name) => origins.has(name));
    return isChild && isCompared(setup) && file.size <= MOST_BYTES && hasKeys(file.path) ? setup : [];
  });
}

function originOf({ origin }: FileSetup): string {
  return origin.origin.toLowerCase();
}

/** The names above a name, but the root, which stands for a name that is not known. */
function namesAbove(name: string): string[] {
  const names: string[] = [];
  for (let at = name.indexOf('.') + 1; at > 0 && at < name.length; at = name.indexOf('.', at) + 1) {
    names.push(name.slice(at));
  }
  return names;
}

function isCompared({ config }: FileSetup): boolean {
  return activeRules(config).some(({ id }) => id === 'zone/ds-dnskey-mismatch');
}

function hasKeys(path: string): boolean {
  try {
    return readFileSync(path).includes('DNSKEY');
  } catch {
    return false;
  }
}
