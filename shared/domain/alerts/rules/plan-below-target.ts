/**
 * plan-below-target: the department's own year-end plan leaves money, and nobody has said that it is to
 * be carried over. A plan is a statement, not a delay: the sentence asks what is to become of the money.
 * It must leave a notice's gap (5 points by default): real plans leave a few per cent as a matter of course.
 */
import { yearEndPlanOf } from "../../rates/rate.ts";
import { topic } from "../../values/bilingual.ts";
import { fraction, pointsBetween, subtract } from "../../values/fraction.ts";
import { formatWon } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, lagFigures, partOf } from "./lag-figures.ts";
import { lagSeverity, lineLevels, severityAtLevel } from "./lag-severity.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { joined, noLonger, percent } from "./sentences.ts";

/** `gap` is the target less the plan; `planUnspent` the budget less the plan; `carryOver` is `noted` or `none`. */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  plan: "won",
  planRate: "share",
  planUnspent: "won",
  targetRate: "share",
  gap: "points",
  carryOver: "text",
} as const;

export const planBelowTarget = defineRule({
  name: "plan-below-target",
  title: { ko: "집행계획의 목표 미달", en: "The plan itself leaves money" },
  levels: lineLevels,
  isAboutLag: false,
  kinds,
  judge: (seen) => {
    const facts = gather(seen);
    if (facts === null) return [];
    const lag = { gap: facts.gap, money: partOf(facts.gap, facts.budget), whole: facts.budget };
    const severity = seen.hasCarryOverNote ? null : lagSeverity(lag, seen.policy, seen.openSeverity("all"));
    return [{ fund: "all", severity: severityAtLevel(seen.row, severity), facts }];
  },
  moneyOf: (facts) => atLeastZero(facts.planUnspent),
  describe: (name, facts) => {
    const [rate, target] = [facts.planRate, facts.targetRate].map(percent);
    const gap = pointsBetween(facts.planRate, facts.targetRate);
    const [plan, budget, unspent] = [facts.plan, facts.budget, facts.planUnspent].map(formatWon);
    return joined(
      {
        ko:
          `${topic(name)} 부서 계획상 12.31.까지 예산 ${budget}원 중 ${plan}원(${rate}%)을 집행하여, ` +
          `목표 ${target}%보다 ${gap}%p 낮고 ${unspent}원이 남습니다.`,
        en:
          `${name}: its own plan spends ${plan} of ${budget} won (${rate}%) by 31 December, ${gap} points ` +
          `below the ${target}% target, and leaves ${unspent} won.`,
      },
      {
        ko: "이월, 감액 추경, 다른 용도로의 조정 가운데 예정된 것을 사유로 적어 주십시오.",
        en: "Say as its reason whether it is to be carried over, returned to the budget or used otherwise.",
      },
    );
  },
  describeRecovery: (name, { asOf, carryOver }) => {
    const what = { ko: "집행계획의 목표 미달", en: "planned below target" };
    if (carryOver === "none") return noLonger(name, asOf, what);
    return joined(noLonger(name, asOf, what), {
      ko: "남는 금액은 이월할 예정이라고 적혀 있습니다.",
      en: "What is left is noted to be carried over.",
    });
  },
});

function gather({
  row,
  judged,
  basis,
  expectation,
  hasCarryOverNote,
}: RuleCase): FactsOf<typeof kinds> | null {
  const figures = lagFigures(judged, basis);
  const plan = yearEndPlanOf(judged);
  if (figures === null || plan === null || expectation === null) return null;
  const { budget, expenditure } = figures;
  const [planRate, targetRate] = [fraction(plan, budget), fraction(expectation.target, budget)];
  return {
    asOf: row.asOf,
    budget,
    expenditure,
    plan,
    planRate,
    planUnspent: budget - plan,
    targetRate,
    gap: subtract(targetRate, planRate),
    carryOver: hasCarryOverNote ? "noted" : "none",
  };
}
