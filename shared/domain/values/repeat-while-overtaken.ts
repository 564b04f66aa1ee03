/** Optimistic work: read, decide, write under what was read, and begin anew when somebody else wrote meanwhile. */
import { Failure } from "./failure.ts";

export interface Contention {
  /** How often at most, the first attempt included. */
  readonly maxAttempts: number;
  /** What is thrown after the last attempt: a sentence for an operator, its code, and whose data it was. */
  readonly message: string;
  readonly code: string;
  readonly context?: Readonly<Record<string, string | number>>;
}

/**
 * @param attempt gives null when it was overtaken.
 * @throws Failure of the given code, retryable, when others were first each time.
 */
export async function repeatWhileOvertaken<Result>(
  { maxAttempts, message, code, context = {} }: Contention,
  attempt: () => Promise<Result | null>,
): Promise<Result> {
  for (let made = 0; made < maxAttempts; made++) {
    const result = await attempt();
    if (result !== null) return result;
  }
  throw new Failure(message, { code, retryable: true, context });
}
