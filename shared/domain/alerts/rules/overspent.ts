/**
 * overspent: more was spent than the budget has. It happens and is no reading error: a supplementary
 * budget may not be in the figures yet. Any amount is a notice; the amount alone makes it more.
 */
import { topic } from "../../values/bilingual.ts";
import { fraction } from "../../values/fraction.ts";
import { formatWon } from "../../values/won.ts";
import { atLeastZero, measureSum, spendableSum } from "./lag-figures.ts";
import { amountSeverity, isOneLine, lineLevels } from "./lag-severity.ts";
import { defineRule } from "./rule.ts";
import { joined, noLonger, percent } from "./sentences.ts";

/** `over` is expenditure less budget: below 0 while money is left. */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  over: "won",
  rate: "share",
} as const;

export const overspent = defineRule({
  name: "overspent",
  title: { ko: "예산 초과 집행", en: "Spent above the budget" },
  levels: lineLevels,
  isAboutLag: false,
  kinds,
  isClearlyFine: ({ row }) => {
    const [budget, expenditure] = [spendableSum(row.lines), measureSum(row.lines, "expenditure")];
    return budget === null || expenditure === null || expenditure <= budget;
  },
  judge: ({ row, policy, openSeverity }) => {
    const [budget, expenditure] = [spendableSum(row.lines), measureSum(row.lines, "expenditure")];
    if (!isOneLine(row) || budget === null || budget <= 0n || expenditure === null) return [];
    const over = expenditure - budget;
    const rate = fraction(expenditure, budget);
    const facts = { asOf: row.asOf, budget, expenditure, over, rate };
    return [{ fund: "all", severity: amountSeverity(over, policy, openSeverity("all")), facts }];
  },
  moneyOf: (facts) => atLeastZero(facts.over),
  describe: (name, facts) => {
    const [budget, expenditure, over] = [facts.budget, facts.expenditure, facts.over].map(formatWon);
    const rate = percent(facts.rate);
    return joined(
      {
        ko: `${topic(name)} ${facts.asOf} 기준 집행액 ${expenditure}원이 예산 ${budget}원보다 ${over}원 많습니다(집행률 ${rate}%).`,
        en: `${name}: ${expenditure} won spent as of ${facts.asOf}, ${over} won above the budget of ${budget} won (${rate}%).`,
      },
      {
        ko: "추경·전용 등 예산 변경이 자료에 반영되었는지, 집행 과목이 맞는지 확인해 주십시오.",
        en: "Check whether a supplementary budget or transfer is missing from the figures, and the line that was charged.",
      },
    );
  },
  describeRecovery: (name, { asOf }) =>
    noLonger(name, asOf, { ko: "예산 초과 집행", en: "spent above its budget" }),
});
