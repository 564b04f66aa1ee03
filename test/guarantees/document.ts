/** The tables of docs/guarantees.md, so that tests can hold them true. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The cells of each row of the first table below a heading; where a first cell is empty, the one above it counts on. */
export function tableBelow(heading: string): string[][] {
  const text = readFileSync(resolve(import.meta.dirname, "../../docs/guarantees.md"), "utf8");
  const lines = text.split("\n");
  const start = lines.indexOf(`## ${heading}`);
  if (start === -1) throw new RangeError(`docs/guarantees.md has no heading "${heading}"`);
  const head = lines.findIndex((line, at) => at > start && line.startsWith("|"));
  const rows: string[][] = [];
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith("|")) break;
    const [first = "", ...others] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    rows.push([first === "" ? (rows.at(-1)?.[0] ?? "") : first, ...others]);
  }
  return rows;
}
