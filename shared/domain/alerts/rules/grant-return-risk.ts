/**
 * grant-return-risk: national or provincial money is likely to be unspent at year's end, and must then
 * go back. It speaks from a forecast that rests on history or, in the last quarter, from the pace alone.
 */
import type { Expectation } from "../../pace/expected-path.ts";
import type { Severity } from "../../policy/policy.ts";
import { topic } from "../../values/bilingual.ts";
import { monthsLeftAfter } from "../../values/calendar.ts";
import { fraction } from "../../values/fraction.ts";
import { lesserOf } from "../../values/order.ts";
import { formatWon, sumWon, type Won } from "../../values/won.ts";
import type { FactsOf } from "./facts.ts";
import { atLeastZero, grantsIn, lagFigures, type LagFigures } from "./lag-figures.ts";
import { isOneLine, lagSeverity, lineLevels } from "./lag-severity.ts";
import { defineRule, type RuleCase } from "./rule.ts";
import { isGranted, joined, noLonger, paidOnIsNotSpent, percent } from "./sentences.ts";
import { fundPaces } from "./slowest-fund.ts";

/**
 * `unspent`: of the whole budget at year's end, by `estimate` (`forecast` or `pace`). `grants`: national and
 * provincial money in the budget. `atRisk`: the most of it that can be among the unspent. `gap`: how far the
 * year ends below its target.
 */
const kinds = {
  asOf: "date",
  budget: "won",
  expenditure: "won",
  rate: "share",
  estimate: "text",
  unspent: "won",
  unspentShare: "share",
  grants: "won",
  atRisk: "won",
  gap: "points",
} as const;

/** Before the last quarter a pace without history says too little of the year's end. */
const lastMonths = 3;

export const grantReturnRisk = defineRule({
  name: "grant-return-risk",
  title: { ko: "보조금 반납 우려", en: "Grants may have to go back" },
  levels: lineLevels,
  isAboutLag: true,
  kinds,
  isClearlyFine: ({ row, judged, basis, expectation }) =>
    !isOneLine(row) || expectation === null || grantsIn(judged, basis) === null,
  judge: (seen) => {
    const facts = gather(seen);
    return facts === null ? [] : [{ fund: "all", severity: severityOf(facts, seen), facts }];
  },
  moneyOf: (facts) => facts.atRisk,
  describe: (name, facts, _fund, { provincial }) => {
    const [grants, unspent, atRisk] = [facts.grants, facts.unspent, facts.atRisk].map(formatWon);
    const [rate, share] = [facts.rate, facts.unspentShare].map(percent);
    const source =
      facts.estimate === "forecast"
        ? { ko: "연말 전망으로는", en: "by the year-end forecast" }
        : { ko: "현재 집행 속도로는", en: "at the present pace" };
    return joined(
      {
        ko:
          `${topic(name)} ${facts.asOf} 기준 집행률 ${rate}%이며, ${source.ko} 연말에 ${unspent}원(${share}%)이 남습니다. ` +
          `국비·${provincial.ko} ${grants}원 중 많게는 ${atRisk}원이 반납 대상이 될 수 있습니다.`,
        en:
          `${name}: ${rate}% executed as of ${facts.asOf}; ${source.en}, ${unspent} won (${share}%) are left at year end. ` +
          `Of ${grants} won of national and provincial money up to ${atRisk} won may have to go back.`,
      },
      paidOnIsNotSpent,
      {
        ko: "집행을 앞당기거나, 교부기관과 변경·이월 승인을 협의해 주십시오.",
        en: "Bring payments forward, or ask the granting body for a change or a carry-over.",
      },
    );
  },
  describeRecovery: (name, { asOf }) =>
    noLonger(name, asOf, { ko: "보조금 반납 우려", en: "likely to return grants" }),
});

function gather(seen: RuleCase): FactsOf<typeof kinds> | null {
  const { row, judged, basis, expectation } = seen;
  const forecast = seen.forecast();
  const figures = isOneLine(row) ? lagFigures(judged, basis) : null;
  const grants = grantsIn(judged, basis);
  if (figures === null || grants === null || expectation === null) return null;
  const hasHistory = forecast !== null && forecast.band !== null;
  if (!hasHistory && monthsLeftAfter(row.asOf) > lastMonths) return null;
  const ending = hasHistory ? forecast.amount : endingAtPace(figures, expectation);
  if (ending === null) return null;
  const unspent = atLeastZero(figures.budget - ending);
  return {
    asOf: row.asOf,
    ...figures,
    estimate: hasHistory ? "forecast" : "pace",
    unspent,
    unspentShare: fraction(unspent, figures.budget),
    grants,
    atRisk: lesserOf(unspent, atLeastZero(grantsLeft(seen, grants))),
    gap: fraction(expectation.target - ending, figures.budget),
  };
}

/** By the pace alone a small gap raises nothing: behind-target has told it, and a year's end is not so sure. */
function severityOf(facts: FactsOf<typeof kinds>, { policy, openSeverity }: RuleCase): Severity | null {
  if (facts.atRisk === 0n) return null;
  const lag = { gap: facts.gap, money: facts.atRisk, whole: facts.budget };
  const severity = lagSeverity(lag, policy, openSeverity("all"));
  return facts.estimate === "pace" && severity === "notice" && openSeverity("all") === null ? null : severity;
}

/** As far from the target at year's end as from the path now; null where nothing was expected yet. Won, rounded down. */
function endingAtPace({ expenditure }: LagFigures, { expected, target }: Expectation): Won | null {
  return expected <= 0n ? null : (expenditure * target) / expected;
}

/** What of the grants can still be unspent: all of it, unless the spending is told by fund. */
function grantsLeft({ judged, basis }: RuleCase, grants: Won): Won {
  const paces = fundPaces({ lines: judged }, basis).filter(({ fund }) => isGranted(fund));
  if (sumWon(paces.map(({ budget }) => budget)) !== grants) return grants;
  return sumWon(paces.map(({ budget, expenditure }) => atLeastZero(budget - expenditure)));
}
