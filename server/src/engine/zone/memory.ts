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
  words: (length) => new Int32Array(new SharedArrayBuffer(length * 4)),
  octets: (length) => new Uint8Array(new SharedArrayBuffer(length)),
};

/** A longer array that starts with what was in another. */
export function longer<T extends Int32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
