import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/**
 * The bytes of a file that the user names, which may be a pipe, `-` for the standard input; or why it cannot be read, as a
 * sentence.
 */
export async function readInput(path: string): Promise<Uint8Array | string> {
  try {
    if (path !== '-') return readFileSync(path);
    const { buffer } = await import('node:stream/consumers');
    return await buffer(process.stdin);
  } catch (error) {
    return `${path}: ${whyUnreadable(error)}`;
  }
}

/** The bytes of a file in memory that threads share; or why it cannot be read, as a sentence. */
export function readShared(path: string): Uint8Array | string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
      let end = 0;
      for (let read = -1; read !== 0 && end < bytes.length; end += read) {
        read = readSync(file, bytes, end, bytes.length - end, end);
      }
      return bytes.subarray(0, end);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return `${path}: ${whyUnreadable(error)}`;
  }
}

/** What a file system's error means, as a sentence. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'the permissions do not allow to read it.';
    case 'EISDIR':
      return 'it is a folder, where a file is needed.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
