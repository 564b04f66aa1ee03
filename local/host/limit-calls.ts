/** How often an act runs: once at all, once at a time, once a minute. */
import type { Clock } from "../../shared/ports/clock.ts";

/** Runs of one act never overlap: a call that comes during a run is answered by one run after it. */
export function oneAtATime<Result>(act: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  let next: Promise<Result> | null = null;
  const begin = (): Promise<Result> => {
    next = null;
    const run = act().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  };
  return () => {
    if (running === null) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}

/** Makes a thing when it is first asked for, and keeps it: what is not asked for is not loaded. */
export function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => (made ??= make());
}

/** Does it at most once in each minute of the clock: a host looks twice a second for what is due by the minute. */
export function onceAMinute(clock: Clock, act: () => Promise<unknown>): () => Promise<void> {
  let last = "";
  return async () => {
    const minute = clock.now().slice(0, "2026-11-23T09:44".length);
    if (minute === last) return;
    last = minute;
    await act();
  };
}
