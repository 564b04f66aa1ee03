/** An answer that a view shows: kept while it is asked anew, and said to be old when that fails. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { answerAtHand, ask } from "./ask.ts";
import { forgetAhead, takeAhead } from "./ask-ahead.ts";

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

/**
 * What was asked ahead and is here when somebody is first drawn: drawn at once, and not after a frame that says that it loads.
 *
 * @returns null where nothing is; and what says, once, that it need not be asked for.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names what the caller asked for
export function useAtHand<Value>(path: string | null): readonly [Value | null, () => boolean] {
  const [value] = useState(() => (path === null ? null : answerAtHand<Value>(path)));
  const untaken = useRef(value === null ? null : path);
  const take = useCallback((): boolean => {
    const first = untaken.current;
    untaken.current = null;
    if (first !== null) void takeAhead(first);
    return first !== null;
  }, []);
  return [value, take];
}

/** @param path null asks nothing. */
export function useAnswer<Value>(path: string | null): Asking<Value> {
  const [atHand, takeAtHand] = useAtHand<Value>(path);
  const [held, setHeld] = useState<{ path: string | null; shown: Shown<Value> }>({
    path,
    shown:
      atHand === null
        ? { state: "loading" }
        : { state: "shown", value: atHand, problem: null, isAsking: false },
  });
  const [turn, setTurn] = useState(0);
  const changed = useChanges();
  useEffect(() => {
    if (path === null || takeAtHand()) return undefined;
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
  }, [path, turn, changed, takeAtHand]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { shown: held.path === path ? held.shown : { state: "loading" }, again };
}

function asking<Value>(shown: Shown<Value>): Shown<Value> {
  return shown.state === "shown" ? { ...shown, isAsking: true } : { state: "loading" };
}

function failed<Value>(shown: Shown<Value>, problem: Problem): Shown<Value> {
  return shown.state === "shown" ? { ...shown, problem, isAsking: false } : { state: "problem", problem };
}
