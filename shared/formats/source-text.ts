import type { EncodedText } from "./encoded-text.ts";
import { maxReportCharacters } from "./file-limits.ts";
import type { SourceText } from "./format.ts";

/** A header of 200 columns is shorter by far. A file without line ends is not searched whole. */
const headLength = 100_000;

/** A text that is held as bytes: a table of a hundred thousand rows is never one string, nor read by lines. */
export function sourceTextOf(text: EncodedText): SourceText {
  let lines: readonly string[] | null = null;
  return {
    kind: "text",
    head: joined(text, headLength).slice(0, headLength),
    slices: () => text.slices(),
    get lines() {
      lines ??= linesOf(text);
      return lines;
    },
  };
}

function linesOf(text: EncodedText): readonly string[] {
  const whole = joined(text, maxReportCharacters + 1);
  return whole.length > maxReportCharacters ? [] : whole.split(/\r\n|\r|\n/);
}

/** @param least characters that are enough. */
function joined(text: EncodedText, least: number): string {
  let start = "";
  for (const slice of text.slices()) {
    start += slice;
    if (start.length >= least) break;
  }
  return start;
}
