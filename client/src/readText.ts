import { FileType, Uri, workspace } from 'vscode';
import type { ReadFileResult } from '../../server/src/protocol.ts';

// Larger than any zone file that an editor opens. A device or a huge file named by an $INCLUDE must not fill memory.
const maxBytes = 64 * 1024 * 1024;

/** Reads a file for the server, from whatever file system holds it; null when there is no such readable file. */
export async function readText(address: string): Promise<ReadFileResult> {
  const uri = Uri.parse(address);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return { text: open.getText() };
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > maxBytes) return null;
    return { text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    return null;
  }
}
