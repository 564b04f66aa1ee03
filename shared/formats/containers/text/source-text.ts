import type { EncodedText } from "./encoded-text.ts";
import { maxReportCharacters } from "../../kernel/file-limits.ts";
import type { SourceText } from "../../kernel/format.ts";

/** A header of 200 columns is shorter by far. A file without line ends is not searched whole. */
const headLength = 100_000;

/** A text that is held as bytes: a table of a hundred thousand rows is never one string, nor read by lines. */
export function sourceTextOf(text: EncodedText): SourceText {
  let lines: readonly string[] | null = null;
  const start = joined(text.slices(), headLength).slice(0, headLength);
  const [line = "", separator = null] = separatorLine.exec(start) ?? [];
  const slices = (): Iterable<string> => (line === "" ? text.slices() : behind(text.slices(), line.length));
  return {
    kind: "text",
    separator,
    byteLength: text.byteLength,
    head: start.slice(line.length),
    slices,
    get lines() {
      lines ??= linesOf(slices());
      return lines;
    },
  };
}

/** A line for Excel, which obeys it and does not show it: rows are counted behind it, as Excel counts them. */
const separatorLine = /^\ufeff?"?sep=([^\s"\p{L}\p{N}]|\t)"?[;,]*(?:\r\n|\r|\n)/iu;

function* behind(slices: Iterable<string>, length: number): Generator<string, void> {
  let left = length;
  for (const slice of slices) {
    if (slice.length > left) yield slice.slice(left);
    left = Math.max(0, left - slice.length);
  }
}

function linesOf(slices: Iterable<string>): readonly string[] {
  const whole = joined(slices, maxReportCharacters + 1);
  return whole.length > maxReportCharacters ? [] : whole.split(/\r\n|\r|\n/);
}

/** @param least characters that are enough. */
function joined(slices: Iterable<string>, least: number): string {
  let start = "";
  for (const slice of slices) {
    start += slice;
    if (start.length >= least) break;
  }
  return start;
}
