/** A value that is there at once or later, and may be waited for. */
export interface Deferred<T> {
  readonly value: Promise<T>;
  readonly isSettled: boolean;
  /** The value, once it is there. */
  readonly now: T | undefined;
  /** Gives the value; the first counts. */
  settle(value: T): void;
}

export function createDeferred<T>(): Deferred<T> {
  let now: { readonly value: T } | undefined;
  let resolve: (value: T) => void = () => {};
  const value = new Promise<T>((settled) => {
    resolve = settled;
  });
  return {
    value,
    get isSettled() {
      return now !== undefined;
    },
    get now() {
      return now?.value;
    },
    settle(given) {
      now ??= { value: given };
      resolve(given);
    },
  };
}
