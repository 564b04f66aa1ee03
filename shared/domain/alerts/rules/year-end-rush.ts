/**
 * year-end-rush: the target now needs more in every month left than was ever spent in one, or the plan
 * itself puts an unusual part into November and December. Advice in time, so never more than a notice.
 */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Policy } from "../../policy/policy.ts";
import { yearEndPlanOf } from "../../rates/rate.ts";
import { type Bilingual, topic } from "../../values/bilingual.ts";
import { daysInYear, monthEnd, monthsLeftAfter } from "../../values/calendar.ts";
import { compare, fraction, type Fraction } from "../../values/fraction.ts";
import { totalOf } from "../../values/fund.ts";
import { formatWon, sumWon, type Won } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, lagFigures, lagSums } from "./lag-figures.ts";
import { isOneLine, lineLevels } from "./lag-severity.ts";
import { requiredPerMonth, timeLeftAfter } from "../../pace/left-to-do.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { joined, noLonger, percent } from "./sentences.ts";

/**
 * `greatestMonth`: the most spent in one month so far. `lateShare`: the plan's part for November and
 * December; null without a monthly plan. `usualLateShare`: the same by the policy's curve.
 */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  missing: "won",
  monthsLeft: "count",
  requiredPerMonth: "won?",
  greatestMonth: "won?",
  lateShare: "share?",
  usualLateShare: "share",
} as const;

type RushFacts = FactsOf<typeof kinds>;

/** The required amount is told from 30 September on, the plan's late part while two months are left to move it into. */
const [lateMonths, monthsOfLatePart] = [3, 2];

export const yearEndRush = defineRule({
  name: "year-end-rush",
  title: { ko: "연말 집중 집행 우려", en: "Year-end rush" },
  levels: lineLevels,
  isAboutLag: true,
  kinds,
  isClearlyFine: ({ row, judged, basis, expectation, policy }) => {
    const sums = isOneLine(row) && expectation !== null ? lagSums(judged, basis) : null;
    if (sums === null || sums.budget < policy.minimumBudget) return true;
    return monthsLeftAfter(row.asOf) > lateMonths && judged.every(({ plan }) => plan.length === 0);
  },
  judge: (seen) => {
    const facts = gather(seen);
    if (facts === null) return [];
    const { policy } = seen;
    const margin = seen.openSeverity("all") === null ? 0n : policy.easeMarginBasisPoints;
    const isRush = needsMoreThanEver(facts, policy, margin) || plansLate(facts, policy, margin);
    const severity = isRush && facts.budget >= policy.minimumBudget ? "notice" : null;
    return [{ fund: "all", severity, facts }];
  },
  moneyOf: (facts) => facts.missing,
  describe: (name, facts) =>
    joined(
      {
        ko: `${topic(name)} 연말에 집행이 몰릴 수 있습니다.`,
        en: `${name}: spending may crowd at year end.`,
      },
      ...requiredWords(facts),
      ...planWords(facts),
      {
        ko: "검수·대금 지급 일정을 나누어 앞당길 수 있는지 검토해 주십시오.",
        en: "See whether inspections and payments can be spread and brought forward.",
      },
    ),
  describeRecovery: (name, { asOf }) =>
    noLonger(name, asOf, { ko: "연말 집중 집행 우려", en: "heading for a year-end rush" }),
});

function gather(seen: RuleCase): RushFacts | null {
  const { row, judged, basis, fiscalYear, policy, expectation } = seen;
  const figures = isOneLine(row) ? lagFigures(judged, basis) : null;
  if (figures === null || expectation === null) return null;
  const { budget, expenditure } = figures;
  return {
    asOf: row.asOf,
    budget,
    expenditure,
    missing: atLeastZero(expectation.target - expenditure),
    ...requiredPerMonth(expectation.target, expenditure, row.asOf),
    greatestMonth: seen.greatestMonth(),
    lateShare: lateShareOf(judged, fiscalYear),
    usualLateShare: usualLateShare(policy, fiscalYear),
  };
}

/** Only where enough is missing to be a lag at all: the last little bit of a steady project is no rush. */
function needsMoreThanEver(facts: RushFacts, policy: Policy, margin: bigint): boolean {
  const { monthsLeft, requiredPerMonth: perMonth, greatestMonth, missing, budget } = facts;
  if (monthsLeft > lateMonths || perMonth === null || greatestMonth === null) return false;
  const isMuch = missing * 10_000n >= (policy.gapBasisPoints.notice - margin) * budget;
  return isMuch && perMonth * 10_000n > greatestMonth * (10_000n - margin);
}

function plansLate(
  { monthsLeft, lateShare, usualLateShare: usual }: RushFacts,
  policy: Policy,
  margin: bigint,
) {
  if (lateShare === null || monthsLeft < monthsOfLatePart) return false;
  const bound = fraction(
    usual.numerator * 10_000n + (policy.gapBasisPoints.warning - margin) * usual.denominator,
    usual.denominator * 10_000n,
  );
  return compare(lateShare, bound) >= 0;
}

/** Null unless every line plans for 31 October and for 31 December: what lies between two far points is no plan. */
function lateShareOf(lines: readonly LedgerLine[], fiscalYear: number): Fraction | null {
  const october = monthEnd(fiscalYear, 10);
  const byOctober = lines.map(({ plan }) => plan.find(({ date }) => date === october));
  const [planned, early] = [yearEndPlanOf(lines), byOctober.map((point) => totalOf(point?.amounts ?? {}))];
  const stated: readonly Won[] = early.filter((amount) => amount !== null);
  if (planned === null || planned <= 0n || stated.length < lines.length) return null;
  return fraction(planned - sumWon(stated), planned);
}

function usualLateShare({ curve }: Policy, fiscalYear: number): Fraction {
  const october = curve?.[9];
  return october === undefined
    ? fraction(61n, BigInt(daysInYear(fiscalYear)))
    : fraction(10_000n - october, 10_000n);
}

function requiredWords({ asOf, missing, requiredPerMonth: perMonth, greatestMonth }: RushFacts) {
  const time = timeLeftAfter(asOf);
  if (time === null || perMonth === null || greatestMonth === null || perMonth <= greatestMonth) return [];
  const [left, required, greatest] = [missing, perMonth, greatestMonth].map(formatWon);
  const isMonthly = time.unit === "month";
  const sentence: Bilingual = {
    ko: `${asOf} 기준 목표까지 ${left}원이 남아 남은 ${time.ko} 동안 ${isMonthly ? `매월 ${required}원이` : "이를 모두 집행해야"} ${isMonthly ? "필요한데" : "하는데"}, 올해 가장 많이 집행한 달은 ${greatest}원입니다.`,
    en: `As of ${asOf} ${left} won are left to the target${isMonthly ? `, ${required} won a month` : ""} for the ${time.en} left; the most spent in a month this year was ${greatest} won.`,
  };
  return [sentence];
}

function planWords({ lateShare, usualLateShare: usual }: RushFacts) {
  if (lateShare === null || compare(lateShare, usual) <= 0) return [];
  const [late, curve] = [percent(lateShare), percent(usual)];
  const sentence: Bilingual = {
    ko: `계획의 ${late}%가 11~12월에 잡혀 있습니다(정책 집행곡선은 ${curve}%).`,
    en: `${late}% of the plan is for November and December, where the policy's curve has ${curve}%.`,
  };
  return [sentence];
}
