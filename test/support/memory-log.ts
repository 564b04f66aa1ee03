import type { Log, LogFields } from "../../shared/runtime/log.ts";

interface LogLine {
  readonly level: "info" | "error";
  readonly message: string;
  readonly error: unknown;
  readonly fields: LogFields;
}

/** A quiet log: nothing is printed, and a test may read what was written down. */
export class MemoryLog implements Log {
  readonly lines: LogLine[] = [];

  info(message: string, fields: LogFields): void {
    this.lines.push({ level: "info", message, error: null, fields });
  }

  error(message: string, error: unknown, fields: LogFields): void {
    this.lines.push({ level: "error", message, error, fields });
  }
}
