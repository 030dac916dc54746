/** Lets so many tasks run at once; the others wait for their turn. */
export interface Gate {
  /** Runs a task when there is room, or resolves to `undefined` when the signal is given before that. */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | undefined>;
}

export function createGate(width: number): Gate {
  const waiting = new Set<() => void>();
  let free = width;
  /** Resolves to whether there is room now, which the caller then has. */
  const enter = (signal: AbortSignal): Promise<boolean> | boolean => {
    if (signal.aborted) return false;
    if (free > 0) {
      free--;
      return true;
    }
    return new Promise((resolve) => {
      const go = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = () => {
        waiting.delete(go);
        resolve(false);
      };
      waiting.add(go);
      signal.addEventListener('abort', leave, { once: true });
    });
  };
  const leave = () => {
    const [next] = waiting;
    if (next === undefined) {
      free++;
      return;
    }
    waiting.delete(next);
    next();
  };
  return {
    async run(task, signal) {
      if (!(await enter(signal))) return undefined;
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
