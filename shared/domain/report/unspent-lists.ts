/** 미집행·잔액 목록: what has not begun, what has a fifth of its budget left, and what nobody reported. */
import { type FundAmounts, totalOf } from "../values/fund.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { budgetOf, rateOf, spendingOf, sumStated } from "../rates/rate.ts";
import { explanationCells, explanationColumns, explanationOf } from "./explanations.ts";
import {
  alertsOfLine,
  budgetSumOf,
  countedLines,
  leftOf,
  type ReportContext,
  spentSumOf,
  countText,
} from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  type DraftTable,
  rate,
  section,
  table,
  text,
  totalOverLines,
  won,
} from "./report-table.ts";
import { ascending } from "../values/order.ts";
import type { Bilingual } from "../values/bilingual.ts";

/** A document lists the greatest; a hundred fill four pages, and nobody reads out more. */
const printedLines = 100;
/** The council of 고창 asks for a remainder of 20 % and more. */
const remainderPercent = 20n;

const titles = {
  none: { ko: "집행 실적이 없는 사업", en: "Nothing spent" },
  left: { ko: `집행잔액 ${remainderPercent}% 이상 사업`, en: `${remainderPercent} % and more left` },
  silent: { ko: "집행액이 보고되지 않은 사업", en: "Spending not reported" },
};

export function unspentSection(context: ReportContext): DraftSection {
  const { basis } = context;
  const budgeted = countedLines(context).filter((line) => (totalOf(budgetOf(line, basis)) ?? 0n) > 0n);
  const silent = budgeted.filter((line) => totalOf(spendingOf(line, basis)) === null);
  const reporting = budgeted.filter((line) => totalOf(spendingOf(line, basis)) !== null);
  const none = reporting.filter((line) => (totalOf(spendingOf(line, basis)) ?? 0n) <= 0n);
  const left = reporting.filter((line) => hasMuchLeft(line, context));
  const lists = [
    { id: "nothing-spent", title: titles.none, lines: none },
    { id: "much-left", title: titles.left, lines: left },
    { id: "not-reported", title: titles.silent, lines: silent },
  ];
  return section(
    "unspent",
    { ko: "미집행·집행잔액 사업", en: "Unspent money" },
    {
      paragraphs: [
        ...lists.map(({ title, lines }) => `${title.ko}: ${countText(lines.length)}`),
        "집행 실적이 없는 사업은 잔액 목록에도 포함됩니다. 보고되지 않은 집행액은 0으로 보지 않습니다.",
      ],
      tables: lists
        .filter(({ lines }) => lines.length > 0)
        .map((list) => listTable(list.id, list.title, list.lines, context)),
    },
  );
}

function hasMuchLeft(line: LedgerLine, { basis }: ReportContext): boolean {
  const budget = totalOf(budgetOf(line, basis)) ?? 0n;
  const spent = totalOf(spendingOf(line, basis)) ?? 0n;
  return (budget - spent) * 100n >= budget * remainderPercent;
}

function listTable(
  id: string,
  title: Bilingual,
  lines: readonly LedgerLine[],
  context: ReportContext,
): DraftTable {
  const { basis } = context;
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 22 }),
    column("department", "부서", "Department", { kind: "text", width: 11 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("grants", "국·시도비", "National and provincial money in the budget"),
    column("left", "집행잔액", "Not yet spent"),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 7 }),
    ...explanationColumns,
  ];
  const amountsOf = (some: readonly LedgerLine[]) => [
    won(budgetSumOf(context, some)),
    won(sumStated(some.map((line) => grantIn(budgetOf(line, basis))))),
    won(leftOf(budgetSumOf(context, some), spentSumOf(context, some))),
    rate(rateOf(some, basis)),
  ];
  const body: DraftRow[] = [
    {
      rank: "total",
      cells: [
        text(`계 (${countText(lines.length)})`),
        text(""),
        ...amountsOf(lines),
        text(""),
        text(""),
        text(""),
      ],
    },
    ...lines.toSorted(byLeft(context)).map((line): DraftRow => ({
      rank: "line",
      cells: [
        text(line.project.name),
        text(line.project.department),
        ...amountsOf([line]),
        ...explanationCells(explanationOf(alertsOfLine(context, line))),
      ],
    })),
  ];
  return table(id, title, columns, body, {
    sums: totalOverLines(columns, body),
    foldAfter: printedLines,
  });
}

/** The greatest remainder first; of equals, by id. */
function byLeft(context: ReportContext) {
  const left = (line: LedgerLine) =>
    leftOf(budgetSumOf(context, [line]), spentSumOf(context, [line])) ?? budgetSumOf(context, [line]) ?? 0n;
  return (a: LedgerLine, b: LedgerLine): number =>
    ascending(left(b), left(a)) || ascending(a.project.id, b.project.id);
}

/** Null where the budget is not split. */
function grantIn({ national, provincial, municipal, other }: FundAmounts): bigint | null {
  const isSplit = [national, provincial, municipal, other].some((amount) => amount !== undefined);
  return isSplit ? (national ?? 0n) + (provincial ?? 0n) : null;
}
