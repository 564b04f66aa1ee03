/**
 * committed-not-paid: late in the year much money is bound by contracts and not yet paid. It is no delay
 * of the decision but of what follows: delivery, inspection, invoice. From 30 September it is a notice,
 * from 30 November, when carry-over must be decided, it counts in full.
 */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { topic } from "../../values/bilingual.ts";
import { monthsLeftAfter } from "../../values/calendar.ts";
import { fraction } from "../../values/fraction.ts";
import { totalOf } from "../../values/fund.ts";
import { formatWon, sumWon, type Won } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, budgetSum } from "./lag-figures.ts";
import { lagSeverity, lineLevels, lowerSeverity, severityAtLevel } from "./lag-severity.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { joined, noLonger, percent } from "./sentences.ts";

/** Of the lines that report both: `unpaid` is commitment less expenditure, `unpaidShare` that of the whole budget. */
const kinds = {
  asOf: "date",
  budget: "won",
  commitment: "won",
  expenditure: "won",
  unpaid: "won",
  unpaidShare: "share",
  monthsLeft: "count",
} as const;

const lateMonths = 3;
const lastMonth = 1;

export const committedNotPaid = defineRule({
  name: "committed-not-paid",
  title: { ko: "원인행위 후 미지급", en: "Committed and not paid" },
  levels: lineLevels,
  isAboutLag: true,
  kinds,
  judge: (seen) => {
    const facts = gather(seen);
    if (facts === null) return [];
    const lag = { gap: facts.unpaidShare, money: facts.unpaid, whole: facts.budget };
    const severity = lagSeverity(lag, seen.policy, seen.openSeverity("all"));
    const lowered = facts.monthsLeft > lastMonth ? lowerSeverity(severity, "notice") : severity;
    return [{ fund: "all", severity: severityAtLevel(seen.row, lowered), facts }];
  },
  moneyOf: (facts) => atLeastZero(facts.unpaid),
  describe: (name, facts) => {
    const [commitment, expenditure, unpaid] = [facts.commitment, facts.expenditure, facts.unpaid].map(
      formatWon,
    );
    const share = percent(facts.unpaidShare);
    return joined(
      {
        ko:
          `${topic(name)} ${facts.asOf} 기준 원인행위액 ${commitment}원 중 ${expenditure}원을 집행하여, ` +
          `예산의 ${share}%인 ${unpaid}원이 계약·결정 후 지급되지 않았습니다.`,
        en:
          `${name}: of ${commitment} won committed, ${expenditure} won were paid as of ${facts.asOf}; ` +
          `${unpaid} won, ${share}% of the budget, are bound and not paid.`,
      },
      {
        ko: "납품·준공·검사 일정을 확인하고, 연내 지급이 어려우면 사고이월을 검토해 주십시오.",
        en: "Check delivery and inspection dates; what cannot be paid this year may need a carry-over (사고이월).",
      },
    );
  },
  describeRecovery: (name, { asOf }) =>
    noLonger(name, asOf, { ko: "원인행위 후 미지급", en: "committed and not paid" }),
});

function gather({ row, judged, basis }: RuleCase): FactsOf<typeof kinds> | null {
  const monthsLeft = monthsLeftAfter(row.asOf);
  const budget = budgetSum(judged, basis);
  const both = judged.flatMap(committedAndPaid);
  if (monthsLeft > lateMonths || budget === null || budget <= 0n || both.length === 0) return null;
  const commitment = sumWon(both.map((line) => line.commitment));
  const expenditure = sumWon(both.map((line) => line.expenditure));
  const unpaid = commitment - expenditure;
  const unpaidShare = fraction(unpaid, budget);
  return { asOf: row.asOf, budget, commitment, expenditure, unpaid, unpaidShare, monthsLeft };
}

function committedAndPaid({ amounts }: LedgerLine): { commitment: Won; expenditure: Won }[] {
  const [commitment, expenditure] = [totalOf(amounts.commitment), totalOf(amounts.expenditure)];
  return commitment === null || expenditure === null ? [] : [{ commitment, expenditure }];
}
