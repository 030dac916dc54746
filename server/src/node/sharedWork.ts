import { setMaxListeners } from 'node:events';
import type { Cancel } from '../engine/dns/dns.ts';

/** Work whose result several wait for: it is given up with the last of them. */
export interface SharedWork<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Waits for the result of work, or until that is given up.
 *
 * @param cancelled the result for those who give up
 * @param left called when nobody waits any more; the work is then to be given up
 */
export function waitFor<T>(
  work: SharedWork<T>,
  cancel: Cancel | undefined,
  cancelled: T,
  left: () => void,
): Promise<T> {
  work.waiting++;
  if (cancel === undefined) return work.result;
  // Hundreds of waiting ones may be given up by one signal.
  if (cancel instanceof EventTarget) setMaxListeners(0, cancel);
  return new Promise((resolve) => {
    const leave = () => {
      cancel.removeEventListener('abort', leave);
      resolve(cancelled);
      if (--work.waiting === 0) left();
    };
    cancel.addEventListener('abort', leave);
    void work.result.then((result) => {
      cancel.removeEventListener('abort', leave);
      resolve(result);
    });
  });
}
