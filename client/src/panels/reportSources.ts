import { FileType, Uri, workspace } from 'vscode';
import type { ReadReportsParams } from '../../../server/src/protocol.ts';

/** Files that are read through the editor, and their octets in all: they go to the server in one message. */
const MOST_FILES = 2000;
const MOST_OCTETS = 64 * 1024 * 1024;

/** How the server is told where reports are; it reads files of its own disk itself. */
export async function reportSources(
  uris: readonly string[],
): Promise<Pick<ReadReportsParams, 'uris' | 'files'>> {
  const all = uris.map((uri) => Uri.parse(uri));
  const files: { name: string; base64: string }[] = [];
  let left = MOST_OCTETS;
  for (const uri of all) {
    if (uri.scheme === 'file') continue;
    for await (const file of filesOf(uri)) {
      if (files.length >= MOST_FILES || left <= 0) break;
      const octets = await workspace.fs.readFile(file);
      left -= octets.length;
      const name =
        uri.path === file.path ? nameOf(file) : `${nameOf(uri)}${file.path.slice(uri.path.length)}`;
      files.push({ name, base64: Buffer.from(octets).toString('base64') });
    }
  }
  const own = all.filter(({ scheme }) => scheme === 'file').map((uri) => uri.toString());
  return { uris: own, ...(files.length > 0 && { files }) };
}

/** A file, or all files of a folder and below, but for hidden ones. */
async function* filesOf(uri: Uri): AsyncGenerator<Uri> {
  const { type } = await workspace.fs.stat(uri);
  if ((type & FileType.Directory) === 0) {
    yield uri;
    return;
  }
  for (const [name, kind] of await workspace.fs.readDirectory(uri)) {
    if (name.startsWith('.') || (kind & FileType.SymbolicLink) !== 0) continue;
    yield* filesOf(Uri.joinPath(uri, name));
  }
}

/** The last part of where a file or folder is. */
export function nameOf(uri: Uri): string {
  return uri.path.split('/').findLast((part) => part !== '') ?? uri.toString();
}
