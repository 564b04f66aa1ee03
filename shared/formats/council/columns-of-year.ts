/** Which columns of a printed table are of the executed year. */
import { asOfDatesIn } from "../cells/printed-unit-and-day.ts";
import type { CouncilColumn } from "../printed/column-roles.ts";

/**
 * The columns of one year. Where a header prints years, an amount without one is of the year to its left; two days of
 * different years are told apart in the same way.
 */
export function columnsOfYear(
  columns: readonly CouncilColumn[],
  fiscalYear: number,
): readonly CouncilColumn[] {
  let left: number | null = null;
  return columns.map((column) => {
    const isOfOther = typeof column.year === "number" && column.year !== fiscalYear;
    // `2027년 예산안`: no figure of this year, whatever it is called.
    if (isOfOther && column.role === "other" && /예산|결산|집행|지출|요구|편성/.test(column.label))
      return { ...column, role: "other-year" };
    if (!isYearly(column)) return column;
    if (column.year === "last") return { ...column, role: "other-year" };
    const own = column.year === "own" ? fiscalYear : column.year;
    left = own ?? dayYear(column, columns, fiscalYear) ?? left;
    return left === null || left === fiscalYear ? column : { ...column, role: "other-year", year: left };
  });
}

function isYearly({ role }: CouncilColumn): boolean {
  return (
    role === "appropriation" ||
    role === "current-budget" ||
    role === "commitment" ||
    role === "expenditure" ||
    role === "rate"
  );
}

/** Only beside another day of the same kind: a lone day of another year contradicts the sender, and is told so. */
function dayYear(
  { role, label }: CouncilColumn,
  columns: readonly CouncilColumn[],
  fiscalYear: number,
): number | null {
  const of = (text: string) => Number(asOfDatesIn(text, fiscalYear)[0]?.date?.slice(0, 4) ?? Number.NaN);
  const years = new Set(columns.filter((other) => other.role === role).map((other) => of(other.label)));
  const own = of(label);
  return Number.isNaN(own) || years.size < 2 || !years.has(fiscalYear) ? null : own;
}
