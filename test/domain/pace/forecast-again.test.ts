import { expect, test } from "vitest";
import type { PathQuestion } from "../../../shared/domain/pace/expected-path.ts";
import { forecastOf } from "../../../shared/domain/pace/forecast.ts";
import { lastYearOf } from "../../../shared/domain/pace/last-year.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { aLine, day } from "../../support/builders.ts";
import { aPastYear, coded, evenly } from "../../support/past-years.ts";

const policy = { ...defaultPolicy, curve: null, yearEndTargetBasisPoints: 9_000n };
const history = lastYearOf(
  Array.from({ length: 8 }, (_, at) => aPastYear(coded(`peer-${at}`), 100n, evenly(BigInt(20 + at * 10)))),
);

function forecast(lines: readonly LedgerLine[], question: Partial<PathQuestion>) {
  const basis = "expenditure/appropriation";
  const requested = { basis, policy, history: null, date: day("2021-07-01"), fund: "all" } as const;
  return forecastOf(lines, { ...requested, ...question });
}

test("the forecast of one line is asked anew for another day, basis, fund, policy, history and source", () => {
  const amounts = {
    appropriation: { national: 50_000n, municipal: 50_000n },
    expenditure: { national: 10_000n, municipal: 20_000n },
    commitment: { national: 15_000n, municipal: 25_000n },
  };
  const questions: readonly Partial<PathQuestion>[] = [
    {},
    { date: day("2021-09-01") },
    { basis: "commitment/appropriation" },
    { fund: "national" },
    { policy: { ...policy, yearEndTargetBasisPoints: 4_000n } },
    { history },
    { policy: defaultPolicy, paceSource: "calendar" },
    { policy: defaultPolicy },
  ];
  const plan = { "2021-06-30": 40_000n, "2021-12-31": 100_000n };
  const fresh = () => aLine({ project: coded("new"), amounts, plan });
  const same = fresh();
  const answers = questions.map((question) => forecast([fresh()], question));
  expect(new Set(answers.map((answer) => `${answer?.amount}`)).size).toBe(questions.length);
  for (const [at, question] of questions.entries()) {
    expect(forecast([same], question)).toEqual(answers[at]);
    expect(forecast([same], question)).toEqual(answers[at]);
  }
});
