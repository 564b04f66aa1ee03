/** Row numbers in their order as one text, neighbours as a range: `2-14 17 20-21`. */
import * as z from "zod";

/** A list has a million rows at most: a longer range is damage and would fill the memory. */
const maxRows = 1_048_576;

export function rowsToText(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length;) {
    const first = rows[at] ?? 0;
    let end = at + 1;
    while (end < rows.length && rows[end] === first + end - at) end++;
    parts.push(end - at === 1 ? `${first}` : `${first}-${first + end - at - 1}`);
    at = end;
  }
  return parts.join(" ");
}

export const rowsFromText = z.string().transform((text, context): number[] => {
  const rows: number[] = [];
  if (text === "") return rows;
  for (const part of text.split(" ")) {
    const [, from, to = from] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === undefined || last < first || rows.length + last - first >= maxRows) {
      context.addIssue({ code: "custom", message: `"${part}" is no row and no range of rows` });
      return z.NEVER;
    }
    for (let row = first; row <= last; row++) rows.push(row);
  }
  return rows;
});
