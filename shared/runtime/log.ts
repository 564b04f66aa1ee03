/** What is written down, and with what: a port for logs, and the fields that surround a run. */
import { AsyncLocalStorage } from "node:async_hooks";

/** What stages write down about their work: words and identifiers, never a row's text. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** What every line of a run, and within it of a bundle, says beside its own fields: request, office, upload. */
const fieldsOfRun = new AsyncLocalStorage<LogFields>();

export function withLogFields<Result>(fields: LogFields, act: () => Result): Result {
  return fieldsOfRun.run({ ...fieldsOfRun.getStore(), ...fields }, act);
}

export function currentLogFields(): LogFields {
  return fieldsOfRun.getStore() ?? {};
}

export interface Log {
  info(message: string, fields: LogFields): void;
  /** @param error goes with its code, context and cause. */
  error(message: string, error: unknown, fields: LogFields): void;
}
