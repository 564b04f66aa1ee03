/** What a page break prints between two parts of one table: numbers of pages, running heads, the unit again. */
import { asOfDatesIn, unitInLine, withoutCaption } from "../cells/printed-unit-and-day.ts";
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
      isPageNumber(line) || isCaptionAgain(lines, line, from) || isRunningHead(lines, line, from, hasNumber),
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

/**
 * The unit and the day of the rows above, printed again, or that the table goes on. Another unit or day is of another table, and
 * beside them stands nothing but what stood above: `건설과 (단위: 천원)` heads the table of another department.
 */
function isCaptionAgain(lines: readonly string[], line: string, from: number): boolean {
  const rest = withoutCaption(line);
  if (line.trim().length > maxHeadLength || rest === line.replace(/\s/g, "")) return false;
  const isAgain = [unitText, dayText].every((textOf) => {
    const own = textOf(line);
    const above = lines.slice(0, from).findLast((other) => textOf(other) !== null) ?? "";
    return own === null || own === textOf(above);
  });
  if (!isAgain || rest === "") return isAgain;
  const stood = lines.slice(0, from).map(withoutCaption);
  return stood.includes(rest) && departmentAbove(stood) === departmentOf(rest);
}

function unitText(line: string): string | null {
  const unit = unitInLine(line);
  return unit === null ? null : JSON.stringify(unit);
}

function dayText(line: string): string | null {
  const days = asOfDatesIn(line, anyYear).map(({ date }) => date);
  return days.length === 0 ? null : days.join();
}

/** Any year serves to compare days. */
const anyYear = 2000;

function departmentAbove(lines: readonly string[]): string | null {
  return lines.map(departmentOf).findLast((department) => department !== null) ?? null;
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
    return departmentAbove(above.map(withoutCaption)) === department;
  }
  if (/^[□■◆○●◎▣※\d[(<【]|^[가-하Ⅰ-ⅫIVX]{1,4}[.)]/.test(text.replace(/^20\d\d년/, ""))) return false;
  if (/현황|\t/.test(text) || text.length > maxHeadLength) return false;
  if (lines.filter((other) => other.trim() === text).length >= 2) return true;
  if (!hasNumber || !documentWord.test(text) || /예산|집행|결산|실적|계획|[.,]\d|다\.$/.test(text))
    return false;
  const years = new Set(above.flatMap((other) => yearsIn(other)));
  return yearsIn(text).every((year) => years.has(year));
}
