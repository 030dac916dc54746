/**
 * The folders that relative $INCLUDE paths start from, for the setting `includeBase`; the first that has the file counts.
 * Servers start from their working directory, so no folder is right everywhere.
 *
 * @param own the including file's folder, if it is in one
 * @param project the project's folder first, then others that may be it
 * @param resolve the folder that a path leads to from a folder
 */
export function includeFolders(
  includeBase: string,
  own: string | undefined,
  project: readonly string[],
  resolve: (folder: string, path: string) => string,
): string[] {
  switch (includeBase) {
    case 'file':
      return [...new Set([...(own === undefined ? [] : [own]), ...project])];
    case 'workspace':
      return [...new Set(project)];
    default:
      return project.slice(0, 1).map((folder) => resolve(folder, includeBase));
  }
}
