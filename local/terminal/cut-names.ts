/** Names that are cut to the width of their column, and still tell their rows apart: what differs is what stays. */
import { widthOf } from "./display.ts";

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

const letters = new Intl.Segmenter("ko", { granularity: "grapheme" });

/** Never inside a letter. */
function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const { segment } of letters.segment(text)) {
    if (widthOf(kept) + widthOf(segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
