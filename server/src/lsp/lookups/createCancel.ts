import type { Cancel } from '../../engine/dns/dns.ts';

/**
 * Gives up questions when a signal is given, or when what they are for is another by now.
 *
 * @param isNow whether it is the same
 */
export function createCancel(signal: AbortSignal, isNow: () => boolean): Cancel {
  // Hundreds of questions listen: more than a signal takes without a warning.
  const listeners = new Set<() => void>();
  signal.addEventListener('abort', () => {
    for (const listener of [...listeners]) listener();
  });
  return {
    get aborted() {
      return signal.aborted || !isNow();
    },
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
}
