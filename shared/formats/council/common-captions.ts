/**
 * The day and the unit that a report states once for the tables of several departments or accounts: they stand under its title,
 * above the heading of the first department, and each table has such a heading of its own.
 */
import { accountIn } from "../cells/limiting-words.ts";
import { asOfDatesIn, unitInCaption, withoutCaption } from "../cells/printed-unit-and-day.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { departmentInHeading } from "../printed/departments.ts";
import { type HeadingLine, isRowOfTable, linesAbove, ownHeading } from "./table-headings.ts";

/**
 * The lines above the first of such headings, from the nearest up to a wider heading: what they limit, they limit for all of the
 * tables. None where the table or the first table of the report is headed by no department or account.
 */
export function commonLines(
  lines: readonly string[],
  table: Pick<CouncilTable, "row">,
): readonly HeadingLine[] {
  const first = lines.findIndex((line) => line.trim() !== "" && isRowOfTable(line)) + 1;
  const owner = first === 0 ? undefined : ownerOf(lines, { row: first });
  const isCommon = owner !== undefined && ownerOf(lines, table) !== undefined;
  return isCommon ? linesAbove(lines, { row: owner.row }) : [];
}

/** Those of them that state a unit or a day. */
export function commonCaptions(
  lines: readonly string[],
  table: Pick<CouncilTable, "row">,
): readonly HeadingLine[] {
  return commonLines(lines, table).filter(({ text }) => isCaption(text));
}

function ownerOf(lines: readonly string[], table: Pick<CouncilTable, "row">): HeadingLine | undefined {
  return ownHeading(lines, table).find(
    ({ text }) => departmentInHeading(text) !== null || accountIn(text) !== null,
  );
}

/** Nothing but a unit or a day, or a title with these in brackets behind it. */
function isCaption(line: string): boolean {
  const states = unitInCaption(line) !== null || asOfDatesIn(line, 2000).length > 0;
  return states && (withoutCaption(line) === "" || /[)\]]\s*$/.test(line));
}
