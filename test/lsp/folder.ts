import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';

/** A folder on disk for one test. */
export interface Folder {
  readonly path: string;
  /** The URI of a file in it, or of the folder itself. */
  uri(name?: string): string;
  write(name: string, text: string): void;
}

/** A folder with files, removed after the test. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string>> = {}): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'hostmaster-lsp-')));
  t.after(() => rmSync(path, { recursive: true }));
  const folder: Folder = {
    path,
    uri: (name = '') => pathToFileURL(join(path, name)).href,
    write(name, text) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    },
  };
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  return folder;
}
