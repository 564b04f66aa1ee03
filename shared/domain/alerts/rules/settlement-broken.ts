/**
 * settlement-broken: at closing, current budget = expenditure + carry-over + grant return + lapse. The
 * ledger has no measure yet for the last three, so what is judged is what must hold whatever they are:
 * expenditure is not above the current budget, and the current budget is the sum of its funds.
 */
import { type Bilingual, topic } from "../../values/bilingual.ts";
import { yearEnd } from "../../values/calendar.ts";
import { type FundAmounts, funds, totalOf } from "../../values/fund.ts";
import { formatWon, type Won } from "../../values/won.ts";
import { atLeastZero, measureSum } from "./lag-figures.ts";
import { amountSeverity, isOneLine, lineLevels } from "./lag-severity.ts";
import { defineRule } from "./rule.ts";
import { joined, noLonger } from "./sentences.ts";

/** `over`: expenditure above the current budget. `outsideFunds`: what the total has and its stated funds have not; may be below 0. */
const kinds = {
  asOf: "date",
  currentBudget: "won",
  expenditure: "won",
  over: "won",
  outsideFunds: "won",
} as const;

export const settlementBroken = defineRule({
  name: "settlement-broken",
  title: { ko: "결산 항등식 불일치", en: "Settlement does not add up" },
  levels: lineLevels,
  isAboutLag: false,
  kinds,
  judge: ({ row, fiscalYear, policy, openSeverity }) => {
    const currentBudget = measureSum(row.lines, "current-budget");
    const expenditure = measureSum(row.lines, "expenditure");
    const isClosing = row.asOf >= yearEnd(fiscalYear);
    if (!isOneLine(row) || !isClosing || currentBudget === null || expenditure === null) return [];
    const over = atLeastZero(expenditure - currentBudget);
    const outsideFunds = outsideFundsOf(row.lines[0]?.amounts["current-budget"] ?? {});
    const facts = { asOf: row.asOf, currentBudget, expenditure, over, outsideFunds };
    const severity = amountSeverity(brokenBy(facts), policy, openSeverity("all"));
    return [{ fund: "all", severity, facts }];
  },
  moneyOf: brokenBy,
  describe: (name, facts) => {
    const [budget, spent, over] = [facts.currentBudget, facts.expenditure, facts.over].map(formatWon);
    const sentences: Bilingual[] = [];
    if (facts.over > 0n) {
      sentences.push({
        ko: `집행액 ${spent}원이 예산현액 ${budget}원보다 ${over}원 많아, 이월·반납·집행잔액이 얼마이든 결산이 맞지 않습니다.`,
        en: `${spent} won spent is ${over} won above the current budget of ${budget} won, so no carry-over, return or lapse can make it add up.`,
      });
    }
    if (facts.outsideFunds !== 0n) {
      const rest = formatWon(facts.outsideFunds);
      sentences.push({
        ko: `예산현액 ${budget}원과 재원별 합계가 ${rest}원 차이 납니다.`,
        en: `The current budget of ${budget} won and the sum of its funds differ by ${rest} won.`,
      });
    }
    return joined(
      {
        ko: `${topic(name)} ${facts.asOf} 기준 결산이 맞지 않습니다.`,
        en: `${name}: as of ${facts.asOf} it does not settle.`,
      },
      ...sentences,
      {
        ko: "결산서 작성 전에 예산 변경과 집행 자료를 대조해 주십시오.",
        en: "Compare budget changes and payments before the settlement is drawn up.",
      },
    );
  },
  describeRecovery: (name, { asOf }) => noLonger(name, asOf, { ko: "결산 항등식 불일치", en: "unsettled" }),
});

function brokenBy({ over, outsideFunds }: { readonly over: Won; readonly outsideFunds: Won }): Won {
  return over + (outsideFunds < 0n ? -outsideFunds : outsideFunds);
}

/** A total alone has no funds to differ from. */
function outsideFundsOf(budget: FundAmounts): Won {
  const isSplit = funds.some((fund) => fund !== "unsplit" && budget[fund] !== undefined);
  return isSplit && totalOf(budget) !== null ? (budget.unsplit ?? 0n) : 0n;
}
