/**
 * behind-target: a scope has spent less of its budget than its expected path to the year-end target asks
 * for. Slow spending is not called waste.
 */
import { yearEndPlanOf } from "../../rates/rate.ts";
import { topic } from "../../values/bilingual.ts";
import { datePartsOf, dayOfYear, daysInYear } from "../../values/calendar.ts";
import { fraction, pointsBetween, subtract } from "../../values/fraction.ts";
import { formatWon } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, lagFigures, lagSums, partOf } from "./lag-figures.ts";
import { isNoLag, lagSeverity, severityAtLevel } from "./lag-severity.ts";
import { requiredPerMonth, requiredWords } from "../../pace/left-to-do.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { joined, paceWords, percent, paceSourceText } from "./sentences.ts";

/** Everything a reader needs to check the alert by hand. Shares are of the budget. */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  rate: "share",
  rateBasis: "text",
  expectedRate: "share",
  rung: "text",
  dayOfYear: "count",
  daysInYear: "count",
  gap: "points",
  targetRate: "share",
  plan: "won?",
  planRate: "share?",
  planUnspent: "won?",
  monthsLeft: "count",
  requiredPerMonth: "won?",
} as const;

export const behindTargetRule = defineRule({
  name: "behind-target",
  title: { ko: "집행 지연", en: "Behind the year-end target" },
  levels: ["office", "department", "unit-project", "project"],
  isAboutLag: true,
  kinds,
  isClearlyFine: ({ judged, basis, expectation, policy }) => {
    const sums = expectation === null ? null : lagSums(judged, basis);
    if (sums === null || expectation === null) return true;
    return isNoLag(expectation.expected - sums.expenditure, sums.budget, policy);
  },
  judge: (seen) => {
    const facts = gather(seen);
    if (facts === null) return [];
    const lag = { gap: facts.gap, money: partOf(facts.gap, facts.budget), whole: facts.budget };
    const severity = severityAtLevel(seen.row, lagSeverity(lag, seen.policy, seen.openSeverity("all")));
    return [{ fund: "all", severity, facts }];
  },
  moneyOf: (facts) => atLeastZero(partOf(facts.gap, facts.budget)),
  describe: (name, facts) => {
    const [rate, expected, target] = [facts.rate, facts.expectedRate, facts.targetRate].map(percent);
    const gap = pointsBetween(facts.rate, facts.expectedRate);
    const pace = paceWords(facts.rung);
    const day = `${facts.dayOfYear}/${facts.daysInYear}`;
    return joined(
      {
        ko:
          `${topic(name)} ${facts.asOf} 기준 집행률 ${rate}%로, 연말 목표 ${target}%를 향한 기대 집행률 ${expected}%` +
          `(${pace.ko}, ${day}일째)보다 ${gap}%p 낮습니다.`,
        en:
          `${name}: ${rate}% executed as of ${facts.asOf}, ${gap} points below the ${expected}% expected` +
          ` (${pace.en}, day ${day}) on the way to ${target}% at year end.`,
      },
      ...planWords(facts),
      ...requiredWords({ ...facts, missing: partOf(facts.targetRate, facts.budget) - facts.expenditure }),
    );
  },
  describeRecovery: (name, facts) => {
    const [rate, expected] = [percent(facts.rate), percent(facts.expectedRate)];
    return {
      ko: `${topic(name)} ${facts.asOf} 기준 집행률 ${rate}%(기대 집행률 ${expected}%)로, 더 이상 집행 지연 알림의 대상이 아닙니다.`,
      en: `${name}: ${rate}% executed as of ${facts.asOf}, ${expected}% expected; it no longer counts as behind.`,
    };
  },
});

function gather({ row, judged, basis, expectation }: RuleCase): FactsOf<typeof kinds> | null {
  const figures = lagFigures(judged, basis);
  if (figures === null || expectation === null) return null;
  const { budget, expenditure, rate } = figures;
  const expectedRate = fraction(expectation.expected, budget);
  const plan = yearEndPlanOf(judged);
  return {
    asOf: row.asOf,
    ...figures,
    rateBasis: basis,
    expectedRate,
    rung: paceSourceText(expectation),
    dayOfYear: dayOfYear(row.asOf),
    daysInYear: daysInYear(datePartsOf(row.asOf).year),
    gap: subtract(expectedRate, rate),
    targetRate: fraction(expectation.target, budget),
    plan,
    planRate: plan === null ? null : fraction(plan, budget),
    planUnspent: plan === null ? null : budget - plan,
    ...requiredPerMonth(expectation.target, expenditure, row.asOf),
  };
}

function planWords({ planRate, planUnspent }: FactsOf<typeof kinds>) {
  if (planRate === null || planUnspent === null) return [];
  const [rate, unspent] = [percent(planRate), formatWon(planUnspent)];
  return [
    {
      ko: `부서 계획(12.31.까지 ${rate}%)대로면 ${unspent}원이 남습니다.`,
      en: `Its own plan (${rate}% by 31 December) leaves ${unspent} won unspent.`,
    },
  ];
}
