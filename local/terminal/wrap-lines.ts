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

// Names that are cut to the width of their column, and still tell their rows apart: what differs is what stays.
/** Of each name as it stands in the column. Two names are never cut to one text where the width has room for what differs. */
export function cutColumn(names: readonly string[], width: number): ReadonlyMap<string, string> {
  return cutApart([...new Set(names)], width, 0);
}

/** @param from how many letters of the whole the names are known to share. */
function cutApart(names: readonly string[], width: number, from: number): Map<string, string> {
  const cut = new Map(names.map((name) => [name, cutAt(name, width, from)] as const));
  for (const alike of Map.groupBy(names, (name) => cut.get(name)).values()) {
    const shared = sharedStart(alike);
    if (alike.length < 2 || shared <= from) continue;
    for (const [name, text] of cutApart(alike, width, shared)) cut.set(name, text);
  }
  return cut;
}

/** The start of a name, `…`, and what comes after the letters that it shares with others. */
function cutAt(name: string, width: number, from: number): string {
  if (from === 0 || widthOf(name) <= width) return cutTo(name, width);
  const rest = cutTo(name.slice(from), Math.max(1, Math.floor((width * 2) / 3)));
  const room = width - widthOf(rest);
  return room < leastStart ? cutTo(`…${rest}`, width) : `${cutTo(name, room)}${rest}`;
}

/** A letter in Hangul and `…`. */
const leastStart = 3;

function sharedStart(names: readonly string[]): number {
  const [first = "", ...others] = names;
  let shared = 0;
  while (shared < first.length && others.every((name) => name[shared] === first[shared])) shared += 1;
  return shared;
}

/** Never inside a letter. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = new Intl.Segmenter("ko", { granularity: "grapheme" });
  let kept = "";
  for (const { segment } of letters.segment(text)) {
    if (widthOf(kept) + widthOf(segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
