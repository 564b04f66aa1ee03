/**
 * The five questions of a councillor, answered in the style of official papers: the rate against what was expected, against
 * last quarter and last year, how much lags, what may have to go back, and what changed. Points are differences of printed rates.
 */
import { grantsAtRisk } from "../alerts/grants-at-risk.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type LaterFigures, laterFigures, olderFigures } from "../rates/later-figures.ts";
import { budgetOf, rateOf, sumStated, unbudgetedOf, unreportedOf } from "../rates/rate.ts";
import { appropriatedLines } from "../rates/two-budgets.ts";
import { figuresDayOf, type Snapshot } from "../snapshots/snapshot.ts";
import { formatPercent, type Fraction, pointsBetween } from "../values/fraction.ts";
import { totalOf } from "../values/fund.ts";
import { grantsName } from "../words/fund-names.ts";
import type { Won } from "../values/won.ts";
import { lineChanges } from "./changes.ts";
import type { Comparisons } from "./report-question.ts";
import {
  isUnexplained,
  laggingProjects,
  laggingRows,
  linesOf,
  missingOf,
  partialWords,
  wholeAndPartial,
} from "./lagging-rows.ts";
import {
  amountText,
  budgetSumOf,
  countedLines,
  countText,
  isYearOver,
  printedDay,
  type ReportContext,
  sharesOf,
  spentSumOf,
  withTriangle,
} from "./report-context.ts";

interface FrontSentences {
  readonly sentences: readonly string[];
  readonly remarks: readonly string[];
}

export function frontSentences(context: ReportContext, comparisons: Comparisons): FrontSentences {
  const expectation = expectationOf(context);
  return {
    sentences: [
      ...olderFiguresWords(context),
      ...laterFiguresWords(context),
      ...olderLinesWords(context),
      expectation.sentence,
      comparisonSentence(context, comparisons),
      laggingSentence(context),
      returnSentence(context),
      changeSentence(context, comparisons.lastQuarter ?? comparisons.since),
    ],
    remarks: [
      ...appropriatedRemarks(context),
      ...unbudgetedRemarks(context),
      ...unreportedWords(context, countedLines(context)),
      ...expectation.remarks,
    ],
  };
}

/** First of all: who reads the rate of a quarter's end takes it for that day's. */
function olderFiguresWords(context: ReportContext): string[] {
  const { snapshot } = context;
  const day = figuresDayOf(snapshot);
  // Where few projects are later, the sentence after this says whose figures are of which day.
  if (day === snapshot.asOf || laterOf(context) !== null) return [];
  return [
    `기준일: ${printedDay(day)} 뒤의 자료가 없어 그날의 수치임(스냅숏은 ${printedDay(snapshot.asOf)} 기준).`,
  ];
}

/** The day of the report is that of most of the money: the few projects with a later one are told. */
function laterFiguresWords(context: ReportContext): string[] {
  const later = laterOf(context);
  if (later === null) return [];
  const { asOf } = context.snapshot;
  const named = asOf === later.latest ? "" : `(스냅숏은 ${printedDay(asOf)} 기준)`;
  const share = later.share === null ? "" : `(예산의 ${later.share}%)`;
  return [
    `자료의 날: 사업 ${countText(later.projects)} 가운데 ${countText(later.projects - later.later)}${share}은 ${printedDay(later.day)}까지, ${countText(later.later)}은 ${printedDay(later.latest)}까지 보고된 수치임${named}.`,
  ];
}

/** Payments bring some projects to a later day: the others are held to what was expected by theirs. */
function olderLinesWords(context: ReportContext): string[] {
  const found = olderFigures(countedLines(context), context.basis);
  if (found === null) return [];
  const { day, earliest, projects, older, share } = found;
  return [
    `자료의 날: 사업 ${countText(projects)} 가운데 ${countText(older)}(예산의 ${share}%)은 ${printedDay(day)} 전에 마지막으로 보고된 수치이고(가장 이른 것은 ${printedDay(earliest)}), 기대 집행률과 매월 필요액은 사업마다 그 자료의 날로 셈함.`,
  ];
}

function laterOf(context: ReportContext): LaterFigures | null {
  return laterFigures(countedLines(context), context.basis);
}

/** The basis names two budgets: how many lines have the second. */
function appropriatedRemarks(context: ReportContext): string[] {
  const lines = appropriatedLines(countedLines(context), context.basis);
  if (lines.length === 0) return [];
  const won = inUnit(sumStated(lines.map((line) => totalOf(budgetOf(line, context.basis)))) ?? 0n, context);
  return [`예산현액이 보고되지 않은 ${countText(lines.length)}은 예산액(${won})으로 나눔.`];
}

/** A rate that counts spending without its budget is not read as one. */
function unbudgetedRemarks(context: ReportContext): string[] {
  const { lines, spent } = unbudgetedOf(countedLines(context), context.basis);
  if (lines === 0) return [];
  return [
    `예산이 보고되지 않은 ${countText(lines)}의 ${inUnit(spent, context)}이 집행액에 들어 있어 집행률이 그만큼 높음.`,
  ];
}

/** A budget whose spending nobody reported is in the whole of the rate and of what is left. */
export function unreportedWords(context: ReportContext, lines: readonly LedgerLine[]): string[] {
  const { lines: silent, budget } = unreportedOf(lines, context.basis);
  if (silent === 0) return [];
  return [
    `집행액이 보고되지 않은 ${countText(silent)}의 ${context.budgetName.ko} ${inUnit(budget, context)}은 예산에 들어 있고 집행액에는 없어, 집행률이 그만큼 낮고 집행잔액이 그만큼 많음.`,
  ];
}

/** The rate that is held against the expected one is that of the same lines. */
function expectationOf(context: ReportContext): {
  readonly sentence: string;
  readonly remarks: readonly string[];
} {
  const lines = countedLines(context);
  const [budget, spent] = [budgetSumOf(context, lines), spentSumOf(context, lines)];
  const share = rateOf(lines, context.basis);
  const { expected, judged } = sharesOf(context, lines);
  const ofJudged = rateOf(judged, context.basis);
  if (budget === 0n && spent !== null) {
    const sentence = `집행률: ${context.budgetName.ko}이 0원이어서 정하지 않음. 집행액은 ${inUnit(spent, context)}임.`;
    return { sentence, remarks: [] };
  }
  if (budget === null || spent === null || share === null)
    return { sentence: "집행률: 예산이나 집행액이 보고되지 않아 집행률을 알 수 없음.", remarks: [] };
  const whole = `집행률: ${context.budgetName.ko} ${inUnit(budget, context)} 중 ${inUnit(spent, context)} 집행, ${printed(share)}%`;
  if (expected === null || ofJudged === null)
    return { sentence: `${whole}임. 기대 집행률을 판정하는 사업이 없음.`, remarks: [] };
  const gap = gapWords(ofJudged, expected);
  if (printed(ofJudged) === printed(share))
    return { sentence: `${whole}로 기대 집행률 ${printed(expected)}%${gap}.`, remarks: [] };
  return {
    sentence: `${whole}임. 판정 대상 사업은 ${printed(ofJudged)}%로 기대 집행률 ${printed(expected)}%${gap}.`,
    remarks: [
      `판정 대상은 예산이 없는 사업과 예비비 등 집행 지연을 판정하지 않는 사업을 뺀 ${countText(judged.length)}, ${context.budgetName.ko} ${inUnit(budgetSumOf(context, judged) ?? 0n, context)}임. 도표도 판정 대상의 집행률임.`,
    ],
  };
}

function comparisonSentence(context: ReportContext, { lastQuarter, lastYear }: Comparisons): string {
  const now = rateOf(countedLines(context), context.basis);
  const parts = [
    comparedWith("지난 분기", context, lastQuarter, now),
    comparedWith("지난해 같은 때", context, lastYear, now),
  ];
  return `지난 보고 대비: ${parts.join(", ")}.`;
}

/** Both rates by the basis of this report, or they could not be compared. */
function comparedWith(
  name: string,
  context: ReportContext,
  then: Snapshot | null,
  now: Fraction | null,
): string {
  const was = then === null ? null : rateOf(context.earlier(then).office?.lines ?? [], context.basis);
  if (then === null || was === null || now === null) return `${name} 자료 없음`;
  return `${name}(${printedDay(figuresDayOf(then))}) ${printed(was)}%${gapWords(now, was)}`;
}

function laggingSentence(context: ReportContext): string {
  const rows = laggingProjects(laggingRows(context));
  if (rows.length === 0) return "집행 지연: 기준일 현재 집행 지연 알림이 열려 있는 사업이 없음.";
  const { whole, partial } = wholeAndPartial(context, rows);
  const lines = linesOf(context, whole);
  const budget = budgetSumOf(context, lines);
  const silent = rows.filter((row) => isUnexplained(context, row)).length;
  const sums = `${countText(whole.length)}${budget === null ? "" : `(${context.budgetName.ko} ${inUnit(budget, context)})`}이 기대보다 ${inUnit(missingOf(context, lines), context)} 덜 집행됨`;
  const words = [whole.length === 0 ? null : sums, partialWords(context, partial)].filter(
    (part) => part !== null,
  );
  return [
    `집행 지연: ${words.join(". ")}.`,
    silent === 0 ? "사유는 모두 등록됨." : `사유 미등록 ${countText(silent)}.`,
  ].join(" ");
}

/** Both figures are those of the page: what has not begun, and what open alerts expect to be left. */
function returnSentence(context: ReportContext): string {
  const { snapshot, basis } = context;
  const { unspent, likely } = grantsAtRisk(countedLines(context), snapshot.alerts, basis);
  const isOver = isYearOver(context);
  const grants = grantsName(context.labels);
  const foreseen =
    likely.projects === 0
      ? ""
      : ` 반납 우려 알림이 열린 ${countText(likely.projects)}은 많게는 ${inUnit(likely.won, context)}이 ${isOver ? "연말에 남음" : "연말에 남을 것으로 보임"}.`;
  if (unspent === null)
    return `미집행 보조금: 예산이 재원별로 보고되지 않아 집행하지 않은 ${grants}를 알 수 없음.${foreseen}`;
  return unspent.projects === 0
    ? `미집행 보조금: ${grants}가 편성되고 집행 실적이 없는 사업은 없음.${foreseen}`
    : `미집행 보조금: 집행 실적이 없는 ${countText(unspent.projects)}의 ${grants} ${inUnit(unspent.won, context)}은 ${isOver ? "12. 31.까지 집행되지 않아 이월하지" : "연말까지 집행하지"} 않으면 반납 대상임.${foreseen}`;
}

function changeSentence(context: ReportContext, before: Snapshot | null): string {
  if (before === null) return "변동: 견줄 지난 스냅숏이 없음.";
  const was = context.earlier(before);
  const [oldLines, newLines] = [was.office?.lines ?? [], countedLines(context)];
  const change = (of: typeof budgetSumOf): Won => (of(context, newLines) ?? 0n) - (of(was, oldLines) ?? 0n);
  const amounts = [
    `${context.budgetName.ko} ${moved(change(budgetSumOf), context)}`,
    `${context.spendingName.ko} ${moved(change(spentSumOf), context)}`,
  ];
  const [lines = ""] = lineChanges(before, context.snapshot);
  return `변동: ${printedDay(figuresDayOf(before))} 이후 ${amounts.join(", ")}. ${lines}`;
}

function moved(change: Won, context: ReportContext): string {
  if (change === 0n) return "변동 없음";
  return change > 0n ? `${inUnit(change, context)} 증가` : `${inUnit(-change, context)} 감소`;
}

function inUnit(amount: Won, { unit }: ReportContext): string {
  return amountText(amount, unit);
}

function printed(share: Fraction): string {
  return withTriangle(formatPercent(share, 1));
}

/** `보다 8.6%p 낮음`: the difference of the two rates as they are printed. */
function gapWords(rate: Fraction, other: Fraction): string {
  const points = pointsBetween(other, rate);
  if (points === "0.0") return "와 같음";
  return `보다 ${points.replace("-", "")}%p ${points.startsWith("-") ? "낮음" : "높음"}`;
}
