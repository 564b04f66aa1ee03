/** A broken world, as against a bad file: thrown, never returned. The message says what happened and what to do. */
export class Failure extends Error {
  readonly code: string;
  /** Whether the same act may work later. */
  readonly retryable: boolean;
  /** What an operator needs to find the place. Never personal or row text. */
  readonly context: Readonly<Record<string, string | number>>;

  constructor(
    message: string,
    details: {
      readonly code: string;
      readonly retryable: boolean;
      readonly context?: Readonly<Record<string, string | number>>;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.name = "Failure";
    this.code = details.code;
    this.retryable = details.retryable;
    this.context = details.context ?? {};
  }
}
