/** What came of reading a file. */
export type DiskFile =
  | { readonly status: 'found'; readonly bytes: Uint8Array }
  | { readonly status: 'missing' }
  | { readonly status: 'outside'; readonly path: string }
  /** It is there but cannot be read; `reason` completes "it is …". */
  | { readonly status: 'unreadable'; readonly path: string; readonly reason: string };

/** The disk of the machine that the server runs on, where it has one. */
export interface Disk {
  /**
   * Reads a file that an $INCLUDE names.
   *
   * @param uri of the scheme `file`
   * @param roots folders, as such URIs; what lies outside is not read
   */
  read(uri: string, roots: readonly string[]): DiskFile;
}
