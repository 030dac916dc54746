import { filesBelow, isFolder } from '../../node/reports/filesBelow.ts';
import { whyUnreadable } from '../readInput.ts';

/**
 * The files that paths name: folders stand for all files in them and below, but for hidden ones.
 *
 * @param problems gets what cannot be looked into, as sentences
 */
export function reportFiles(paths: readonly string[], problems: string[]): string[] {
  const failed = (path: string, error: unknown) => problems.push(`${path}: ${whyUnreadable(error)}`);
  return paths.flatMap((path) => (path !== '-' && isFolder(path) ? [...filesBelow(path, failed)] : path));
}
