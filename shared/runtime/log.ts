/** What stages write down about their work: words and identifiers, never a row's text. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(message: string, fields: LogFields): void;
  /** @param error goes with its code, context and cause. */
  error(message: string, error: unknown, fields: LogFields): void;
}
