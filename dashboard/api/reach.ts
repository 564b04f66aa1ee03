/** Whether the server was reached the last time it was asked: what a page shows while it is not is of before. */
import { useSyncExternalStore } from "react";

interface Reach {
  readonly isReached: boolean;
  /** Milliseconds since 1970: when it was asked with success the last time. */
  readonly lastAt: number;
}

let reach: Reach = { isReached: true, lastAt: Date.now() };
const listeners = new Set<() => void>();

export function tellReached(isReached: boolean): void {
  const changed = reach.isReached !== isReached;
  reach = { isReached, lastAt: isReached ? Date.now() : reach.lastAt };
  if (changed) for (const listener of listeners) listener();
}

export function isReached(): boolean {
  return reach.isReached;
}

/** At once where it is reached. Who asks again and again until then is the page's head. */
export function whenReached(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!reach.isReached) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
}

export function useReach(): Reach {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (reach.isReached ? always : reach),
  );
}

/** While all is well nothing is drawn anew for each answer. */
const always: Reach = { isReached: true, lastAt: 0 };
