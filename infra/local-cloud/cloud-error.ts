/** What stands in the way of a local cloud, told to whoever sits before the terminal, in both languages. */
import { existsSync, readFileSync } from "node:fs";

export class CloudError extends Error {
  override readonly name = "CloudTrouble";

  constructor(ko: string, en: string, details: readonly string[] = []) {
    super([ko, en, ...details.filter((line) => line !== "")].join("\n"));
  }
}

/** The last lines of a log; an empty text when there is none. */
export function logTail(path: string, lines = 30): string {
  if (!existsSync(path)) return "";
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/** Prints what went wrong: trouble in words, anything else with its trace. */
export function report(error: unknown): void {
  const text = error instanceof CloudError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`\n${String(text)}\n`);
}
