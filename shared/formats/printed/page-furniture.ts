/** What a page break prints between two parts of one table: numbers of pages, running heads, the unit again. */
import { unitInLine } from "../cells/printed-unit-and-day.ts";
import { departmentOf } from "./departments.ts";

/** Foot, blank lines, head, unit. */
const maxLines = 10;

/** Whether the lines between two places, from 0 and the second left out, are nothing else. */
export function isFurniture(lines: readonly string[], from: number, to: number): boolean {
  if (to - from > maxLines) return false;
  return lines
    .slice(from, to)
    .every((line) => isPageNumber(line) || isUnitLine(line) || isRunningHead(lines, line, from));
}

function isPageNumber(line: string): boolean {
  return /^[\s\-–—]*(\d{0,4}\s*(쪽|페이지)?|\d{1,4}\s*\/\s*\d{1,4})[\s\-–—]*$/.test(line);
}

function isUnitLine(line: string): boolean {
  return line.trim().length <= 20 && unitInLine(line) !== null;
}

/** Printed again and again. A heading with a mark or number before it begins something new, however often it stands there. */
function isRunningHead(lines: readonly string[], line: string, from: number): boolean {
  const text = line.trim();
  const department = departmentOf(text);
  if (department !== null) {
    const above = lines.slice(0, from).findLast((other) => departmentOf(other) !== null) ?? "";
    return departmentOf(above) === department;
  }
  if (/^[□■◆○●◎▣※\d[(<【]|^[가-하Ⅰ-ⅫIVX]{1,4}[.)]/.test(text) || /현황|\t/.test(text)) return false;
  return lines.filter((other) => other.trim() === text).length >= 2;
}
