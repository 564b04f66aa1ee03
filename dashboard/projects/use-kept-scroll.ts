/**
 * Keeps how far a table was scrolled with the step of the browser's history: whoever goes back from a project finds the
 * rows that they left. A new question begins at its first row.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";

/** Browsers refuse to write down more than some steps a second. */
const writeMilliseconds = 200;

/** @returns to be called whenever the box was scrolled, and at once before somebody leaves by a link in it. */
export function useKeptScroll(
  box: RefObject<HTMLElement | null>,
  query: string,
  rows: number,
  isBusy: boolean,
): { readonly keepSoon: () => void; readonly keepNow: () => void } {
  const wanted = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useLayoutEffect(() => {
    wanted.current = keptTop();
  }, [query]);
  // What was seen may lie below the rows that are there so far: it is tried again with each of their pages.
  useLayoutEffect(() => {
    if (box.current === null || wanted.current === null) return;
    box.current.scrollTop = wanted.current;
    if (box.current.scrollTop >= wanted.current - 1 || !isBusy) wanted.current = null;
  }, [box, query, rows, isBusy]);
  const keepNow = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (box.current !== null) history.replaceState({ top: box.current.scrollTop }, "");
  }, [box]);
  const keepSoon = useCallback(() => {
    timer.current ??= setTimeout(keepNow, writeMilliseconds);
  }, [keepNow]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return { keepSoon, keepNow };
}

function keptTop(): number {
  const state: unknown = history.state;
  const top = typeof state === "object" && state !== null && "top" in state ? state.top : 0;
  return typeof top === "number" ? top : 0;
}
