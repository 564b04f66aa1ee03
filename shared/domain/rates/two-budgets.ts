/**
 * Offices whose lines are divided by two kinds of budgets: a current one (예산현액), and an appropriation (예산액) where none is
 * stated. Whoever reads the rate hears of how many lines, and whoever sends a file that makes it so, before and after.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { fileFinding, type Finding, someOf } from "../values/finding.ts";
import { formatPercent } from "../values/fraction.ts";
import { totalOf } from "../values/fund.ts";
import { budgetOf, commonBasis, type RateBasis, rateBasisNames, rateOf } from "./rate.ts";

/** Lines without a current budget, where the basis divides them by their appropriation and others by a current budget. */
export function appropriatedLines(lines: readonly LedgerLine[], basis: RateBasis): readonly LedgerLine[] {
  if (!basis.endsWith("/budget")) return [];
  const of = lines.filter(({ amounts }) => totalOf(amounts["current-budget"]) === null);
  const appropriated = of.filter((line) => totalOf(budgetOf(line, basis)) !== null);
  return of.length === lines.length ? [] : appropriated;
}

const code = "rates-of-two-budgets";

/** Whether a file says that it changes what rates are divided by, so that its sums by measure make none. */
export function dividesOtherwise(finding: Pick<Finding, "code">): boolean {
  return finding.code === code;
}

/**
 * A file that makes the office divide otherwise than before, or brings lines that are divided otherwise than others. A policy
 * that says what to divide by stands above it.
 * @param before the counted lines without the file. @param after with it.
 */
export function findBudgetsDivided(before: readonly LedgerLine[], after: readonly LedgerLine[]): Finding[] {
  const [was, is] = [commonBasis(before), commonBasis(after)];
  const known = new Set(appropriatedLines(before, was).map(({ project }) => project.id));
  const lines = appropriatedLines(after, is);
  const isOther = was !== is && before.some((line) => totalOf(budgetOf(line, was)) !== null);
  if (!isOther && lines.every(({ project }) => known.has(project.id))) return [];
  const names = someOf(lines.map(({ project }) => `"${project.name}"`));
  const rates = ratesText(before, after);
  const bases = isOther
    ? {
        ko: ` 분모가 바뀝니다: ${rateBasisNames[was].ko} → ${rateBasisNames[is].ko}.`,
        en: ` The office divides otherwise now: ${rateBasisNames[was].en} -> ${rateBasisNames[is].en}.`,
      }
    : { ko: "", en: "" };
  const divided =
    lines.length === 0
      ? { ko: "", en: "" }
      : {
          ko: `사업 ${after.length}건 가운데 ${lines.length}건(${names})은 예산현액이 없어 예산액으로 나눕니다. 예산현액을 보내면 그것으로 나눕니다.`,
          en: `Of ${after.length} projects ${lines.length} (${names}) state no current budget and are divided by their appropriation, until their current budget (예산현액) is sent.`,
        };
  return [
    fileFinding("note", code, `${lines.length}`, {
      ko: `${divided.ko}${bases.ko}${rates.ko} 정책에 집행률의 분모(rateBasis)를 적었으면 그것으로 나눕니다.`.trim(),
      en: `${divided.en}${bases.en}${rates.en} A policy that says what to divide by (rateBasis) stands above this.`.trim(),
    }),
  ];
}

function ratesText(before: readonly LedgerLine[], after: readonly LedgerLine[]): Bilingual {
  const [was, is] = [before, after].map((lines) => rateOf(lines, commonBasis(lines)));
  if (!was || !is) return { ko: "", en: "" };
  const [from, to] = [formatPercent(was, 1), formatPercent(is, 1)];
  return {
    ko: ` 전체 집행률 ${from}% → ${to}%.`,
    en: ` Rate of the office ${from}% -> ${to}%.`,
  };
}
