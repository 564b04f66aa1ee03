import { describe, expect, test } from "vitest";
import { expectationOf } from "../../../shared/domain/pace/expected-path.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { aSpendingLine, day } from "../../support/builders.ts";

const onCalendar: Policy = { ...defaultPolicy, curve: null };

function ask(lines: readonly LedgerLine[], policy: Policy, on: string) {
  const requested = { basis: "expenditure/appropriation", history: null, fund: "all" } as const;
  return expectationOf(lines, { ...requested, policy, date: day(on) });
}

describe("the policy's targets", () => {
  const line = aSpendingLine(1_000n, 0n);

  test("lower what is expected in proportion, line by line", () => {
    const targets = [{ by: "department", value: "사회적경제과", basisPoints: 9_000n }] as const;
    const other = aSpendingLine(1_000n, 0n, { project: { department: "복지과" } });
    const policy = { ...onCalendar, targets, yearEndTargetBasisPoints: 6_000n };
    expect(ask([line, other], policy, "2020-12-31")).toMatchObject({
      expected: 1_500n,
      target: 1_500n,
      basisPoints: 7_500n,
    });
  });

  test("are rounded up to a won, and what is expected is rounded down", () => {
    const policy = { ...onCalendar, yearEndTargetBasisPoints: 9_001n };
    expect(ask([line], policy, "2020-12-31")).toMatchObject({ expected: 900n, target: 901n });
  });

  const staged = (basisPoints: bigint) => ({
    ...onCalendar,
    stagedTargets: [{ by: "06-30", basisPoints, base: [] }],
  });

  test.each([
    { on: "2020-06-30", expected: 556n, why: "reach the stage on its day" },
    { on: "2020-03-31", expected: 278n, why: "grow towards it with the path" },
    { on: "2020-07-02", expected: 556n, why: "do not fall back after it" },
    { on: "2020-12-31", expected: 1_000n, why: "end at the year-end target" },
  ])("with a stage of 55.6 % by 30 June $why", ({ on, expected }) => {
    expect(ask([line], staged(5_560n), on)).toMatchObject({ expected });
  });

  test("with a stage ask for no more than the line's own year-end target", () => {
    const policy = { ...staged(5_560n), yearEndTargetBasisPoints: 4_000n };
    expect(ask([line], policy, "2020-06-30")).toMatchObject({ expected: 400n });
  });

  test("with a stage leave lines out of its base alone", () => {
    const base = [{ by: "department", value: "복지과" }] as const;
    const policy = { ...onCalendar, stagedTargets: [{ by: "06-30", basisPoints: 9_000n, base }] };
    expect(ask([line], policy, "2020-06-30")).toMatchObject({ expected: 497n });
  });

  test("with a stage raise a plan as well", () => {
    const planned = aSpendingLine(1_000n, 0n, { plan: { "2020-06-30": 100n, "2020-12-31": 1_000n } });
    const policy = staged(5_560n);
    expect(ask([planned], policy, "2020-06-30")).toMatchObject({ expected: 556n });
  });
});
