/**
 * What this pack does for PEFA PI-28 (in-year budget reports, framework 2016), dimension by dimension, and
 * what it does not. It says what the data show; a score takes a whole year's reports and an assessor.
 * Source: https://www.pefa.org/node/4942 to 4947.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { budgetOf } from "../rates/rate.ts";
import { figuresDayOf } from "../snapshots/snapshot.ts";
import { daysBetween } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { koreaTimeOf } from "../values/instant.ts";
import type { FactualMeasure } from "../values/measure.ts";
import { countedLines, countText, type ReportContext } from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  type DraftTable,
  section,
  table,
  text,
} from "./report-table.ts";

const title = {
  ko: "PEFA PI-28(연중 예산집행보고) 자체 점검",
  en: "PEFA PI-28 (in-year budget reports), self-check",
};

export function pefaSection(context: ReportContext): DraftSection {
  return section("pefa", title, { part: "basis", tables: [pefaTable(context)] });
}

function pefaTable(context: ReportContext): DraftTable {
  const columns = [
    column("dimension", "지표", "Dimension", { kind: "text", width: 16 }),
    column("met", "이 보고가 충족하는 것", "Met", { kind: "text", width: 32 }),
    column("not-met", "충족하지 못하거나 알 수 없는 것", "Not met, or not known", {
      kind: "text",
      width: 32,
    }),
  ];
  const rows = [coverage(context), timing(context), accuracy(context)].map((texts): DraftRow => ({
    rank: "line",
    cells: texts.map(text),
  }));
  return table("pefa", title, columns, rows);
}

function coverage(context: ReportContext): string[] {
  const lines = countedLines(context);
  const budgeted = lines.filter((line) => totalOf(budgetOf(line, context.basis)) !== null).length;
  const appropriated = countStating(lines, "appropriation");
  return [
    "28.1 포괄범위·비교가능성",
    `원장의 ${countText(lines.length)} 전부를 예산과 같은 단위로 실음. 예산이 있는 ${countText(budgeted)}은 예산과 바로 비교됨.`,
    [
      appropriated === lines.length
        ? null
        : `예산액(편성액)이 보고되지 않은 항목 ${countText(lines.length - appropriated)}.`,
      "당초예산과 추경을 나누어 보고하지 않으므로 A등급의 ‘당초예산과 직접 비교’는 확인할 수 없음.",
    ]
      .filter((part) => part !== null)
      .join(" "),
  ];
}

function timing({ snapshot }: ReportContext): string[] {
  const days = daysBetween(figuresDayOf(snapshot), koreaTimeOf(snapshot.takenAt).date);
  const limits = [
    { days: 14, words: "2주 이내(A등급의 기한)" },
    { days: 28, words: "4주 이내(B등급의 기한)" },
    { days: 56, words: "8주 이내(C등급의 기한)" },
  ];
  const within = limits.find((limit) => days <= limit.days);
  const took = `기준일 후 ${days}일 만에 작성`;
  const cycle = "월별(A)·분기별(B·C) 작성 주기는 이 보고 한 건으로 알 수 없음.";
  return within === undefined
    ? ["28.2 시기", "-", `${took}되어 8주를 넘김. ${cycle}`]
    : ["28.2 시기", `${took}: ${within.words}.`, cycle];
}

function accuracy(context: ReportContext): string[] {
  const lines = countedLines(context);
  const [committed, paid] = [countStating(lines, "commitment"), countStating(lines, "expenditure")];
  const differing = context.snapshot.alerts.filter(({ rule }) => rule === "printed-rate-differs").length;
  const hasBoth = lines.length > 0 && committed === lines.length && paid === lines.length;
  return [
    "28.3 정확성(원인행위·지출)",
    [
      paid === 0 ? null : `지출 단계: ${countText(paid)}(전체 ${countText(lines.length)}).`,
      committed === 0 ? null : `원인행위 단계: ${countText(committed)}.`,
      differing === 0 ? null : `자료의 차이 ${countText(differing)}을 주로 밝힘.`,
      "합계는 모두 다시 계산됨.",
    ]
      .filter((part) => part !== null)
      .join(" "),
    hasBoth
      ? "자료의 정확성 자체는 원천 시스템의 점검에 달려 있음."
      : `A등급은 원인행위와 지출 두 단계를 모두 요구함: 원인행위가 보고되지 않은 항목 ${countText(lines.length - committed)}, 지출이 보고되지 않은 항목 ${countText(lines.length - paid)}.`,
  ];
}

function countStating(lines: readonly LedgerLine[], measure: FactualMeasure): number {
  return lines.filter(({ amounts }) => totalOf(amounts[measure]) !== null).length;
}
