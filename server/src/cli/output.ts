import { once } from 'node:events';
import { fstatSync, statSync, writeSync } from 'node:fs';

/** The standard output's number. */
const STDOUT = 1;

/** How much is written at once. */
const CHUNK = 1 << 16;

let isGuarded = false;

/** Has the program end quietly when the reader of the output has gone, as that of `head` does. */
export function endWithReader(): void {
  if (isGuarded) return;
  isGuarded = true;
  process.stdout.on('error', endOrThrow);
}

/** Whether the standard output is a terminal. */
export function isTerminal(): boolean {
  return isDevice() && process.stdout.isTTY === true;
}

/** Writes pieces of text to the standard output, no faster than they are taken. */
export async function write(pieces: Iterable<string>): Promise<void> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    await put(chunk);
    chunk = '';
  }
  if (chunk !== '') await put(chunk);
}

/** Writes bytes to the standard output. */
export async function writeBytes(bytes: Uint8Array): Promise<void> {
  await put(bytes);
}

/** Node's stream takes longer to make than a small file to check, so it is used where nothing less will do. */
async function put(text: string | Uint8Array): Promise<void> {
  let bytes: Uint8Array = typeof text === 'string' ? Buffer.from(text) : text;
  if (!isGuarded && !isDevice()) {
    try {
      while (bytes.length > 0) bytes = bytes.subarray(writeSync(STDOUT, bytes));
      return;
    } catch (error) {
      // A reader that is slow, at the other end of what does not wait for it: the stream does.
      if (codeOf(error) !== 'EAGAIN') endOrThrow(error);
    }
  }
  endWithReader();
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}

/** Whether the standard output may be a terminal: no file, pipe or null device, and not closed. */
function isDevice(): boolean {
  try {
    const stat = fstatSync(STDOUT);
    const isNull = process.platform !== 'win32' && stat.rdev === statSync('/dev/null').rdev;
    return stat.isCharacterDevice() && !isNull;
  } catch {
    return false;
  }
}

function endOrThrow(error: unknown): void {
  if (codeOf(error) !== 'EPIPE') throw error;
  process.exit();
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
