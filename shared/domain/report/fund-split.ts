/**
 * 재원별: budget, spending and rate of each fund, business by business. Spending by fund cannot be derived
 * from the budget's mix, so where a source gave a total alone the funds stay blank.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { ViewRow } from "../rates/office-view.ts";
import { budgetOf, fundRateOf, rateOf, spendingOf, tellsFundApart } from "../rates/rate.ts";
import { addFunds, type Fund, type FundAmounts, funds, totalOf } from "../values/fund.ts";
import {
  amountIn,
  byBudget,
  leftOf,
  namedRowsAt,
  printedRateNotes,
  type ReportContext,
  rowsAt,
} from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  rate,
  type ReportColumn,
  section,
  stated,
  type Sum,
  table,
  text,
  won,
} from "./report-table.ts";

const title = { ko: "재원별 집행현황", en: "Execution by fund" };

/** A page of the body holds so many groups; more are looked up in an annex. */
const mostBodyRows = 8;

export function fundSplitSection(context: ReportContext): DraftSection {
  const { heading, rows } = splitRows(context);
  if (rows.length === 0)
    return section("fund-split", title, {
      paragraphs: ["재원별 금액이 보고된 사업이 없어 재원별 표를 싣지 않음."],
    });
  const columns = [
    column("name", heading, "Name", { kind: "text", width: 26 }),
    column("fund", "재원", "Fund", { kind: "text", width: 7 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("spent", context.spendingName.ko, context.spendingName.en),
    column("left", "집행잔액", "Not yet spent", { differenceOf: ["budget", "spent"] }),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 8 }),
  ];
  const notes = printedRateNotes(context, rows);
  const body: DraftRow[] = [];
  const sums: Sum[] = [];
  for (const row of rows) {
    const group = groupOf(context, row, notes.numberOf(row.scope));
    sums.push(...sumsOf(columns, group, body.length));
    body.push(...group);
  }
  return section("fund-split", title, {
    part: rows.length > mostBodyRows ? "annex" : "body",
    paragraphs: paragraphsOf(rows, context),
    tables: [table("fund-split", title, columns, body, { sums, notes: notes.texts })],
  });
}

/** Businesses, as councils print them; else the unit projects or, without names, the departments that state funds. */
function splitRows(context: ReportContext): { heading: string; rows: readonly ViewRow[] } {
  const splitting = (rows: readonly ViewRow[]) =>
    rows.filter(({ lines }) => fundsOf(sumOver(lines, (line) => budgetOf(line, context.basis))).length > 0);
  const businesses = splitting(rowsAt(context, "business"));
  if (businesses.length > 0) return { heading: "사업명", rows: businesses };
  const units = splitting(namedRowsAt(context, "unit-project"));
  const below = units.length > 0 ? units : splitting(rowsAt(context, "department"));
  return {
    heading: units.length > 0 ? "단위사업명" : "부서명",
    rows: [...splitting(rowsAt(context, "office")), ...byBudget(context, below)],
  };
}

/** The whole and its funds: of the office for the front page too. */
export function groupOf(context: ReportContext, { scope, lines }: ViewRow, note: number | null): DraftRow[] {
  const { basis, labels } = context;
  const budget = sumOver(lines, (line) => budgetOf(line, basis));
  const spent = sumOver(lines, (line) => spendingOf(line, basis));
  const isSplitSpending = fundsOf(spent).length > 0;
  const shown = funds.filter((fund) =>
    fund === "unsplit"
      ? budget.unsplit !== undefined || (isSplitSpending && spent.unsplit !== undefined)
      : budget[fund] !== undefined || spent[fund] !== undefined,
  );
  const name = scope.level === "office" ? "계" : (scope.name ?? "부서 미지정");
  const rowOf = (fund: Fund | "all"): DraftRow => {
    const [from, minus] = [amountIn(budget, fund), amountIn(spent, fund)];
    const isUnknown = fund !== "all" && !isSplitSpending;
    const paid = isUnknown ? null : minus;
    // Taken from the budget of a fund, spending of which a part is told for all funds together would leave too much.
    const isLeftKnown = fund === "all" || tellsFundApart(lines, basis, fund);
    const share = fund === "all" ? rateOf(lines, basis) : isUnknown ? null : fundRateOf(lines, basis, fund);
    return {
      rank: fund === "all" ? "group" : "line",
      cells: [
        text(name),
        text(fund === "all" ? "계" : labels[fund].ko),
        won(from),
        won(paid),
        won(isLeftKnown ? leftOf(from, paid) : null),
        rate(share, fund === "all" ? note : null),
      ],
    };
  };
  return [rowOf("all"), ...shown.map(rowOf)];
}

/** The funds of a group make its whole, in every column that splits them. */
export function sumsOf(columns: readonly ReportColumn[], group: readonly DraftRow[], offset: number): Sum[] {
  return columns.flatMap(({ kind }, at) => {
    if (kind !== "won") return [];
    const total = stated(group, { row: 0, column: at });
    const parts = group.slice(1).flatMap(({ cells }, index) => {
      const cell = cells[at];
      return cell?.kind === "won" && cell.won !== null ? [{ row: index + 1, amount: cell.won }] : [];
    });
    let sum = 0n;
    for (const { amount } of parts) sum += amount;
    if (total === null || parts.length === 0 || sum !== total) return [];
    return [
      {
        total: { row: offset, column: at },
        parts: parts.map(({ row }) => ({ row: offset + row, column: at })),
      },
    ];
  });
}

function paragraphsOf(rows: readonly ViewRow[], { basis }: ReportContext): string[] {
  const isUnsplit = rows.some(
    ({ lines }) => fundsOf(sumOver(lines, (line) => spendingOf(line, basis))).length === 0,
  );
  return isUnsplit
    ? ["집행액이 재원별로 보고되지 않은 곳은 ‘-’로 두며, 예산의 재원 비율로 나누지 않음."]
    : [];
}

function sumOver(lines: readonly LedgerLine[], amountsOf: (line: LedgerLine) => FundAmounts): FundAmounts {
  return lines.map(amountsOf).reduce<FundAmounts>(addFunds, {});
}

function fundsOf(amounts: FundAmounts): Fund[] {
  return totalOf(amounts) === null
    ? []
    : funds.filter((fund) => fund !== "unsplit" && amounts[fund] !== undefined);
}
