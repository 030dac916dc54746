/** Work that takes less is not worth a word, in milliseconds; and how often a word is said. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 100;

export interface Progress {
  /** Says how far the work is, now and then. */
  report(text: () => string): void;
  /** Takes away what was said. */
  end(): void;
}

/** Progress on the standard error, where that is a terminal. Node loads `performance` when it is used, but not `Date`. */
export function createProgress(isWanted: boolean): Progress {
  let next = isWanted ? Date.now() + PATIENCE_MS : Number.POSITIVE_INFINITY;
  let isShown = false;
  return {
    report(text) {
      const now = Date.now();
      if (now < next) return;
      // Asked only now: Node makes the stream when it is first looked at, which takes longer than a small file.
      const { stderr } = process;
      next = stderr.isTTY ? now + INTERVAL_MS : Number.POSITIVE_INFINITY;
      if (!stderr.isTTY) return;
      isShown = true;
      stderr.write(`\r\u001b[2K${text()}`);
    },
    end() {
      if (isShown) process.stderr.write('\r\u001b[2K');
    },
  };
}
