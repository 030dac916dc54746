/**
 * A function that starts the work unless it is under way or about to start; called while it is under way, it has the
 * work done once more.
 *
 * @param failed is told what the work throws
 */
export function inTurn(work: () => Promise<void>, failed: (reason: unknown) => void): () => void {
  let isRunning = false;
  let again = false;
  const run = async () => {
    isRunning = true;
    do {
      // What happens in the same turn is done in one go.
      await new Promise((resolve) => setTimeout(resolve));
      again = false;
      await work().catch(failed);
    } while (again);
    isRunning = false;
  };
  return () => {
    again = true;
    if (!isRunning) void run();
  };
}
