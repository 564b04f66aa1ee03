/**
 * shortfall-forecast: the year would end below its target if it went on as such years do. It speaks only
 * from history: without any, the forecast repeats the pace, and behind-target has said that already.
 */
import { type Bilingual, topic } from "../../values/bilingual.ts";
import { fraction, pointsBetween, subtract } from "../../values/fraction.ts";
import { formatWon } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, lagFigures, lagSums, partOf } from "./lag-figures.ts";
import { isNoLag, lagSeverity, severityAtLevel } from "./lag-severity.ts";
import { requiredPerMonth, requiredWords } from "../../pace/left-to-do.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { joined, noLonger, percent } from "./sentences.ts";

/**
 * `low` and `high`: nine in ten similar projects ended above and below. `bestMonthRate`: the most of its budget that one
 * of them spent in a month of last year; `wasEverDone`: whether that is as much as is required, `yes` or `no`. Null is
 * too little history.
 */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  forecast: "won",
  forecastRate: "share",
  targetRate: "share",
  shortfall: "won",
  gap: "points",
  low: "won?",
  high: "won?",
  peers: "count",
  monthsLeft: "count",
  requiredPerMonth: "won?",
  bestMonthRate: "share?",
  wasEverDone: "text?",
} as const;

export const shortfallForecast = defineRule({
  name: "shortfall-forecast",
  title: { ko: "연말 목표 미달 전망", en: "Year-end shortfall forecast" },
  levels: ["office", "department", "unit-project", "project"],
  isAboutLag: true,
  kinds,
  isClearlyFine: ({ judged, basis, expectation, forecast, policy }) => {
    const sums = lagSums(judged, basis);
    if (sums === null || expectation === null) return true;
    const known = forecast();
    return (
      known === null || known.band === null || isNoLag(expectation.target - known.amount, sums.budget, policy)
    );
  },
  judge: (seen) => {
    const facts = gather(seen);
    if (facts === null) return [];
    const lag = { gap: facts.gap, money: facts.shortfall, whole: facts.budget };
    const severity = facts.low === null ? null : lagSeverity(lag, seen.policy, seen.openSeverity("all"));
    return [{ fund: "all", severity: severityAtLevel(seen.row, severity), facts }];
  },
  moneyOf: (facts) => atLeastZero(facts.shortfall),
  describe: (name, facts) => {
    const [rate, target] = [facts.forecastRate, facts.targetRate].map(percent);
    const gap = pointsBetween(facts.forecastRate, facts.targetRate);
    const [amount, shortfall] = [formatWon(facts.forecast), formatWon(facts.shortfall)];
    return joined(
      {
        ko:
          `${topic(name)} ${facts.asOf} 기준 흐름이 이어지면 연말까지 ${amount}원(${rate}%)을 집행하여, ` +
          `목표 ${target}%보다 ${gap}%p(${shortfall}원) 모자랄 것으로 전망됩니다.`,
        en:
          `${name}: going on as of ${facts.asOf}, ${amount} won (${rate}%) will be spent by year end, ` +
          `${gap} points (${shortfall} won) short of the ${target}% target.`,
      },
      bandWords(facts),
      ...requiredWords({ ...facts, missing: partOf(facts.targetRate, facts.budget) - facts.expenditure }),
      ...everDoneWords(facts),
    );
  },
  describeRecovery: (name, facts) => {
    const what = { ko: "연말 목표 미달 전망", en: "forecast to fall short" };
    return facts.low === null
      ? joined(noLonger(name, facts.asOf, what), bandWords(facts))
      : noLonger(name, facts.asOf, what);
  },
});

function gather(seen: RuleCase): FactsOf<typeof kinds> | null {
  const { row, judged, basis, expectation } = seen;
  const forecast = seen.forecast();
  const figures = lagFigures(judged, basis);
  if (figures === null || expectation === null || forecast === null) return null;
  const { budget, expenditure } = figures;
  const pace = seen.requiredPace();
  const [forecastRate, targetRate] = [
    fraction(forecast.amount, budget),
    fraction(expectation.target, budget),
  ];
  return {
    asOf: row.asOf,
    budget,
    expenditure,
    forecast: forecast.amount,
    forecastRate,
    targetRate,
    shortfall: expectation.target - forecast.amount,
    gap: subtract(targetRate, forecastRate),
    low: forecast.band?.low ?? null,
    high: forecast.band?.high ?? null,
    peers: forecast.peers,
    ...requiredPerMonth(expectation.target, expenditure, row.asOf),
    bestMonthRate: pace?.bestMonth ? fraction(pace.bestMonth.basisPoints, 10_000n) : null,
    wasEverDone: pace === null || pace.wasEverDone === null ? null : pace.wasEverDone ? "yes" : "no",
  };
}

function everDoneWords({ bestMonthRate, wasEverDone }: FactsOf<typeof kinds>): readonly Bilingual[] {
  if (bestMonthRate === null || wasEverDone === null) return [];
  const most = percent(bestMonthRate);
  return [
    wasEverDone === "yes"
      ? {
          ko: `유사 사업이 지난해 한 달에 예산의 ${most}%까지 집행한 적이 있어 가능한 속도입니다.`,
          en: `Similar projects spent up to ${most}% of their budget in a month last year, so that pace has been reached.`,
        }
      : {
          ko: `유사 사업이 지난해 한 달에 집행한 최고 비율은 예산의 ${most}%로, 그만큼 집행한 적이 없습니다.`,
          en: `No similar project reached that pace last year: the most in a month was ${most}% of its budget.`,
        },
  ];
}

function bandWords({ low, high, peers }: FactsOf<typeof kinds>): Bilingual {
  if (low === null || high === null) {
    return {
      ko: `비교할 전년도 사업이 부족하여(${peers}건) 범위를 제시하지 않습니다.`,
      en: `There is too little history (${peers} projects) to give a range.`,
    };
  }
  const [from, to] = [formatWon(low), formatWon(high)];
  return {
    ko: `유사 사업 ${peers}건의 열에 여덟은 ${from}원에서 ${to}원 사이에 해당합니다.`,
    en: `Eight in ten of ${peers} similar projects would end between ${from} and ${to} won.`,
  };
}
