/** Where the large tables of a zone are kept: fresh arrays of zeros. */
export interface Memory {
  words(length: number): Int32Array;
  octets(length: number): Uint8Array;
}

/** Memory of this thread alone. */
export const OWN_MEMORY: Memory = {
  words: (length) => new Int32Array(length),
  octets: (length) => new Uint8Array(length),
};

/** Memory that other threads can be handed, without a copy. */
export const SHARED_MEMORY: Memory = {
  words: (length) =>
    length <= SHORT ? shortWords(length) : new Int32Array(new SharedArrayBuffer(length * 4)),
  octets: (length) => new Uint8Array(new SharedArrayBuffer(length)),
};

/** Shared memory costs much for each piece, here and in each thread that is handed it: so short arrays share one. */
const PIECE = 1 << 20;
/** Words of an array that is short. */
const SHORT = PIECE >> 5;

let piece: SharedArrayBuffer | undefined;
let used = 0;

function shortWords(length: number): Int32Array {
  if (piece === undefined || used + length * 4 > PIECE) {
    piece = new SharedArrayBuffer(PIECE);
    used = 0;
  }
  const words = new Int32Array(piece, used, length);
  used += length * 4;
  return words;
}

/** A longer array that starts with what was in another. */
export function longer<T extends Int32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
