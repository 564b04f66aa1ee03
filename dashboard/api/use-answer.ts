/** An answer that a view shows: kept while it is asked anew, and said to be old when that fails. */
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "./ask.ts";
import { forgetAhead } from "./ask-ahead.ts";

export type Shown<Value> =
  | { readonly state: "loading" }
  | { readonly state: "problem"; readonly problem: Problem }
  /** `problem`: asking anew failed, so what is shown is of before. */
  | {
      readonly state: "shown";
      readonly value: Value;
      readonly problem: Problem | null;
      readonly isAsking: boolean;
    };

export interface Asking<Value> {
  readonly shown: Shown<Value>;
  readonly again: () => void;
}

const listeners = new Set<() => void>();
let changes = 0;
let changedAt = 0;

/** After an act: whatever is shown is asked anew. */
export function tellChanged(): void {
  forgetAhead();
  changes += 1;
  changedAt = Date.now();
  for (const listener of listeners) listener();
}

/** Milliseconds since 1970; 0 before the first. */
export function lastChangeAt(): number {
  return changedAt;
}

export function useChanges(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => changes,
  );
}

/** @param path null asks nothing. */
export function useAnswer<Value>(path: string | null): Asking<Value> {
  const [held, setHeld] = useState<{ path: string | null; shown: Shown<Value> }>({
    path,
    shown: { state: "loading" },
  });
  const [turn, setTurn] = useState(0);
  const changed = useChanges();
  useEffect(() => {
    if (path === null) return undefined;
    const ending = new AbortController();
    setHeld((before) => ({
      path,
      shown: before.path === path ? asking(before.shown) : { state: "loading" },
    }));
    const show = async (): Promise<void> => {
      const answer = await ask<Value>(path, { signal: ending.signal });
      if (ending.signal.aborted) return;
      setHeld(({ shown }) => ({
        path,
        shown:
          answer.kind === "given"
            ? { state: "shown", value: answer.value, problem: null, isAsking: false }
            : failed(shown, answer.problem),
      }));
    };
    void show();
    return () => ending.abort();
  }, [path, turn, changed]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { shown: held.path === path ? held.shown : { state: "loading" }, again };
}

function asking<Value>(shown: Shown<Value>): Shown<Value> {
  return shown.state === "shown" ? { ...shown, isAsking: true } : { state: "loading" };
}

function failed<Value>(shown: Shown<Value>, problem: Problem): Shown<Value> {
  return shown.state === "shown" ? { ...shown, problem, isAsking: false } : { state: "problem", problem };
}
