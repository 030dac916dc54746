/** What came of asking for an included file. */
export type IncludedFile =
  | { readonly status: 'found'; readonly uri: string; readonly bytes: Uint8Array }
  /** Where it was looked for. */
  | { readonly status: 'missing'; readonly tried: readonly string[] }
  /** It lies outside what may be read. */
  | { readonly status: 'outside'; readonly path: string }
  /** It is there but is no text file of a sensible size; `reason` completes "it is …". */
  | { readonly status: 'unreadable'; readonly path: string; readonly reason: string }
  /** It is being fetched; the host reads the zone again when it has it. */
  | { readonly status: 'pending' };

/** How a zone gets the files that it includes; the host decides where from. */
export interface ZoneFiles {
  /**
   * @param path as the $INCLUDE has it, absolute or relative
   * @param from the including file's identifier
   */
  include(path: string, from: string): IncludedFile;
}

/** For texts that stand alone: every include is missing. */
export const NO_FILES: ZoneFiles = { include: (path) => ({ status: 'missing', tried: [path] }) };

/** For texts that are not to be read yet. */
export const PENDING_FILES: ZoneFiles = { include: () => ({ status: 'pending' }) };
