/** Scopes behind their path, the greatest missing money first, with the lines that each is made of. */
import { type AlertRow, isLag, laggingScopes, moneyOfAlert } from "../alerts/alert-rows.ts";
import { scopeName } from "../alerts/alert-name.ts";
import type { Alert } from "../alerts/alert.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type Level, levels } from "../rates/office-view.ts";
import { spendingOf, sumStated } from "../rates/rate.ts";
import { totalOf } from "../values/fund.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { printedExplanation } from "./explanations.ts";
import { alertsOf, amountText, countText, type ReportContext } from "./report-context.ts";

export interface LaggingRow extends AlertRow {
  readonly name: string;
  /** What is missing to the expected path, in won. */
  readonly missing: Won;
}

/** The whole before its parts, and inside a level by the money that is missing. */
export function laggingRows(context: ReportContext): readonly LaggingRow[] {
  return laggingScopes(context.snapshot.alerts)
    .rows.map((row) => ({ ...row, name: nameOf(row, context), missing: moneyOfAlert(row.lead) }))
    .toSorted(
      (a, b) =>
        levels.indexOf(a.lead.scope.level) - levels.indexOf(b.lead.scope.level) ||
        ascending(b.missing, a.missing) ||
        ascending(a.lead.scope.id, b.lead.scope.id),
    );
}

/** Without the office and its departments, which repeat what their projects say. */
export function laggingProjects(rows: readonly LaggingRow[]): readonly LaggingRow[] {
  return rows
    .filter(({ lead }) => lead.scope.level !== "office" && lead.scope.level !== "department")
    .toSorted((a, b) => ascending(b.missing, a.missing) || ascending(a.lead.scope.id, b.lead.scope.id));
}

/**
 * `whole`: rows of lines, whose budgets add up. `partial`: where one fund lags, or projects that a report states inside of a unit
 * project; the money of the lines is not theirs, so that no sum of lines speaks of them.
 */
export function wholeAndPartial(
  { linesByScope }: ReportContext,
  rows: readonly LaggingRow[],
): { readonly whole: readonly LaggingRow[]; readonly partial: readonly LaggingRow[] } {
  const isWhole = ({ lead }: LaggingRow): boolean =>
    lead.fund === "all" && linesByScope.has(scopeName(lead.scope));
  return { whole: rows.filter(isWhole), partial: rows.filter((row) => !isWhole(row)) };
}

/** `재원 하나가 늦은 1건은 그 재원에서 2,856천원 덜 집행됨`; null where there are none. */
export function partialWords({ unit }: ReportContext, partial: readonly LaggingRow[]): string | null {
  if (partial.length === 0) return null;
  const missing = amountText(sumStated(partial.map((row) => row.missing)) ?? 0n, unit);
  const isOfFunds = partial.every(({ lead }) => lead.fund !== "all");
  return isOfFunds
    ? `재원 하나가 늦은 ${countText(partial.length)}은 그 재원에서 ${missing} 덜 집행됨`
    : `재원 하나나 단위사업의 일부가 늦은 ${countText(partial.length)}은 그 안에서 ${missing} 덜 집행됨`;
}

/** Each line once, though a unit project may lag beside its projects. */
export function linesOf({ linesByScope }: ReportContext, rows: readonly LaggingRow[]): readonly LedgerLine[] {
  return [...new Set(rows.flatMap(({ lead }) => linesByScope.get(scopeName(lead.scope)) ?? []))];
}

/** What the lines have spent less than was expected of each; what one is ahead does not help another. */
export function missingOf({ expected, basis }: ReportContext, lines: readonly LedgerLine[]): Won {
  const missing = lines.map((line) => {
    const gap = (expected.get(line.project.id) ?? 0n) - (totalOf(spendingOf(line, basis)) ?? 0n);
    return gap > 0n ? gap : 0n;
  });
  return sumStated(missing) ?? 0n;
}

/** The alerts that the row is made of: their reasons stand beside it, and no others. */
export function alertsIn({ lead, facets }: LaggingRow): readonly Alert[] {
  return [lead, ...facets];
}

/** Whether nobody has said why the scope lags, as its row prints it: an acknowledgement alone says nothing. */
export function isUnexplained(context: ReportContext, { lead }: LaggingRow): boolean {
  return alertsOf(context, lead.scope)
    .filter(isLag)
    .every(({ explanation }) => printedExplanation(explanation) === null);
}

const levelNames: Readonly<Record<Level, string>> = {
  office: "전체",
  department: "부서",
  "unit-project": "단위사업",
  business: "사업",
  project: "",
};

/** The funds that lag beside the one whose amounts are printed are named, so that none is lost in its row. */
function nameOf({ lead, facets }: AlertRow, { labels }: ReportContext): string {
  const { scope, fund } = lead;
  const name = scope.level === "office" ? "계" : (scope.name ?? "부서 미지정");
  const others = facets.flatMap((facet) => (facet.fund === "all" ? [] : [labels[facet.fund].ko]));
  const marks = [
    levelNames[scope.level],
    fund === "all" ? "" : labels[fund].ko,
    others.length === 0 ? "" : `${others.join("·")} 함께 지연`,
  ].filter((mark) => mark !== "");
  return marks.length === 0 ? name : `${name} [${marks.join("·")}]`;
}
