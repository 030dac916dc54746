/** How long one piece of work may keep the server from answering, in milliseconds. */
export const SLICE_MS = 8;

interface Task {
  readonly steps: Iterator<void>;
  readonly isWanted: () => boolean;
  readonly done: (completed: boolean) => void;
  readonly failed: (reason: unknown) => void;
}

/** Long work in slices, one at a time and in turn, so that requests are answered in between. */
export class Slices {
  private readonly tasks: Task[] = [];

  /**
   * Does the first slice at once, and what is left over time.
   *
   * @param isWanted asked between slices
   * @returns whether it came to its end; rejects with what a step throws
   */
  run(steps: Iterator<void>, isWanted: () => boolean): Promise<boolean> {
    return new Promise((done, failed) => {
      const task = { steps, isWanted, done, failed };
      if (this.slice(task)) return;
      this.tasks.push(task);
      if (this.tasks.length === 1) setTimeout(() => this.next());
    });
  }

  private next(): void {
    const task = this.tasks.shift();
    if (task !== undefined && !this.slice(task)) this.tasks.push(task);
    if (this.tasks.length > 0) setTimeout(() => this.next());
  }

  /** Works for one slice; whether the task is over. */
  private slice({ steps, isWanted, done, failed }: Task): boolean {
    const end = performance.now() + SLICE_MS;
    try {
      do {
        if (!isWanted()) {
          done(false);
          return true;
        }
        if (steps.next().done) {
          done(true);
          return true;
        }
      } while (performance.now() < end);
      return false;
    } catch (error) {
      failed(error);
      return true;
    }
  }
}
