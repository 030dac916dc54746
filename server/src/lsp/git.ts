import type { FileVersions } from '../engine/outside/committedZone.ts';

/** Git on the machine that the server runs on: the versions of files in the commit HEAD. Files are URIs. */
export interface Git extends FileVersions {
  /** HEAD may be another commit by now. */
  forget(): void;
  /** Has it call when HEAD may be another commit, in a repository that was asked for a file. */
  onHeadChanged(changed: () => void): void;
}
