/** 이월·불용 전망: what the departments' own plans leave at year end, and what no source has told yet. */
import type { ViewRow } from "../rates/office-view.ts";
import { yearEndPlanOf } from "../rates/rate.ts";
import { type Fund, funds } from "../values/fund.ts";
import { statusRows } from "./budget-status.ts";
import { explanationsOf } from "./explanations.ts";
import {
  alertsOf,
  amountIn,
  amountText,
  budgetSumOf,
  countedLines,
  countText,
  isYearOver,
  leftOf,
  type ReportContext,
  rowsAt,
  spentSumOf,
} from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  section,
  type Sum,
  table,
  text,
  totalOverLines,
  won,
} from "./report-table.ts";

const title = { ko: "이월·불용 전망", en: "Carry-over and lapse" };

export function yearEndSection(context: ReportContext): DraftSection {
  const { heading, rows } = statusRows(context);
  const planned = rows.filter(({ lines }) => yearEndPlanOf(lines) !== null);
  const carried = carriedRows(context);
  const columns = [
    column("name", heading.ko, heading.en, { kind: "text", width: 24 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("plan", "12.31까지 집행계획", "Planned by 31 December"),
    column("unspent", "계획상 미집행액", "Left by that plan", { differenceOf: ["budget", "plan"] }),
  ];
  const amountsOf = ({ lines }: Pick<ViewRow, "lines">) => {
    const [budget, plan] = [budgetSumOf(context, lines), yearEndPlanOf(lines)];
    return [won(budget), won(plan), won(leftOf(budget, plan))];
  };
  const body: DraftRow[] = [
    {
      rank: "total",
      cells: [text("계"), ...amountsOf({ lines: planned.flatMap(({ lines }) => lines) })],
    },
    ...planned.map((row): DraftRow => ({
      rank: "line",
      cells: [text(row.scope.name ?? "부서 미지정"), ...amountsOf(row)],
    })),
  ];
  return section("year-end", title, {
    paragraphs: [
      ...unplannedWords(context, rows.length, planned.length),
      ...carriedInWords(context),
      carried.length === 0
        ? "사유가 ‘이월 예정’으로 등록된 사업이 없음."
        : `사유가 ‘이월 예정’으로 등록된 사업: ${countText(carried.length)}.`,
      "이월 확정액, 보조금 반납액, 불용액은 결산 자료에만 있으며 이 보고의 자료에는 없음. 계획상 미집행액은 불용액의 예측이 아님.",
    ],
    tables: [
      ...(planned.length === 0
        ? []
        : [table("year-end", title, columns, body, { sums: totalOverLines(columns, body) })]),
      ...(carried.length === 0 ? [] : [carriedTable(context, carried)]),
    ],
  });
}

function unplannedWords(context: ReportContext, all: number, planned: number): string[] {
  if (planned === 0) return isYearOver(context) ? [] : [partlyPlannedWords(context)];
  return planned === all
    ? []
    : [`연말까지의 집행계획이 보고된 ${countText(planned)}만 실음(전체 ${countText(all)}).`];
}

/** No sum has a plan, though some of its projects may: what these leave is said, and that it is not all. */
function partlyPlannedWords(context: ReportContext): string {
  const lines = countedLines(context).filter((line) => yearEndPlanOf([line]) !== null);
  const [budget, plan] = [budgetSumOf(context, lines), yearEndPlanOf(lines)];
  const left = leftOf(budget, plan);
  if (budget === null || left === null)
    return "연말까지의 집행계획이 보고되지 않아 계획상 미집행액을 알 수 없음.";
  return `연말까지의 집행계획은 사업 ${countText(lines.length)}(${context.budgetName.ko} ${amountText(budget, context.unit)})만 보고되어 전체의 계획상 미집행액을 알 수 없음. 보고된 ${countText(lines.length)}의 계획상 미집행액은 ${amountText(left, context.unit)}임.`;
}

/** What the current budget has beyond the appropriation, where both are stated. */
function carriedInWords(context: ReportContext): string[] {
  const lines = context.office?.lines ?? [];
  const both = lines.filter(
    ({ amounts }) =>
      Object.keys(amounts.appropriation).length > 0 && Object.keys(amounts["current-budget"]).length > 0,
  );
  if (both.length === 0) return [];
  const current = budgetSumOf({ ...context, basis: "expenditure/current-budget" }, both);
  const appropriated = budgetSumOf({ ...context, basis: "expenditure/appropriation" }, both);
  const more = leftOf(current, appropriated) ?? 0n;
  const words = amountText(more, context.unit);
  return [
    `예산현액과 예산액의 차이는 ${words}임(전년도 이월, 예비비, 이용·전용의 합이며 자료가 나누어 보고하지 않음).`,
  ];
}

function carriedRows(context: ReportContext): readonly ViewRow[] {
  return [...rowsAt(context, "unit-project"), ...rowsAt(context, "project")].filter(
    ({ scope }) => carryingOver(context, scope).length > 0,
  );
}

/** Every reason that says so: another reason may answer another alert of the scope. */
function carryingOver(context: ReportContext, scope: ViewRow["scope"]) {
  return explanationsOf(alertsOf(context, scope)).filter(({ reason }) => reason === "carry-over-planned");
}

function carriedTable(context: ReportContext, rows: readonly ViewRow[]) {
  const columns = [
    column("name", "이월 예정 사업", "To be carried over", { kind: "text", width: 22 }),
    column("department", "부서", "Department", { kind: "text", width: 12 }),
    column("left", "집행잔액", "Not yet spent"),
    column("unspent", "계획상 미집행액", "Left by the plan"),
    column("note", "사유", "Reason", { kind: "text", width: 30 }),
  ];
  const body = rows.map(({ scope, lines }): DraftRow => ({
    rank: "line",
    cells: [
      text(scope.name),
      text(scope.department),
      won(leftOf(budgetSumOf(context, lines), spentSumOf(context, lines))),
      won(leftOf(budgetSumOf(context, lines), yearEndPlanOf(lines))),
      text(
        carryingOver(context, scope)
          .map(({ note }) => note)
          .filter((note) => note !== "")
          .join(" / ") || null,
      ),
    ],
  }));
  return table(
    "carry-over",
    { ko: "이월 예정으로 등록된 사업", en: "Registered to be carried over" },
    columns,
    body,
  );
}

/** 다음 연도 소요예산: what lines say they will need, by fund. Null where no line says so. */
export function requirementSection(context: ReportContext): DraftSection | null {
  const { snapshot, labels } = context;
  const year = snapshot.books.fiscalYear + 1;
  const heading = { ko: `${year}년도 소요예산`, en: `Required in ${year}` };
  const lines = snapshot.lines.filter(({ requirement }) => amountIn(requirement, "all") !== null);
  if (lines.length === 0) return null;
  const stated: Fund[] = funds.filter((fund) =>
    lines.some(({ requirement }) => requirement[fund] !== undefined),
  );
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 28 }),
    column("total", "계", "Total"),
    ...stated.map((fund) => column(fund, labels[fund].ko, fund)),
  ];
  const rows = lines.map(({ project, requirement }): DraftRow => ({
    rank: "line",
    cells: [
      text(project.name),
      won(amountIn(requirement, "all")),
      ...stated.map((fund) => won(amountIn(requirement, fund))),
    ],
  }));
  // The funds of one line make its whole; lines are not added up, for one may tell a part of another again.
  const sums = lines.map(({ requirement }, row): Sum => ({
    total: { row, column: 1 },
    parts: stated.flatMap((fund, at) => (requirement[fund] === undefined ? [] : [{ row, column: at + 2 }])),
  }));
  return section("requirements", heading, {
    part: "annex",
    paragraphs: ["한 사업이 다른 사업의 일부를 다시 말할 수 있으므로 사업끼리 더하지 않음."],
    tables: [table("requirements", heading, columns, rows, { sums })],
  });
}
