/** 집행 지연 사업: where spending is behind its path, why, who answers for it, and what each month left takes. */
import { type AlertRow, alertRows, moneyOfAlert } from "../alerts/alert-rows.ts";
import type { Alert } from "../alerts/alert.ts";
import { levels } from "../rates/office-view.ts";
import type { Fraction } from "../values/fraction.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { explanationCells, explanationColumns, explanationOf } from "./explanations.ts";
import { alertsOf, countText, type ReportContext } from "./report-context.ts";
import { column, type DraftRow, type DraftSection, rate, section, table, text, won } from "./report-table.ts";

const lagRules: readonly Alert["rule"][] = ["behind-target", "fund-behind"];
const title = { ko: "집행 지연 사업과 조치", en: "Projects behind their path, and what is done" };

export function laggingSection(context: ReportContext): DraftSection {
  const lagging = context.snapshot.alerts.filter(({ rule }) => lagRules.includes(rule));
  const rows = alertRows(lagging).toSorted((a, b) => byMoney(a.lead, b.lead));
  if (rows.length === 0)
    return section("lagging", title, {
      paragraphs: ["기준일 현재 집행 지연 알림이 열려 있는 사업이 없습니다."],
    });
  const columns = [
    column("name", "사업명", "Name", { kind: "text", width: 20 }),
    column("department", "부서", "Department", { kind: "text", width: 12 }),
    column("budget", context.budgetName.ko, context.budgetName.en),
    column("spent", context.spendingName.ko, context.spendingName.en),
    column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 7 }),
    column("expected-rate", "기대 집행률(%)", "Expected rate (%)", { kind: "rate", width: 7 }),
    column("per-month", "남은 달 매월 필요액", "Needed in each month left"),
    ...explanationColumns,
  ];
  const body = rows.map(({ lead: alert, facets }): DraftRow => ({
    rank: "line",
    cells: [
      text(nameOf({ lead: alert, facets }, context)),
      text(alert.scope.department),
      won(wonFact(alert, "budget")),
      won(wonFact(alert, "expenditure")),
      rate(shareFact(alert, "rate")),
      rate(shareFact(alert, "expectedRate")),
      won(wonFact(alert, "requiredPerMonth")),
      ...explanationCells(explanationOf(alertsOf(context, alert.scope))),
    ],
  }));
  return section("lagging", title, {
    paragraphs: [
      "집행이 계획보다 더딘 것은 낭비를 뜻하지 않습니다. 계약·보상·교부 시기 등 사유를 함께 보아 주십시오.",
      "단위사업과 그 아래 사업이 함께 실리거나 재원 하나의 금액만 실릴 수 있으므로 이 표의 금액은 서로 더하지 않습니다.",
      ...judgedWords(rows.map(({ lead }) => lead)),
      ...unexplainedWords(
        context,
        rows.map(({ lead }) => lead),
      ),
    ],
    tables: [table("lagging", title, columns, body, { foldAfter: null })],
  });
}

const levelNames = {
  office: "전체",
  department: "부서",
  "unit-project": "단위사업",
  business: "사업",
  project: "",
};

/** The funds that lag beside the one whose amounts are printed are named, so that none is lost in its row. */
function nameOf({ lead, facets }: AlertRow, { labels }: ReportContext): string {
  const { scope, fund } = lead;
  const level = levelNames[scope.level];
  const name = scope.level === "office" ? "계" : (scope.name ?? "부서 미지정");
  const others = facets.flatMap((facet) => (facet.fund === "all" ? [] : [labels[facet.fund]]));
  const marks = [
    level,
    fund === "all" ? "" : labels[fund],
    others.length === 0 ? "" : `${others.join("·")} 함께 지연`,
  ].filter((mark) => mark !== "");
  return marks.length === 0 ? name : `${name} [${marks.join("·")}]`;
}

function byMoney(a: Alert, b: Alert): number {
  return (
    levels.indexOf(a.scope.level) - levels.indexOf(b.scope.level) ||
    ascending(moneyOfAlert(b), moneyOfAlert(a)) ||
    ascending(a.scope.id, b.scope.id)
  );
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
function judgedWords(alerts: readonly Alert[]): string[] {
  return alerts.some(({ scope }) => scope.level === "office" || scope.level === "department")
    ? [
        "전체·부서의 금액과 집행률은 집행 지연을 판단하는 사업만 더한 값입니다. 예비비 등 판단하지 않는 사업이 빠지므로 예산현황의 집행률과 다를 수 있습니다.",
      ]
    : [];
}

function unexplainedWords(context: ReportContext, alerts: readonly Alert[]): string[] {
  const silent = alerts.filter(({ scope }) => explanationOf(alertsOf(context, scope)) === null).length;
  return silent === 0
    ? []
    : [`사유가 아직 등록되지 않은 항목: ${countText(silent)}(전체 ${countText(alerts.length)}).`];
}
