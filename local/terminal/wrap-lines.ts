/** Lines that fit the terminal: broken at spaces alone, so that no number, date or code is ever cut. */
import { type Display, widthOf } from "./display.ts";

/** Of continuation lines, behind the indent of the line itself. */
const hangingIndent = 2;
/** Behind a deeper indent too little of the line would be left. */
const deepestShare = 0.5;

/** Every line of the text, wrapped where it is too wide. */
export function wrapLines(text: string, { columns }: Pick<Display, "columns">): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, columns))
    .join("\n");
}

/** @param hanging the column at which the line goes on; null: a little behind its own beginning. */
export function wrapLine(
  line: string,
  columns: number | null,
  hanging: number | null = null,
): readonly string[] {
  if (columns === null || widthOf(line) <= columns) return [line];
  const own = /^[ ]*/.exec(line)?.[0].length ?? 0;
  const most = Math.floor(columns * deepestShare);
  const indent = " ".repeat(Math.min(hanging ?? own + hangingIndent, most));
  const lines: string[] = [];
  let current = " ".repeat(Math.min(own, most));
  let isEmpty = true;
  // Several spaces in a row lay a line out, and stay as long as they do not end it.
  for (const [, gap = "", word = ""] of line.slice(own).matchAll(/( *)([^ ]+)/g)) {
    const joined = `${current}${isEmpty ? "" : gap}${word}`;
    if (!isEmpty && widthOf(joined) > columns) {
      lines.push(current);
      // A path as wide as the line stands nearer to its beginning.
      const room = Math.max(0, columns - widthOf(word));
      current = `${indent.slice(0, room)}${word}`;
    } else current = joined;
    isEmpty = false;
  }
  return [...lines, current];
}
