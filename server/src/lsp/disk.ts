import type { ServedZone } from '../engine/origin/serverConfig.ts';

/** What came of reading a file. */
export type DiskFile =
  | { readonly status: 'found'; readonly bytes: Uint8Array }
  | { readonly status: 'missing' }
  | { readonly status: 'outside'; readonly path: string }
  /** It is there but cannot be read; `reason` completes "it is …". */
  | { readonly status: 'unreadable'; readonly path: string; readonly reason: string };

/** A zone of a name server's configuration, and the URI of that. */
export type FoundZone = ServedZone & { readonly from: string };

/** The disk of the machine that the server runs on, where it has one. Files and folders are URIs of the scheme `file`. */
export interface Disk {
  /**
   * Reads a file that an $INCLUDE names, or a configuration.
   *
   * @param roots folders; what lies outside is not read
   */
  read(uri: string, roots: readonly string[]): DiskFile;
  /** What a file of this state is told by: another once it has changed; `undefined` where there is none. */
  stamp(uri: string): string | undefined;
  /** Whether a file may be written. */
  isWritable(uri: string): boolean;
  /** The zone files in a folder and below; yields in between, so that other work can be done. */
  zoneFiles(folder: string): Generator<void, string[]>;
  /**
   * The files in a folder and below that may hold mail records outside of zones: bare records and policies by their names,
   * programs and data by the records in them; yields in between.
   */
  mailFiles(folder: string): Generator<void, string[]>;
  /** The zones that name servers' configurations in a folder and below give files to; yields in between. */
  servedZones(folder: string): Generator<void, FoundZone[]>;
}
