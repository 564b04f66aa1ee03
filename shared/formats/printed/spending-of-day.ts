/**
 * Which of several columns of spending is that of the day. `집행액: 계 | 10월까지` prints what the year will cost beside what was
 * spent, and 계 names neither: the column whose words name the day or its month is the spending. Printed rates and remainders
 * may say otherwise, or prove a column without a day; where they do not, the file waits.
 */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit, Won } from "../../domain/values/won.ts";
import { moneyUnits } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { withoutFootnote } from "../cells/footnotes.ts";
import { asOfDatesIn, untilDatesIn } from "../cells/printed-unit-and-day.ts";
import { isFromFirstDay, spansIn } from "../cells/printed-spans.ts";
import type { CouncilTable } from "./budget-tables.ts";
import type { CouncilColumn } from "./column-roles.ts";
import { otherDayLeftOut, spendingOfDayUnclear } from "./table-findings.ts";
import { isRemainderLabel, rateAgrees, rateColumns } from "./unread-proof.ts";
import { type Amounts, areAlike, minus } from "./unread-sums.ts";

/** A column that states what was spent from the first day of the year. */
interface Running {
  readonly column: CouncilColumn;
  readonly amounts: Amounts;
  /** Up to which day; null where no word says it. */
  readonly until: IsoDate | null;
  /** Whether that day is the day of the figures, or its month. */
  readonly isOfDay: boolean;
}

/** `집행액: 9월말 | 10월말`: of running totals that each name a day the latest is that of the figures. */
export function withLatestDay(
  columns: readonly CouncilColumn[],
  fiscalYear: number,
): readonly CouncilColumn[] {
  const dayOf = ({ label }: CouncilColumn) => asOfDatesIn(label, fiscalYear)[0]?.date ?? null;
  const spent = columns.filter(({ role }) => role === "expenditure");
  const days = spent.flatMap((column) => dayOf(column) ?? []);
  const last = days.toSorted().at(-1);
  if (last === undefined || days.length < spent.length) return columns;
  return columns.map((column): CouncilColumn => {
    const day = column.role === "expenditure" || column.role === "rate" ? dayOf(column) : null;
    return day === null || day === last
      ? column
      : { ...column, role: column.role === "rate" ? "other" : "other-day" };
  });
}

/** The table whose spending is that of the day, and what is said of the columns beside it. */
export function withSpendingOfDay(
  table: CouncilTable,
  unit: MoneyUnit,
  asOf: IsoDate | null,
): { readonly table: CouncilTable; readonly findings: readonly Finding[] } {
  const kept = table.columns.find(({ role }) => role === "expenditure");
  const earlier = table.columns.filter(({ role }) => role === "other-day");
  if (kept !== undefined && earlier.length > 0)
    return { table, findings: earlier.map(({ label }) => otherDayLeftOut(table.row, kept.label, label)) };
  const running = asOf === null ? [] : runningTotals(table, unit, asOf);
  const undated = running.filter(({ column, until }) => column.role === "expenditure" && until === null);
  const dated = running.filter(({ until }) => until !== null);
  const [whole] = undated;
  const named = dated.filter(({ isOfDay }) => isOfDay);
  const nearest = named[0] ?? dated.findLast(({ until }) => asOf !== null && (until ?? "") < asOf);
  if (whole === undefined || nearest === undefined || undated.length > 1) return { table, findings: [] };
  const others = [whole, ...named].filter((each) => !isSame(each, nearest));
  if (others.length === 0 || isSame(whole, nearest)) return { table, findings: [] };
  const proof = proofOf(table, whole, nearest, unit);
  const unclear = spendingOfDayUnclear(table.row, whole.column.label, nearest.column.label);
  if (!nearest.isOfDay) {
    const isProven = proof === "whole" || isSumOfPast(table, whole, unit, asOf);
    return { table, findings: isProven || /누계/.test(whole.column.label) ? [] : [unclear] };
  }
  if (proof === "whole" || others.some((each) => each !== whole)) return { table, findings: [unclear] };
  const columns = table.columns.map((column): CouncilColumn => {
    if (column === nearest.column) return { ...column, role: "expenditure" };
    return column === whole.column ? { ...column, role: "other-day" } : column;
  });
  return {
    table: { ...table, columns },
    findings: [otherDayLeftOut(table.row, nearest.column.label, whole.column.label)],
  };
}

/** Of no budget, no remainder, no plan, and of no one fund. */
const noSpending =
  /예산|편성|현액|배정|교부|잔액|잔여|미집행|계획|예정|예상|전망|목표|[률율]|비율|원인행위|계약|품의/;

function runningTotals(table: CouncilTable, unit: MoneyUnit, asOf: IsoDate): readonly Running[] {
  const fiscalYear = Number(asOf.slice(0, 4));
  return table.columns.flatMap((column, at): readonly Running[] => {
    const { role, label, fund } = column;
    const mayBe = role === "expenditure" || role === "other" || role === "part" || role === "plan";
    const text = label.replace(/\s/g, "");
    if (!mayBe || fund !== null || (role !== "expenditure" && noSpending.test(text))) return [];
    const { until, isOfDay } = untilOf(text, fiscalYear, asOf);
    // A day alone heads what was spent until then, where nothing else is said.
    const bare = text.replace(/[\d월일./~∼～〜'’‘년()[\]-]|말|까지|현재|누계|기준|분기|[상하]반기/g, "");
    if (until === null ? role !== "expenditure" : bare !== "" && !/집행|지출|지급|실적/.test(bare)) return [];
    const amounts = amountsIn(table, at, unit);
    return amounts.every((won) => won === null) ? [] : [{ column, amounts, until, isOfDay }];
  });
}

function untilOf(text: string, fiscalYear: number, asOf: IsoDate): Pick<Running, "until" | "isOfDay"> {
  const days = [...untilDatesIn(text, fiscalYear), ...asOfDatesIn(text, fiscalYear)];
  const day = days.find(({ date }) => date !== null)?.date;
  if (day !== undefined && day !== null) return { until: day, isOfDay: day === asOf };
  const span = spansIn(text, fiscalYear).find(isFromFirstDay);
  if (span === undefined) return { until: null, isOfDay: false };
  const isOfMonth = /월(까지|누계|현재|기준)?$/.test(span.text) && span.to.slice(0, 7) === asOf.slice(0, 7);
  return { until: span.to, isOfDay: span.to === asOf || isOfMonth };
}

function amountsIn({ rows }: CouncilTable, at: number, unit: MoneyUnit): Amounts {
  return rows.map(({ cells }): Won | null => {
    const read = readAmountCell(withoutFootnote(cells[at] ?? "").text, unit);
    return read.kind === "amount" ? read.won : null;
  });
}

function isSame(one: Running, other: Running): boolean {
  return one.amounts.every((won, at) => won === (other.amounts[at] ?? null));
}

/** Which of the two the printed rates and remainders are calculated with; null where they do not tell. */
function proofOf(
  table: CouncilTable,
  whole: Running,
  part: Running,
  unit: MoneyUnit,
): "whole" | "part" | null {
  const tests = [...rateTests(table, unit), ...remainderTests(table, unit)];
  const [ofWhole, ofPart] = [whole, part].map(({ amounts }) => tests.filter((agrees) => agrees(amounts)));
  if (ofWhole?.length === ofPart?.length) return null;
  return (ofWhole?.length ?? 0) > (ofPart?.length ?? 0) ? "whole" : "part";
}

type Test = (spent: Amounts) => boolean;

function budgetsOf(table: CouncilTable, unit: MoneyUnit): readonly Amounts[] {
  return [...table.columns.keys()]
    .filter((at) => {
      const column = table.columns[at];
      return (column?.role === "appropriation" || column?.role === "current-budget") && column.fund === null;
    })
    .map((at) => amountsIn(table, at, unit));
}

function rateTests(table: CouncilTable, unit: MoneyUnit): readonly Test[] {
  return rateColumns(table).map((at): Test => {
    const texts = table.rows.map(({ cells }) => cells[at] ?? "");
    const isStated = texts.some((text) => /[1-9]/.test(text));
    return (spent) => isStated && budgetsOf(table, unit).some((budgets) => rateAgrees(texts, budgets, spent));
  });
}

function remainderTests(table: CouncilTable, unit: MoneyUnit): readonly Test[] {
  return table.columns.flatMap(({ label, role }, at): readonly Test[] => {
    if (!isRemainderLabel(label) || role === "rate") return [];
    const left = amountsIn(table, at, unit);
    return [
      (spent) =>
        budgetsOf(table, unit).some((budgets) =>
          areAlike(
            left,
            budgets.map((won, row) => minus(won, spent[row] ?? null)),
            3n * moneyUnits[unit],
          ),
        ),
    ];
  });
}

/** `계 | 9월까지 | 10월`: the parts that it adds up from the first day end with the day of the figures. */
function isSumOfPast(table: CouncilTable, whole: Running, unit: MoneyUnit, asOf: IsoDate | null): boolean {
  const fiscalYear = Number(asOf?.slice(0, 4));
  const parts = table.columns.flatMap(({ label, fund }, at) => {
    const span = spansIn(label, fiscalYear)[0];
    const text = label.replace(/\s/g, "");
    return span === undefined || fund !== null || noSpending.test(text) ? [] : [{ span, at }];
  });
  if (asOf === null || parts.length < 2 || parts.some(({ span }) => span.to > asOf)) return false;
  const columns = parts.map(({ at }) => amountsIn(table, at, unit));
  const sum = whole.amounts.map((_, row) => columns.reduce((total, own) => total + (own[row] ?? 0n), 0n));
  return areAlike(whole.amounts, sum, BigInt(columns.length + 1) * moneyUnits[unit]);
}
