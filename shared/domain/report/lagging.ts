/** 집행 지연: how much is missing department by department, and in an annex why, who answers, and what each month left takes. */
import type { Alert } from "../alerts/alert.ts";
import { ruleNamed } from "../alerts/rules/rules.ts";
import { laggingScopes, moneyOfAlert } from "../alerts/alert-rows.ts";
import type { Snapshot } from "../snapshots/snapshot.ts";
import type { Fraction } from "../values/fraction.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { earlierReasons, explanationCells, explanationColumns, explanationsOf } from "./explanations.ts";
import {
  alertsIn,
  isUnexplained,
  laggingProjects,
  type LaggingRow,
  laggingRows,
  linesOf,
  missingOf,
  partialWords,
  wholeAndPartial,
} from "./lagging-rows.ts";
import { budgetSumOf, countText, type ReportContext, spentSumOf } from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  rate,
  section,
  table,
  text,
  totalOverLines,
  won,
} from "./report-table.ts";

const title = { ko: "집행 지연 사업", en: "Projects behind their path" };

/** Department by department, the most missing money first. */
export function laggingSection(context: ReportContext): DraftSection {
  const { whole: rows, partial } = wholeAndPartial(context, laggingProjects(laggingRows(context)));
  if (rows.length + partial.length === 0)
    return section("lagging", title, { paragraphs: ["기준일 현재 집행 지연 알림이 열려 있는 사업이 없음."] });
  const columns = [
    column("department", "부서명", "Department", { kind: "text", width: 22 }),
    column("count", "지연 사업(건)", "Projects", { kind: "count", width: 8 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("spent", context.spendingName.ko, context.spendingName.en),
    column("missing", "기대 대비 부족액", "Missing to the expected path"),
    column("unexplained", "사유 미등록(건)", "Without a reason", { kind: "count", width: 8 }),
  ];
  const cellsOf = (name: string, own: readonly LaggingRow[]): DraftRow["cells"] => {
    const lines = linesOf(context, own);
    return [
      text(name),
      { kind: "count", count: own.length },
      won(budgetSumOf(context, lines)),
      won(spentSumOf(context, lines)),
      won(missingOf(context, lines)),
      { kind: "count", count: own.filter((row) => isUnexplained(context, row)).length },
    ];
  };
  const departments = [...Map.groupBy(rows, ({ lead }) => lead.scope.department)]
    .map(([name, own]) => ({ name, own, missing: missingOf(context, linesOf(context, own)) }))
    .toSorted((a, b) => ascending(b.missing, a.missing));
  const body: DraftRow[] = [
    { rank: "total", cells: cellsOf("계", rows) },
    ...departments.map(({ name, own }): DraftRow => ({
      rank: "line",
      cells: cellsOf(name ?? "부서 미지정", own),
    })),
  ];
  const inPart = partialWords(context, partial);
  return section("lagging", title, {
    paragraphs: [
      "집행이 계획보다 더딘 것은 낭비를 뜻하지 않음. 계약·보상·교부 시기 등 사유를 함께 볼 것.",
      "부족액은 사업마다 기대 집행액에서 집행액을 뺀 값의 합이며, 앞선 사업의 금액으로 메우지 않음.",
      ...(inPart === null ? [] : [`${inPart}. 부서별 표에는 넣지 않음.`]),
    ],
    tables:
      rows.length === 0
        ? []
        : [
            table("lagging-departments", { ko: "부서별 집행 지연", en: "Lag by department" }, columns, body, {
              sums: totalOverLines(columns, body),
            }),
          ],
  });
}

const listTitle = { ko: "집행 지연 사업과 조치", en: "Projects behind their path, and what is done" };

/** Null where nothing lags. */
export function laggingListSection(
  context: ReportContext,
  lastQuarter: Snapshot | null,
): DraftSection | null {
  const rows = laggingRows(context);
  if (rows.length === 0) return null;
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 20 }),
    column("department", "부서", "Department", { kind: "text", width: 12 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("spent", context.spendingName.ko, context.spendingName.en),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 7 }),
    column("expected-rate", "기대 집행률(%)", "Expected rate (%)", { kind: "rate", width: 7 }),
    column("per-month", "남은 달 매월 필요액", "Needed in each month left"),
    ...explanationColumns,
    ...(lastQuarter === null ? [] : [earlierColumn]),
  ];
  const body = rows.map((row): DraftRow => ({
    rank: "line",
    cells: [
      text(row.name),
      text(row.lead.scope.department),
      won(wonFact(row.lead, "budget")),
      won(wonFact(row.lead, "expenditure")),
      rate(shareFact(row.lead, "rate")),
      rate(shareFact(row.lead, "expectedRate")),
      won(wonFact(row.lead, "requiredPerMonth")),
      ...explanationCells(explanationsOf(alertsIn(row))),
      ...(lastQuarter === null ? [] : [text(earlierReasons(lastQuarter, alertsIn(row)))]),
    ],
  }));
  return section("lagging-list", listTitle, {
    part: "annex",
    paragraphs: [
      "단위사업과 그 아래 사업이 함께 실리거나 재원 하나의 금액만 실릴 수 있으므로 이 표의 금액은 서로 더하지 않음.",
      ...judgedWords(rows),
      ...otherRuleWords(context, rows),
      ...unexplainedWords(context, rows),
    ],
    tables: [table("lagging", listTitle, columns, body, { foldAfter: context.listRows })],
  });
}

const earlierColumn = column("last-reason", "지난 분기 사유", "Reason of last quarter", {
  kind: "text",
  width: 16,
});

const explainedTitle = { ko: "알림별 사유", en: "Reasons by alert" };

/** Every reason beside the alert that it answers, whatever rule raised it. Null where nobody has given any. */
export function explainedSection(context: ReportContext, lastQuarter: Snapshot | null): DraftSection | null {
  const explained = context.snapshot.alerts
    .filter((alert) => explanationsOf([alert]).length > 0 || earlierReasons(lastQuarter, [alert]) !== null)
    .toSorted((a, b) => ascending(moneyOfAlert(b), moneyOfAlert(a)) || ascending(a.scope.id, b.scope.id));
  if (explained.length === 0) return null;
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 20 }),
    column("department", "부서", "Department", { kind: "text", width: 12 }),
    column("rule", "알림", "Alert", { kind: "text", width: 12 }),
    column("money", "해당 금액", "Money it is about"),
    ...explanationColumns,
    earlierColumn,
  ];
  const body = explained.map((alert): DraftRow => ({
    rank: "line",
    cells: [
      text(alert.scope.name),
      text(alert.scope.department),
      text(
        [ruleNamed(alert.rule).title.ko, fundWords(alert, context)].filter((part) => part !== "").join(" "),
      ),
      won(moneyOfAlert(alert)),
      ...explanationCells(explanationsOf([alert])),
      text(earlierReasons(lastQuarter, [alert])),
    ],
  }));
  return section("explanations", explainedTitle, {
    part: "annex",
    tables: [table("explanations", explainedTitle, columns, body, { foldAfter: context.listRows })],
  });
}

function fundWords({ fund }: Alert, { labels }: ReportContext): string {
  return fund === "all" ? "" : `(${labels[fund].ko})`;
}

function wonFact({ facts }: Alert, name: string): Won | null {
  const value = facts[name];
  return typeof value === "bigint" ? value : null;
}

function shareFact({ facts }: Alert, name: string): Fraction | null {
  const value = facts[name];
  return typeof value === "object" ? value : null;
}

/** The rates of sums are those of what is judged: without a word they seem to contradict the first table. */
function judgedWords(rows: readonly LaggingRow[]): string[] {
  return rows.some(({ lead: { scope } }) => scope.level === "office" || scope.level === "department")
    ? [
        "전체·부서의 금액과 집행률은 집행 지연을 판정하는 사업만 더한 값임. 예비비 등 판정하지 않는 사업이 빠지므로 예산현황의 집행률과 다를 수 있음.",
      ]
    : [];
}

/** The list of alerts has them under another rule: both say how many, so that their numbers agree. */
function otherRuleWords({ snapshot }: ReportContext, rows: readonly LaggingRow[]): string[] {
  const { ledByOthers } = laggingScopes(snapshot.alerts);
  return ledByOthers === 0
    ? []
    : [
        `이 표의 ${countText(rows.length)} 가운데 ${countText(ledByOthers)}은 알림 목록에서 더 급한 다른 알림의 행에 함께 실림.`,
      ];
}

function unexplainedWords(context: ReportContext, rows: readonly LaggingRow[]): string[] {
  const silent = rows.filter((row) => isUnexplained(context, row)).length;
  return silent === 0
    ? []
    : [`사유가 아직 등록되지 않은 항목: ${countText(silent)}(전체 ${countText(rows.length)}).`];
}
