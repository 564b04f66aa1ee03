/** 세부사업별 집행현황: every project of an office that reports projects, department by department. */
import type { ViewRow } from "../rates/office-view.ts";
import { budgetOf, rateOf, spendingOf } from "../rates/rate.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { funds } from "../values/fund.ts";
import { codeOf } from "../values/project.ts";
import { ascending } from "../values/order.ts";
import {
  amountIn,
  budgetSumOf,
  byBudget,
  countText,
  leftOf,
  namedRowsAt,
  printedDay,
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

const title = { ko: "세부사업별 집행현황", en: "Execution by project" };

/** Null where the sources give unit projects alone. */
export function projectSection(context: ReportContext): DraftSection | null {
  const projects = rowsAt(context, "project");
  if (projects.length === 0) return null;
  const units = namedRowsAt(context, "unit-project");
  return section("projects", title, {
    part: "annex",
    tables: [
      ...(units.length === 0
        ? []
        : [
            listTable(
              "unit-projects",
              { ko: "단위사업별 집행현황", en: "By unit project" },
              byBudget(context, units),
              context,
            ),
          ]),
      listTable("projects", title, byBudget(context, projects), context),
      fundsTable(projects, context),
    ],
  });
}

function listTable(
  id: string,
  heading: Bilingual,
  rows: readonly ViewRow[],
  context: ReportContext,
): DraftTable {
  const columns = [
    column("department", "부서", "Department", { kind: "text", width: 13 }),
    column("name", "사업명", "Name", { kind: "text", width: 27 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("spent", context.spendingName.ko, context.spendingName.en),
    column("left", "집행잔액", "Not yet spent", { differenceOf: ["budget", "spent"] }),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 8 }),
    column("code", "사업코드", "Project code", { kind: "text", width: 20, isDataOnly: true }),
  ];
  const rowOf = (lines: ViewRow["lines"]) => {
    const [budget, spent] = [budgetSumOf(context, lines), spentSumOf(context, lines)];
    return [won(budget), won(spent), won(leftOf(budget, spent)), rate(rateOf(lines, context.basis))];
  };
  const all = rows.flatMap(({ lines }) => lines);
  const body: DraftRow[] = [
    { rank: "total", cells: [text("계"), text(countText(rows.length)), ...rowOf(all), text("")] },
    ...rows.map(({ scope, lines }): DraftRow => ({
      rank: "line",
      cells: [text(scope.department), text(scope.name), ...rowOf(lines), text(onlyCode(lines))],
    })),
  ];
  return table(id, heading, columns, body, {
    sums: totalOverLines(columns, body),
    foldAfter: context.listRows,
  });
}

/** Null of several lines together, and of a line that is known by its names. */
function onlyCode(lines: ViewRow["lines"]): string | null {
  const [line, ...others] = lines;
  return line === undefined || others.length > 0 ? null : codeOf(line.project.id);
}

/** Budget and spending of every project by fund: wide, so for spreadsheets and programs alone. */
function fundsTable(rows: readonly ViewRow[], context: ReportContext): DraftTable {
  const { basis, labels, budgetName, spendingName } = context;
  const sides = [
    { key: "budget", group: budgetName, of: budgetOf },
    { key: "spent", group: spendingName, of: spendingOf },
  ];
  const columns: ReportColumn[] = [
    column("code", "사업코드", "Project code", { kind: "text", width: 24 }),
    column("name", "사업명", "Name", { kind: "text", width: 27 }),
    column("department", "부서", "Department", { kind: "text", width: 13 }),
    ...sides.flatMap(({ key, group }) => [
      column(key, "계", "total", { group }),
      ...funds.map((fund) => column(`${key}-${fund}`, labels[fund].ko, fund, { group })),
    ]),
  ];
  const body = rows.flatMap(({ scope, lines }) =>
    lines.map((line): DraftRow => ({
      rank: "line",
      cells: [
        text(codeOf(line.project.id)),
        text(scope.name),
        text(scope.department),
        ...sides.flatMap(({ of }) => [
          won(amountIn(of(line, basis), "all")),
          ...funds.map((fund) => won(amountIn(of(line, basis), fund))),
        ]),
      ],
    })),
  );
  const perSide = funds.length + 1;
  const sums = body.flatMap((_, row) =>
    sides.flatMap((__, side) => {
      const from = 3 + side * perSide;
      const parts = funds.map((___, at) => ({ row, column: from + 1 + at }));
      return [{ total: { row, column: from }, parts }];
    }),
  );
  const heading = { ko: "세부사업별 재원", en: "Funds by project" };
  return table("project-funds", heading, columns, body, { sums, isDataOnly: true });
}

const unmatchedTitle = { ko: "연결되지 않은 지급", en: "Unmatched payments" };

/** 연결되지 않은 지급: payments that fit no project of the full statement, beside every sum. Null where there are none. */
export function unmatchedSection({ snapshot: { unmatched }, listRows }: ReportContext): DraftSection | null {
  if (unmatched === null) return null;
  const { through, lines } = unmatched;
  const columns = [
    column("department", "부서", "Department", { kind: "text", width: 13 }),
    column("account", "회계", "Account", { kind: "text", width: 13 }),
    column("name", "지출목록의 사업명", "Name in the payment list", { kind: "text", width: 30 }),
    column("paid", "지급액", "Paid"),
  ];
  const rows: DraftRow[] = [
    { rank: "total", cells: [text("계"), text(""), text(`${lines.length}건`), won(unmatched.won)] },
    ...lines
      .toSorted((a, b) => ascending(b.won, a.won))
      .map(({ project: { department, account, name }, won: paid }): DraftRow => ({
        rank: "line",
        cells: [text(department), text(account), text(name), won(paid)],
      })),
  ];
  return section("unmatched", unmatchedTitle, {
    part: "annex",
    paragraphs: [
      `지출목록 가운데 ${printedDay(through)} 전체 자료의 어느 사업과도 이름이 맞지 않는 ${printedDay(through)}까지의 지급임. 전체 자료의 집행액에 들어 있는지 알 수 없어 이 보고의 금액과 집행률에 더하지 않음.`,
    ],
    tables: [
      table("unmatched", unmatchedTitle, columns, rows, {
        sums: totalOverLines(columns, rows),
        foldAfter: listRows,
      }),
    ],
  });
}
