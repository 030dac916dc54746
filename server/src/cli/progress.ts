/** Work that takes less is not worth a word, in milliseconds; and how often a word is said. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 100;

export interface Progress {
  /** Says how far the work is, now and then. */
  report(text: () => string): void;
  /** Takes away what was said. */
  end(): void;
}

/** Progress on the standard error, where that is a terminal. */
export function createProgress(isWanted: boolean): Progress {
  const { stderr } = process;
  if (!isWanted || !stderr.isTTY) return { report: () => {}, end: () => {} };
  let next = performance.now() + PATIENCE_MS;
  let isShown = false;
  return {
    report(text) {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL_MS;
      isShown = true;
      stderr.write(`\r\u001b[2K${text()}`);
    },
    end() {
      if (isShown) stderr.write('\r\u001b[2K');
    },
  };
}
