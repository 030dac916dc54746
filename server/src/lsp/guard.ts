/** Tells the log of something that went wrong and never should. */
export type Failed = (doing: string, reason: unknown) => void;

/** Makes handlers that log what they throw and answer `nothing` then, so that no fault ends the server. */
export type Guard = <A extends unknown[], R>(
  doing: string,
  nothing: R,
  handler: (...args: A) => R | Promise<R>,
) => (...args: A) => Promise<R>;

/** @param failed is told what handlers throw */
export function createGuard(failed: Failed): Guard {
  return (doing, nothing, handler) =>
    async (...args) => {
      try {
        return await handler(...args);
      } catch (reason) {
        failed(doing, reason);
        return nothing;
      }
    };
}
