/** What holds of every expectation, whatever the lines, the source and the day. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/domain/values/calendar.ts";
import { expectationOf, type PathQuestion, paceSources } from "../../../shared/domain/pace/expected-path.ts";
import { lastYearOf } from "../../../shared/domain/pace/last-year.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { aSpendingLine, day } from "../../support/builders.ts";
import { aPastYear, coded, evenly } from "../../support/past-years.ts";
import { daysOf2020, paths } from "./paths.ts";

const history = lastYearOf(
  Array.from({ length: 10 }, (_, at) =>
    aPastYear(coded(`${at}`), 1_000n, { ...evenly(700n), [(at % 11) + 1]: 600n }),
  ),
);

/** Codes below 10 have a last year, those below 20 only similar projects, the rest neither. */
const lines = fc
  .record({
    code: fc.nat({ max: 29 }),
    budget: fc.bigInt({ min: 1n, max: 10n ** 20n }),
    june: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    isPlanned: fc.boolean(),
  })
  .map(({ code, budget, june, isPlanned }) => {
    const project = coded(`${code}`, code < 20 ? {} : { field: null, name: code < 25 ? "기본경비" : "사업" });
    const plan = isPlanned ? { plan: { "2020-06-30": june, "2020-12-31": june + budget } } : {};
    return aSpendingLine(budget, 0n, { project, ...plan });
  });

const scopes = fc.array(lines, { minLength: 1, maxLength: 6 });

const policies: fc.Arbitrary<Policy> = fc
  .record({
    curve: fc.oneof(fc.constant(null), paths),
    target: fc.bigInt({ min: 0n, max: 10_000n }),
    stage: fc.bigInt({ min: 0n, max: 10_000n }),
    isStaged: fc.boolean(),
  })
  .map(({ curve, target, stage, isStaged }) => ({
    ...defaultPolicy,
    curve,
    yearEndTargetBasisPoints: target,
    stagedTargets: isStaged ? [{ by: "06-30", basisPoints: stage, base: [] }] : [],
  }));

const question = (policy: Policy, date: PathQuestion["date"]): PathQuestion => ({
  basis: "expenditure/appropriation",
  policy,
  history,
  date,
  fund: "all",
});

describe("an expectation", () => {
  test("never falls from one day to the next", () => {
    fc.assert(
      fc.property(scopes, policies, daysOf2020, (scope, policy, date) => {
        const [now, then] = [date, addDays(date, 1)].map((on) => expectationOf(scope, question(policy, on)));
        expect(date === "2020-12-31" || (then?.expected ?? 0n) >= (now?.expected ?? 0n)).toBe(true);
      }),
      { seed: 21 },
    );
  });

  test("at 31 December is the target, but for a fraction of a won, on every source but the own plan", () => {
    fc.assert(
      fc.property(scopes, policies, (scope, policy) => {
        const unplanned = scope.map((line) => ({ ...line, plan: [] }));
        const end = expectationOf(unplanned, question(policy, day("2020-12-31")));
        expect(end === null || end.target - end.expected <= 1n).toBe(true);
        expect(end === null || end.target >= end.expected).toBe(true);
      }),
      { seed: 22 },
    );
  });

  test("lies between nothing and the target on every source but the own plan, and between nothing and the plan there", () => {
    fc.assert(
      fc.property(
        scopes,
        policies,
        daysOf2020,
        fc.constantFrom(...paceSources),
        (scope, policy, date, paceSource) => {
          const seen = expectationOf(scope, { ...question(policy, date), paceSource });
          if (seen === null) return;
          const planned = scope.reduce((sum, line) => sum + (line.plan.at(-1)?.amounts.unsplit ?? 0n), 0n);
          const most = paceSource === "own-plan" ? planned + seen.target : seen.target;
          expect(seen.expected >= 0n && seen.expected <= most).toBe(true);
        },
      ),
      { seed: 23 },
    );
  });

  test("of a scope is the sum over its lines, less than one won a line above it", () => {
    fc.assert(
      fc.property(scopes, policies, daysOf2020, (scope, policy, date) => {
        const whole = expectationOf(scope, question(policy, date));
        const parts = scope.map((line) => expectationOf([line], question(policy, date)));
        const sum = parts.reduce((total, part) => total + (part?.expected ?? 0n), 0n);
        const more = (whole?.expected ?? 0n) - sum;
        expect(more >= 0n && more < BigInt(scope.length)).toBe(true);
        expect(parts.reduce((total, part) => total + (part?.budget ?? 0n), 0n)).toBe(whole?.budget);
      }),
      { seed: 24 },
    );
  });

  test("does not depend on the order of the lines", () => {
    fc.assert(
      fc.property(scopes, policies, daysOf2020, (scope, policy, date) => {
        expect(expectationOf(scope.toReversed(), question(policy, date))).toEqual(
          expectationOf(scope, question(policy, date)),
        );
      }),
      { seed: 25 },
    );
  });

  test("is at least the stage on the stage's day, as far as the line's own target goes", () => {
    fc.assert(
      fc.property(scopes, fc.bigInt({ min: 0n, max: 10_000n }), daysOf2020, (scope, stage, date) => {
        if (date < "2020-06-30") return;
        const stagedTargets = [{ by: "06-30", basisPoints: stage, base: [] }];
        const seen = expectationOf(scope, question({ ...defaultPolicy, stagedTargets }, date));
        expect((seen?.basisPoints ?? 0n) >= stage).toBe(true);
      }),
      { seed: 26 },
    );
  });
});
