import type { SourceText } from "./format.ts";

/** A text whose lines are cut when first asked for: a table of a hundred thousand rows is never read by lines. */
export function sourceTextOf(text: string): SourceText {
  let lines: readonly string[] | null = null;
  return {
    kind: "text",
    text,
    get lines() {
      lines ??= text.split(/\r\n|\r|\n/);
      return lines;
    },
  };
}
