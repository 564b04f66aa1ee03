/** 미집행·잔액 목록: what has not begun, what has a fifth of its budget left, and what nobody reported. */
import { unspentLines } from "../alerts/grants-at-risk.ts";
import { grantsIn } from "../alerts/rules/lag-figures.ts";
import { totalOf } from "../values/fund.ts";
import { grantsName } from "../words/fund-names.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { budgetOf, rateOf, spendingOf } from "../rates/rate.ts";
import { explanationCells, explanationColumns, explanationsOf } from "./explanations.ts";
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

/** The council of 고창 asks for a remainder of 20 % and more. */
const remainderPercent = 20n;

const titles = {
  none: { ko: "집행 실적이 없는 사업", en: "Nothing spent" },
  left: { ko: `집행잔액 ${remainderPercent}% 이상 사업`, en: `${remainderPercent} % and more left` },
  silent: { ko: "집행액이 보고되지 않은 사업", en: "Spending not reported" },
};

interface UnspentList {
  readonly id: string;
  readonly title: Bilingual;
  readonly lines: readonly LedgerLine[];
}

const title = { ko: "미집행·집행잔액 사업", en: "Unspent money" };

/** How many there are and of how much money; the annex lists them. */
export function unspentSection(context: ReportContext): DraftSection {
  const columns = [
    column("name", "구분", "List", { kind: "text", width: 24 }),
    column("count", "사업(건)", "Projects", { kind: "count", width: 8 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("grants", grantsName(context.labels), "National and provincial money in the budget"),
    column("left", "집행잔액", "Not yet spent"),
  ];
  const body = unspentLists(context).map(({ title: name, lines }): DraftRow => ({
    rank: "line",
    cells: [text(name.ko), { kind: "count", count: lines.length }, ...amountsOf(lines, context)],
  }));
  return section("unspent", title, {
    paragraphs: ["집행 실적이 없는 사업은 잔액 목록에도 포함됨. 보고되지 않은 집행액은 0으로 보지 않음."],
    tables: [table("unspent", title, columns, body)],
  });
}

const annexTitle = { ko: "미집행·집행잔액 사업 목록", en: "Projects with unspent money" };

/** Null where nothing is to be listed. */
export function unspentListsSection(context: ReportContext): DraftSection | null {
  const lists = unspentLists(context).filter(({ lines }) => lines.length > 0);
  if (lists.length === 0) return null;
  return section("unspent-lists", annexTitle, {
    part: "annex",
    tables: lists.map((list) => listTable(list, context)),
  });
}

function unspentLists(context: ReportContext): readonly UnspentList[] {
  const { basis } = context;
  const budgeted = countedLines(context).filter((line) => (totalOf(budgetOf(line, basis)) ?? 0n) > 0n);
  const reporting = budgeted.filter((line) => totalOf(spendingOf(line, basis)) !== null);
  return [
    { id: "nothing-spent", title: titles.none, lines: unspentLines(countedLines(context), basis) },
    { id: "much-left", title: titles.left, lines: reporting.filter((line) => hasMuchLeft(line, context)) },
    {
      id: "not-reported",
      title: titles.silent,
      lines: budgeted.filter((line) => totalOf(spendingOf(line, basis)) === null),
    },
  ];
}

function amountsOf(lines: readonly LedgerLine[], context: ReportContext) {
  const budget = budgetSumOf(context, lines);
  return [won(budget), won(grantsIn(lines, context.basis)), won(leftOf(budget, spentSumOf(context, lines)))];
}

function hasMuchLeft(line: LedgerLine, { basis }: ReportContext): boolean {
  const budget = totalOf(budgetOf(line, basis)) ?? 0n;
  const spent = totalOf(spendingOf(line, basis)) ?? 0n;
  return (budget - spent) * 100n >= budget * remainderPercent;
}

function listTable({ id, title: heading, lines }: UnspentList, context: ReportContext): DraftTable {
  const { basis } = context;
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 22 }),
    column("department", "부서", "Department", { kind: "text", width: 11 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("grants", grantsName(context.labels), "National and provincial money in the budget"),
    column("left", "집행잔액", "Not yet spent"),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 7 }),
    ...explanationColumns,
  ];
  const figuresOf = (some: readonly LedgerLine[]) => [...amountsOf(some, context), rate(rateOf(some, basis))];
  const body: DraftRow[] = [
    {
      rank: "total",
      cells: [
        text(`계 (${countText(lines.length)})`),
        text(""),
        ...figuresOf(lines),
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
        ...figuresOf([line]),
        ...explanationCells(explanationsOf(alertsOfLine(context, line))),
      ],
    })),
  ];
  return table(id, heading, columns, body, {
    sums: totalOverLines(columns, body),
    foldAfter: context.listRows,
  });
}

/** The greatest remainder first; of equals, by id. */
function byLeft(context: ReportContext) {
  const left = (line: LedgerLine) =>
    leftOf(budgetSumOf(context, [line]), spentSumOf(context, [line])) ?? budgetSumOf(context, [line]) ?? 0n;
  return (a: LedgerLine, b: LedgerLine): number =>
    ascending(left(b), left(a)) || ascending(a.project.id, b.project.id);
}
