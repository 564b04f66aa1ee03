/** Words as lines of some width: broken at spaces, and inside a word of Hangul where a line would be left half empty. */
import type { TextStyle } from "./page-marks.ts";

/** In points. */
export type WidthOf = (text: string, style: TextStyle) => number;

/** @param emsOf the width of one sign in ems; each sign is asked for once. */
export function widthsBy(emsOf: (sign: string, isBold: boolean) => number): WidthOf {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  return (text, { size, isBold }) => {
    const widths = isBold ? known.bold : known.regular;
    let ems = 0;
    for (const sign of text) {
      let width = widths.get(sign);
      if (width === undefined) {
        width = emsOf(sign, isBold);
        widths.set(sign, width);
      }
      ems += width;
    }
    return ems * size;
  };
}

/** A line shorter than this share of its width takes the beginning of the next word. */
const shortLine = 0.6;
/** Signs that no line begins with. */
const closing = /^[)\]}>」』〉》%,.·:;!?~]/;

/** At least one line. One that ends between two words keeps its space, so that readers keep the words apart. */
export function linesOf(text: string, width: number, style: TextStyle, widthOf: WidthOf): readonly string[] {
  if (widthOf(text, style) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const [at, word] of text.split(" ").entries()) {
    const wider = at === 0 ? word : `${line} ${word}`;
    if (widthOf(wider, style) <= width) line = wider;
    else if (widthOf(word, style) <= width && widthOf(line, style) >= width * shortLine) {
      lines.push(`${line} `);
      line = word;
    } else {
      const parts = brokenWord(at === 0 ? "" : `${line} `, word, width, style, widthOf);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? "";
    }
  }
  return [...lines, line];
}

function brokenWord(
  start: string,
  word: string,
  width: number,
  style: TextStyle,
  widthOf: WidthOf,
): readonly string[] {
  const lines: string[] = [];
  let line = start;
  // A number or a Latin word goes on as a whole, where it fits: half of a year is none.
  const signs = (word.match(/\d[\d,.]*\d|[A-Za-z]+|[^]/gu) ?? []).flatMap((part) =>
    widthOf(part, style) > width ? Array.from(part) : [part],
  );
  for (const [at, sign] of signs.entries()) {
    const next = signs[at + 1] ?? "";
    // A closing sign stays with the sign before it: both move on.
    const needed = closing.test(next) ? `${sign}${next}` : sign;
    if (line.trim() !== "" && !closing.test(sign) && widthOf(line + needed, style) > width) {
      lines.push(line);
      line = "";
    }
    line += sign;
  }
  return [...lines, line];
}
