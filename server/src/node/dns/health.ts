/** So many questions in a row without an answer, and a server is left alone for a while. */
const MOST_MISSES = 8;

/** Milliseconds that it is left alone for. */
const REST = 30_000;

/**
 * Which servers answer. One that is silent would have every question wait for it, and a zone with many records ask for
 * minutes: it is given up for a while.
 */
export interface Health {
  /** Whether a server is to be asked. */
  isAwake(server: string): boolean;
  /** A server answered, whatever it said. */
  answered(server: string): void;
  missed(server: string): void;
  /** All servers are tried again. */
  forget(): void;
}

/** @param now milliseconds of a clock that does not go back */
export function createHealth(now: () => number): Health {
  const misses = new Map<string, { count: number; until: number }>();
  return {
    isAwake: (server) => (misses.get(server)?.until ?? 0) <= now(),
    answered: (server) => void misses.delete(server),
    missed(server) {
      const count = (misses.get(server)?.count ?? 0) + 1;
      misses.set(server, { count, until: count >= MOST_MISSES ? now() + REST : 0 });
    },
    forget: () => misses.clear(),
  };
}
