/** How long a process of this computer waits for another one that writes to the same database. */
import { setTimeout as wait } from "node:timers/promises";
import type { Backoff } from "../../shared/runtime/backoff.ts";

/** A transaction of another process takes milliseconds: 15 seconds in the mean, 30 at most, is one that hangs. */
export const patience: Backoff = {
  tries: 120,
  firstWaitMilliseconds: 2,
  longestWaitMilliseconds: 250,
  chance: Math.random,
  wait,
};
