/**
 * spending-without-budget: money was spent on a line whose budget is 0, or that has none where the
 * office's other lines have one. A payment list never states budgets, so its lines are left out.
 */
import { topic } from "../../values/bilingual.ts";
import { isPaymentLine } from "../../values/project.ts";
import { formatWon } from "../../values/won.ts";
import { atLeastZero, measureSum, spendableSum } from "./lag-figures.ts";
import { amountSeverity, isOneLine, lineLevels, lowerSeverity } from "./lag-severity.ts";
import { defineRule } from "./rule.ts";
import { joined, noLonger } from "./sentences.ts";

/** `budget` is null where none was stated: that may be missing news, so it is a notice at most. */
const kinds = { asOf: "date", budget: "won?", expenditure: "won" } as const;

export const spendingWithoutBudget = defineRule({
  name: "spending-without-budget",
  title: { ko: "예산 없는 집행", en: "Spending without a budget" },
  levels: lineLevels,
  isAboutLag: false,
  kinds,
  judge: ({ row, policy, office, openSeverity }) => {
    const expenditure = measureSum(row.lines, "expenditure");
    if (!isOneLine(row) || expenditure === null) return [];
    const budget = spendableSum(row.lines);
    const facts = { asOf: row.asOf, budget, expenditure };
    const severity = amountSeverity(expenditure, policy, openSeverity("all"));
    const isException = office.budget && !row.lines.some(({ project }) => isPaymentLine(project.id));
    if (budget === null) {
      return [{ fund: "all", severity: isException ? lowerSeverity(severity, "notice") : null, facts }];
    }
    return [{ fund: "all", severity: budget <= 0n ? severity : null, facts }];
  },
  moneyOf: (facts) => atLeastZero(facts.expenditure),
  describe: (name, facts) => {
    const spent = formatWon(facts.expenditure);
    const next = {
      ko: "예산 과목과 사업코드가 맞는지, 예산 자료가 빠지지 않았는지 확인해 주십시오.",
      en: "Check the line and its code, and whether its budget is missing from the files.",
    };
    const budget =
      facts.budget === null
        ? { ko: "예산이 보고되지 않았으나", en: "no budget was reported" }
        : {
            ko: `예산이 ${formatWon(facts.budget)}원이나`,
            en: `the budget is ${formatWon(facts.budget)} won`,
          };
    return joined(
      {
        ko: `${topic(name)} ${facts.asOf} 기준 ${budget.ko} ${spent}원이 집행되었습니다. 집행률은 계산하지 않습니다.`,
        en: `${name}: ${spent} won spent as of ${facts.asOf}, and ${budget.en}. The rate is undefined.`,
      },
      next,
    );
  },
  describeRecovery: (name, { asOf }) =>
    noLonger(name, asOf, { ko: "예산 없는 집행", en: "spending without a budget" }),
});
