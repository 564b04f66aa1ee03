/** Slows guessing down: after a few failures of a name or an address, each further try waits twice as long. */

interface Failures {
  readonly count: number;
  /** Milliseconds of the clock; nothing is tried before. */
  readonly until: number;
}

const freeTries = 5;
const firstWaitMilliseconds = 1_000;
const longestWaitMilliseconds = 15 * 60 * 1_000;
/** More names than this are an attack; the oldest are forgotten first. */
const maxNames = 10_000;

export class LoginThrottle {
  readonly #now: () => number;
  readonly #failures = new Map<string, Failures>();

  /** @param now milliseconds of a clock that only goes on. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether one of them has to wait. */
  mustWait(names: readonly string[]): boolean {
    return names.some((name) => (this.#failures.get(name)?.until ?? 0) > this.#now());
  }

  failed(names: readonly string[]): void {
    for (const name of names) {
      const count = (this.#failures.get(name)?.count ?? 0) + 1;
      const doubled = firstWaitMilliseconds * 2 ** Math.min(count - freeTries, 20);
      const wait = count < freeTries ? 0 : Math.min(doubled, longestWaitMilliseconds);
      this.#failures.delete(name);
      this.#failures.set(name, { count, until: this.#now() + wait });
    }
    for (const name of this.#failures.keys()) {
      if (this.#failures.size <= maxNames) break;
      this.#failures.delete(name);
    }
  }

  succeeded(names: readonly string[]): void {
    for (const name of names) this.#failures.delete(name);
  }
}
