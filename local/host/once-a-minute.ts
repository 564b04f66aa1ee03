import type { Clock } from "../../shared/ports/clock.ts";

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
