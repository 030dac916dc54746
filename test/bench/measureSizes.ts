import { globSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../scripts/setup/paths.ts';
import type { Sizes } from './results.ts';

/** What is shipped, as it was built and packed last. */
export function measureSizes(): Sizes {
  const size = (path: string) => statSync(join(root, path)).size;
  const bundles = globSync('dist/*.cjs', { cwd: root }).sort();
  return {
    vsix: size('dist/hostmaster.vsix'),
    bundles: Object.fromEntries(bundles.map((path) => [basename(path), size(path)])),
  };
}
