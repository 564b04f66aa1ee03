/**
 * fund-behind: one source of money holds the rest back. A fund is told when it is behind its expected
 * path and clearly slower than the fastest fund beside it; where all are alike, behind-target says it.
 */
import type { Policy, Severity } from "../../policy/policy.ts";
import { budgetOf } from "../../rates/rate.ts";
import { type Bilingual, subject, topic } from "../../values/bilingual.ts";
import { compare, fraction, type Fraction, pointsBetween, subtract, zero } from "../../values/fraction.ts";
import { type Fund, type FundNames, funds } from "../../values/fund.ts";
import { formatWon } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, partOf } from "./lag-figures.ts";
import { higherSeverity, lagSeverity, severityAtLevel } from "./lag-severity.ts";
import { defineRule, type Judged, type RuleCase } from "./rule.ts";
import {
  fundWords,
  isGranted,
  joined,
  noLonger,
  paceWords,
  paidOnIsNotSpent,
  percent,
  paceSourceText,
} from "./sentences.ts";
import { type FundPace, fundPaces } from "./slowest-fund.ts";

/** Budget, expenditure and rates are the fund's own; `spread` is how far it is below the fastest fund. */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  rate: "share",
  rateBasis: "text",
  expectedRate: "share",
  rung: "text",
  gap: "points",
  slowestFund: "text",
  slowestRate: "share",
  fastestFund: "text",
  fastestRate: "share",
  spread: "points",
} as const;

export const fundBehind = defineRule({
  name: "fund-behind",
  title: { ko: "재원별 집행 지연", en: "One fund is behind" },
  levels: ["office", "department", "unit-project", "business", "project"],
  isAboutLag: true,
  kinds,
  // One fund alone is the whole.
  isClearlyFine: ({ judged, basis }) => {
    const budgets = judged.map((line) => budgetOf(line, basis));
    const hasMoney = (fund: Fund): boolean => budgets.some((budget) => (budget[fund] ?? 0n) > 0n);
    return funds.filter((fund) => fund !== "unsplit" && hasMoney(fund)).length < 2;
  },
  judge: (seen) => {
    const paces = fundPaces({ lines: seen.judged }, seen.basis);
    const [slowest, fastest] = [paces[0], paces.at(-1)];
    if (slowest === undefined || fastest === undefined || slowest === fastest) return [];
    return paces.flatMap((pace) => judgeFund(pace, { slowest, fastest }, seen));
  },
  moneyOf: (facts) => atLeastZero(partOf(facts.gap, facts.budget)),
  describe: (name, facts, fund, names) => {
    const [rate, expected] = [facts.rate, facts.expectedRate].map(percent);
    const gap = pointsBetween(facts.rate, facts.expectedRate);
    const [fastest, fastestRate] = [fundWords(facts.fastestFund, names), percent(facts.fastestRate)];
    const [spent, budget] = [formatWon(facts.expenditure), formatWon(facts.budget)];
    const own = fundWords(fund, names);
    const isBehind = compare(facts.gap, zero) > 0;
    const pace = paceWords(facts.rung);
    return joined(
      {
        ko:
          `${topic(name)} ${facts.asOf} 기준 ${own.ko} 집행률이 ${rate}%(${budget}원 중 ${spent}원)로, ` +
          `기대 집행률 ${expected}%(${pace.ko})${isBehind ? `보다 ${gap}%p 낮고` : "에는 이르렀으나"} 가장 빠른 ${fastest.ko} ${fastestRate}%와 차이가 큽니다.`,
        en:
          `${name}: ${rate}% of its ${own.en} money executed as of ${facts.asOf} (${spent} of ${budget} won), ` +
          `${isBehind ? `${gap} points below` : "no longer below"} the ${expected}% expected (${pace.en}); its ${fastest.en} money is at ${fastestRate}%.`,
      },
      slowestWords(facts, fund, names),
      ...(isGranted(fund) ? [paidOnIsNotSpent] : []),
    );
  },
  describeRecovery: (name, { asOf }, fund, names) => {
    const own = fundWords(fund, names);
    return noLonger(name, asOf, { ko: `${own.ko} 집행 지연`, en: `behind with its ${own.en} money` });
  },
});

interface Ends {
  readonly slowest: FundPace;
  readonly fastest: FundPace;
}

function judgeFund(
  { fund, rate, budget, expenditure }: FundPace,
  { slowest, fastest }: Ends,
  { row, basis, policy, expectationOfFund, openSeverity }: RuleCase,
): Judged<FactsOf<typeof kinds>>[] {
  const expectation = expectationOfFund(fund);
  if (expectation === null) return [];
  const expectedRate = fraction(expectation.expected, budget);
  const [gap, spread] = [subtract(expectedRate, rate), subtract(fastest.rate, rate)];
  const lag = { gap, money: partOf(gap, budget), whole: budget };
  const stands = openSeverity(fund);
  const severity =
    budget >= policy.minimumBudget && trails(gap, spread, policy, stands)
      ? higherSeverity("notice", lagSeverity(lag, policy, stands))
      : null;
  const facts = {
    asOf: row.asOf,
    budget,
    expenditure,
    rate,
    rateBasis: basis,
    expectedRate,
    rung: paceSourceText(expectation),
    gap,
    slowestFund: slowest.fund,
    slowestRate: slowest.rate,
    fastestFund: fastest.fund,
    fastestRate: fastest.rate,
    spread,
  };
  return [{ fund, severity: severityAtLevel(row, severity), facts }];
}

/** Behind the path at all, and behind the fastest fund by a notice's gap; an open one stays for a margin of each. */
function trails(gap: Fraction, spread: Fraction, policy: Policy, openSeverity: Severity | null): boolean {
  if (openSeverity === null) {
    return compare(gap, zero) > 0 && compare(spread, fraction(policy.gapBasisPoints.notice, 10_000n)) >= 0;
  }
  return (
    compare(gap, fraction(-policy.easeMarginBasisPoints, 10_000n)) > 0 &&
    compare(spread, fraction(policy.clearBelowBasisPoints, 10_000n)) >= 0
  );
}

function slowestWords(
  { slowestFund: slowest, slowestRate }: FactsOf<typeof kinds>,
  fund: string,
  names: FundNames,
): Bilingual {
  if (slowest === fund) {
    return {
      ko: "재원 가운데 집행이 가장 느리니, 남은 집행 일정을 확인해 주십시오.",
      en: "It is the slowest of the funds; check when the rest of it is to be paid.",
    };
  }
  const [words, rate] = [fundWords(slowest, names), percent(slowestRate)];
  return {
    ko: `재원 가운데는 ${subject(words.ko)} ${rate}%로 가장 느립니다.`,
    en: `Slowest of the funds is its ${words.en} money, at ${rate}%.`,
  };
}
