import type { Event } from 'vscode';

/** Resolves with the first result of `find` that is not undefined: looks now, and at each event. */
export function until<T>(event: Event<unknown>, find: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      try {
        const found = find();
        if (found === undefined) return;
        listening.dispose();
        resolve(found);
      } catch (error) {
        listening.dispose();
        reject(error);
      }
    };
    const listening = event(look);
    look();
  });
}
