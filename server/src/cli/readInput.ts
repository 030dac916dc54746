import { readFileSync } from 'node:fs';

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
