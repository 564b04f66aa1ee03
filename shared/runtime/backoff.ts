/** An act tried again while its trouble passes by itself: so many times, with waits that grow and differ by chance. */

export interface Backoff {
  /** How often at most, the first try included. */
  readonly tries: number;
  readonly firstWaitMilliseconds: number;
  /** Waits double until this one. */
  readonly longestWaitMilliseconds: number;
  /** From 0 to 1: writers that met once do not meet again. */
  readonly chance: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

export interface Trying {
  readonly backoff: Backoff;
  /** Whether the same act may work in a moment. Every other error is thrown at once. */
  readonly isTransient: (error: unknown) => boolean;
  /** What is thrown after the last try. */
  readonly giveUp: (lastError: unknown) => Error;
}

export async function tryAgain<Result>(
  { backoff, isTransient, giveUp }: Trying,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  let longest = backoff.firstWaitMilliseconds;
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (tries >= backoff.tries) throw giveUp(error);
    }
    await backoff.wait(backoff.chance() * Math.min(longest, backoff.longestWaitMilliseconds));
    longest *= 2;
  }
}
