/** What a page break prints between two parts of one table: numbers of pages, running heads, the unit again. */
import { unitInLine } from "../cells/printed-unit-and-day.ts";
import { yearsIn } from "../cells/printed-years.ts";
import { departmentOf } from "./departments.ts";

/** Foot, blank lines, head, unit. */
const maxLines = 10;
/** A longer line is prose. */
const maxHeadLength = 40;

/** Whether the lines between two places, from 0 and the second left out, are nothing else. */
export function isFurniture(lines: readonly string[], from: number, to: number): boolean {
  if (to - from > maxLines) return false;
  const between = lines.slice(from, to);
  const hasNumber = between.some((line) => line.trim() !== "" && isPageNumber(line));
  return between.every(
    (line) =>
      isPageNumber(line) || isUnitAgain(lines, line, from) || isRunningHead(lines, line, from, hasNumber),
  );
}

/**
 * The first line behind a page break that may go on with a table, from 0.
 * @returns null where the lines from the place on are no page break.
 */
export function behindFurniture(lines: readonly string[], from: number): number | null {
  for (let at = from + 1; at < lines.length && at - from <= maxLines; at++) {
    if (/[\t|│]/.test(lines[at] ?? "")) return isFurniture(lines, from, at) ? at : null;
  }
  return null;
}

/** What a document is called: any other line beside the number of a page may be the first half of a name that it cuts. */
const documentWord = /(자료|보고|보고서|설명서|조서)$|행정사무감사|업무보고|임시회|정례회/;

function isPageNumber(line: string): boolean {
  return /^[\s\-–—]*(\d{0,4}\s*(쪽|페이지)?|\d{1,4}\s*\/\s*\d{1,4})[\s\-–—]*$/.test(line);
}

/** The unit of the rows above, printed again: another one is of another table, whose figures are a thousand times larger. */
function isUnitAgain(lines: readonly string[], line: string, from: number): boolean {
  const unit = line.trim().length <= 20 ? unitInLine(line) : null;
  const above = lines.slice(0, from).findLast((other) => unitInLine(other) !== null);
  return unit !== null && JSON.stringify(unit) === JSON.stringify(unitInLine(above ?? ""));
}

/**
 * Printed again and again, or beside the number of a page. A heading with a mark or number before it begins something new,
 * however often it stands there; so does a line of budgets or of a year of which nothing spoke so far.
 */
function isRunningHead(lines: readonly string[], line: string, from: number, hasNumber: boolean): boolean {
  const text = line.trim();
  const department = departmentOf(text);
  const above = lines.slice(0, from);
  if (department !== null) {
    return departmentOf(above.findLast((other) => departmentOf(other) !== null) ?? "") === department;
  }
  if (/^[□■◆○●◎▣※\d[(<【]|^[가-하Ⅰ-ⅫIVX]{1,4}[.)]/.test(text.replace(/^20\d\d년/, ""))) return false;
  if (/현황|\t/.test(text) || text.length > maxHeadLength) return false;
  if (lines.filter((other) => other.trim() === text).length >= 2) return true;
  const years = new Set(above.flatMap((other) => yearsIn(other)));
  return (
    hasNumber &&
    documentWord.test(text) &&
    !/예산|집행|결산|실적|계획|[.,]\d|다\.$/.test(text) &&
    yearsIn(text).every((year) => years.has(year))
  );
}
