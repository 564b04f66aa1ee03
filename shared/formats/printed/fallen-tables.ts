/**
 * Tables of a printed page whose cells came out one below the other: which amount stood under which header is lost, and
 * passing over them would leave money out unseen.
 */
import { columnOf, isMeasure } from "./column-roles.ts";

/** A cell of a header is short. */
const maxCellLength = 30;
/** Most lines have none of these. */
const headerWord = /예\s*산|편\s*성|현\s*액|집\s*행|지\s*출/;

/** The lines, from 1, where a header stands cell by cell: a budget, and spending on the next line that is not blank. */
export function fallenTablesIn(lines: readonly string[]): readonly number[] {
  return [...lines.entries()].flatMap(([at, line]) => {
    if (!isLoneHeader(line, "appropriation") && !isLoneHeader(line, "current-budget")) return [];
    const next = lines.slice(at + 1, at + 4).find((below) => below.trim() !== "") ?? "";
    return isLoneHeader(next, "expenditure") ? [at + 1] : [];
  });
}

function isLoneHeader(line: string, role: "appropriation" | "current-budget" | "expenditure"): boolean {
  const text = line.trim();
  if (!headerWord.test(text) || text.length === 0 || text.length > maxCellLength || /[\t|:：,]/.test(text))
    return false;
  const column = columnOf([text]);
  return isMeasure(column.role) && column.role === role;
}
