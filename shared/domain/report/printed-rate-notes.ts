/** Where a source printed another rate than its own amounts give: ours is printed, and theirs in a note. */
import { formatPercent } from "../values/fraction.ts";
import type { Scope, ViewRow } from "../rates/office-view.ts";
import { rateOf } from "../rates/rate.ts";
import { alertsOf, type ReportContext } from "./report-context.ts";

interface Notes {
  readonly texts: readonly string[];
  /** From 1; null without a note. */
  readonly numberOf: (scope: Scope) => number | null;
}

export function printedRateNotes(context: ReportContext, rows: readonly ViewRow[]): Notes {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  for (const { scope, lines } of rows) {
    const alert = alertsOf(context, scope).find(({ rule }) => rule === "printed-rate-differs");
    const printed = alert?.facts["value"];
    if (typeof printed !== "string") continue;
    const ours = rateOf(lines, context.basis);
    const words =
      ours === null ? "집행률을 표시하지 않음" : `다시 계산한 ${formatPercent(ours, 1)}%를 표기함`;
    texts.push(`${scope.name ?? ""}: 원본 자료에 인쇄된 ${printed.replace(/ ?%$/, "")}%와 달라 ${words}.`);
    numbers.set(scope.id, texts.length);
  }
  return { texts, numberOf: ({ id }) => numbers.get(id) ?? null };
}
