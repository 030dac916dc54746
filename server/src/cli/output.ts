import { once } from 'node:events';

/** Ends quietly when the reader of the output has gone, as `head` does. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** How much is written at once. */
const CHUNK = 1 << 16;

/** Writes pieces of text to the standard output, no faster than they are taken. */
export async function write(pieces: Iterable<string>): Promise<void> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    chunk = '';
  }
  if (chunk !== '' && !process.stdout.write(chunk)) await once(process.stdout, 'drain');
}
