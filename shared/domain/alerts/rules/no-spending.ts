/**
 * no-spending: after half a year not one won of a line was spent, though some was expected by then. It
 * weighs more where national or provincial money waits, for that must go back if it is not spent.
 */
import type { Severity } from "../../policy/policy.ts";
import { topic } from "../../values/bilingual.ts";
import { monthsLeftAfter } from "../../values/calendar.ts";
import { fraction } from "../../values/fraction.ts";
import { lesserOf } from "../../values/order.ts";
import { formatWon } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { grantsIn, lagFigures, lagSums } from "./lag-figures.ts";
import { amountSeverity, higherSeverity, isOneLine, lineLevels, lowerSeverity } from "./lag-severity.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { joined, noLonger, paceWords, paidOnIsNotSpent, percent, paceSourceText } from "./sentences.ts";

/** `expected`: what should have been spent by now. `grants`: national and provincial money in the budget; null where it is not split. */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  expected: "won",
  expectedRate: "share",
  rung: "text",
  grants: "won?",
  monthsPassed: "count",
} as const;

export const noSpending = defineRule({
  name: "no-spending",
  title: { ko: "집행 실적 없음", en: "Nothing spent" },
  levels: lineLevels,
  isAboutLag: true,
  kinds,
  isClearlyFine: ({ row, judged, basis, expectation }) => {
    const sums = isOneLine(row) && expectation !== null ? lagSums(judged, basis) : null;
    return sums === null || sums.expenditure > 0n;
  },
  judge: (seen) => {
    const facts = gather(seen);
    return facts === null ? [] : [{ fund: "all", severity: severityOf(facts, seen), facts }];
  },
  moneyOf: (facts) => facts.expected,
  describe: (name, facts, _fund, { provincial }) => {
    const [budget, expected] = [formatWon(facts.budget), formatWon(facts.expected)];
    const [rate, pace] = [percent(facts.expectedRate), paceWords(facts.rung)];
    const grants = facts.grants ?? 0n;
    const spent = formatWon(facts.expenditure);
    const isBelow = facts.expenditure < 0n;
    const untouched = {
      ko:
        (isBelow
          ? `${topic(name)} ${facts.asOf} 기준 집행액이 ${spent}원으로 반납이 지출보다 많습니다(예산 ${budget}원). `
          : `${topic(name)} ${facts.asOf} 기준 예산 ${budget}원의 집행 실적이 없습니다. `) +
        `이때까지 ${expected}원(${rate}%, ${pace.ko})의 집행이 기대됩니다.`,
      en:
        (isBelow
          ? `${name}: ${spent} won were spent as of ${facts.asOf}, for more was given back than paid (budget ${budget} won). `
          : `${name}: nothing of ${budget} won was spent as of ${facts.asOf}. `) +
        `By then ${expected} won (${rate}%, ${pace.en}) were to be expected.`,
    };
    const doubtful = {
      ko: "반납한 금액과 사업이 맞는지, 빠진 지출이 없는지 확인해 주십시오.",
      en: "See whether the refund is of this project, and whether payments are missing.",
    };
    if (isBelow) return joined(untouched, doubtful);
    const next = {
      ko: "착수 시기를 정하거나, 이월·감액 여부를 검토해 주십시오.",
      en: "Set a start, or consider carrying it over or giving it back.",
    };
    if (grants === 0n) return joined(untouched, next);
    const granted = {
      ko: `국비·${provincial.ko} ${formatWon(grants)}원은 집행하지 않으면 반납 대상이 됩니다.`,
      en: `${formatWon(grants)} won of national and provincial money must go back if it is not spent.`,
    };
    return joined(untouched, granted, next);
  },
  describeRecovery: (name, facts) => {
    const recovered = noLonger(name, facts.asOf, { ko: "집행 실적 없음", en: "unspent" });
    if (facts.expenditure <= 0n) return recovered;
    const spent = formatWon(facts.expenditure);
    return joined(
      recovered,
      { ko: `집행액은 ${spent}원입니다.`, en: `${spent} won were spent.` },
      ...((facts.grants ?? 0n) > 0n ? [paidOnIsNotSpent] : []),
    );
  },
});

function gather({ row, judged, basis, expectation }: RuleCase): FactsOf<typeof kinds> | null {
  const figures = isOneLine(row) ? lagFigures(judged, basis) : null;
  if (figures === null || expectation === null) return null;
  const { budget, expenditure } = figures;
  return {
    asOf: row.asOf,
    budget,
    expenditure,
    expected: expectation.expected,
    expectedRate: fraction(expectation.expected, budget),
    rung: paceSourceText(expectation),
    grants: grantsIn(judged, basis),
    monthsPassed: 12 - monthsLeftAfter(row.asOf),
  };
}

/** One step more for granted money: own money is told as milder by one than its amount would be. */
function severityOf(facts: FactsOf<typeof kinds>, { policy, openSeverity }: RuleCase): Severity | null {
  const { budget, expenditure, expected, monthsPassed } = facts;
  const isDue = monthsPassed >= policy.noSpendingAfterMonths;
  if (expenditure > 0n || !isDue || budget < policy.minimumBudget) return null;
  const granted = lesserOf(facts.grants ?? 0n, expected);
  const ofGrants = amountSeverity(granted, policy, openSeverity("all"));
  const ofAll = amountSeverity(expected, policy, openSeverity("all"));
  return higherSeverity(ofGrants, oneStepMilder(ofAll));
}

function oneStepMilder(severity: Severity | null): Severity | null {
  return lowerSeverity(severity, severity === "critical" ? "warning" : "notice");
}
