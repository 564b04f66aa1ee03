import type { Bilingual } from "./bilingual.ts";

/** A broken world, as against a bad file: thrown, never returned. The message says what happened and what to do. */
export class Failure extends Error {
  readonly code: string;
  /** Whether the same act may work later. */
  readonly retryable: boolean;
  /** What an operator needs to find the place. Never personal or row text. */
  readonly context: Readonly<Record<string, string | number>>;

  /** What a person reads in place of the message; null where only an operator can do something. */
  readonly text: Bilingual | null;

  constructor(
    message: string | Bilingual,
    details: {
      readonly code: string;
      readonly retryable: boolean;
      readonly context?: Readonly<Record<string, string | number>>;
      readonly cause?: unknown;
    },
  ) {
    super(typeof message === "string" ? message : `${message.ko}\n${message.en}`, { cause: details.cause });
    this.name = "Failure";
    this.code = details.code;
    this.retryable = details.retryable;
    this.context = details.context ?? {};
    this.text = typeof message === "string" ? null : message;
  }
}
