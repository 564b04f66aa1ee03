/**
 * 예산현황: budget, spending by the day and by 31 December, and rate, in the very columns of a district's
 * council report. Beside it the stages of spending, which say whether commitments are known.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { ViewRow } from "../rates/office-view.ts";
import { type RateBasis, rateOf, sumStated, yearEndPlanOf } from "../rates/rate.ts";
import { figuresDayOf } from "../snapshots/snapshot.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { totalOf } from "../values/fund.ts";
import type { FactualMeasure } from "../values/measure.ts";
import type { Won } from "../values/won.ts";
import {
  budgetSumOf,
  byBudget,
  headedDay,
  isYearOver,
  leftOf,
  namedRowsAt,
  printedRateNotes,
  type ReportContext,
  rowsAt,
  spentSumOf,
} from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  type DraftTable,
  rate,
  type ReportColumn,
  section,
  table,
  text,
  totalOverLines,
  won,
} from "./report-table.ts";

export function budgetStatusSection(context: ReportContext): DraftSection {
  const rows = statusRows(context);
  const departments = byBudget(context, rowsAt(context, "department"));
  const byDepartment = { heading: departmentHeading, rows: departments };
  const isByUnit = rows.heading !== departmentHeading;
  return section("budget-status", heading, {
    tables: [
      statusTable("budget-status", heading, context, rows),
      ...(isByUnit && departments.length > 1
        ? [statusTable("departments", { ko: "부서별 예산현황", en: "By department" }, context, byDepartment)]
        : []),
      stagesTable(context, rows),
    ],
  });
}

const heading = { ko: "예산현황", en: "Budget and execution" };
const departmentHeading = { ko: "부서명", en: "Department" };

interface StatusRows {
  readonly heading: Bilingual;
  readonly rows: readonly ViewRow[];
}

/** By unit project as councils are used to; by department where the sources name no unit projects. */
export function statusRows(context: ReportContext): StatusRows {
  const units = namedRowsAt(context, "unit-project");
  if (units.length > 0 && units.length === rowsAt(context, "unit-project").length)
    return { heading: { ko: "단위사업명", en: "Unit project" }, rows: byBudget(context, units) };
  return { heading: departmentHeading, rows: byBudget(context, rowsAt(context, "department")) };
}

function statusTable(
  id: string,
  title: Bilingual,
  context: ReportContext,
  { heading: name, rows }: StatusRows,
): DraftTable {
  const { snapshot, basis, budgetName, spendingName } = context;
  const figuresDay = figuresDayOf(snapshot);
  const notes = printedRateNotes(context, rows);
  // At the end of the year what is planned until then says nothing any more.
  const isPlanShown = !isYearOver(context);
  const columns = [
    column("name", name.ko, name.en, { kind: "text", width: 24 }),
    column("budget", budgetName.ko, budgetName.en),
    column("spent", headedDay(figuresDay), `as of ${figuresDay}`, { group: spendingName }),
    ...(isPlanShown
      ? [column("plan", "12.31까지", "by 31 December, as planned", { group: spendingName })]
      : []),
    column("rate", `집행률(%) (${headedDay(figuresDay)})`, "Execution rate (%)", {
      kind: "rate",
      width: 18,
    }),
  ];
  const rowOf = (label: string, lines: readonly LedgerLine[], note: number | null): DraftRow["cells"] => [
    text(label),
    won(budgetSumOf(context, lines)),
    won(spentSumOf(context, lines)),
    ...(isPlanShown ? [won(yearEndPlanOf(lines))] : []),
    rate(rateOf(lines, basis), note),
  ];
  const all = context.office?.lines ?? [];
  const body: DraftRow[] = [
    { rank: "total", cells: rowOf("계", all, null) },
    ...rows.map(({ scope, lines }): DraftRow => ({
      rank: "line",
      cells: rowOf(scope.name ?? "부서 미지정", lines, notes.numberOf(scope)),
    })),
  ];
  return table(id, title, columns, body, {
    sums: totalOverLines(columns, body),
    notes: notes.texts,
  });
}

function stagesTable(context: ReportContext, { heading: name, rows }: StatusRows): DraftTable {
  const columns = [
    column("name", name.ko, name.en, { kind: "text", width: 24 }),
    column("appropriation", "예산액", "Appropriation"),
    column("current-budget", "예산현액", "Current budget"),
    column("commitment", "원인행위액", "Commitment"),
    column("expenditure", "집행액(지출)", "Expenditure (paid)"),
    column("left", "집행잔액", "Not yet spent", { differenceOf: differenceIn(context.basis) }),
  ];
  const rowOf = (label: string, lines: readonly LedgerLine[]): DraftRow["cells"] => {
    const paid = measureSum(lines, "expenditure");
    return [
      text(label),
      won(measureSum(lines, "appropriation")),
      won(measureSum(lines, "current-budget")),
      won(measureSum(lines, "commitment")),
      won(paid),
      won(leftOf(budgetSumOf(context, lines), paid)),
    ];
  };
  const body: DraftRow[] = [
    { rank: "total", cells: rowOf("계", context.office?.lines ?? []) },
    ...rows.map(({ scope, lines }): DraftRow => ({
      rank: "line",
      cells: rowOf(scope.name ?? "부서 미지정", lines),
    })),
  ];
  const sums = totalOverLines(columns, body);
  return table("spending-stages", { ko: "집행 단계별 현황", en: "Stages of spending" }, columns, body, {
    sums,
  });
}

/** What is left is told by what the rates divide by; of a mixed basis it is no difference of two columns. */
function differenceIn(basis: RateBasis): ReportColumn["differenceOf"] {
  switch (basis) {
    case "expenditure/appropriation":
    case "commitment/appropriation":
      return ["appropriation", "expenditure"];
    case "expenditure/current-budget":
    case "commitment/current-budget":
      return ["current-budget", "expenditure"];
    case "expenditure/budget":
    case "commitment/budget":
      return null;
  }
}

function measureSum(lines: readonly LedgerLine[], measure: FactualMeasure): Won | null {
  return sumStated(lines.map(({ amounts }) => totalOf(amounts[measure])));
}
