/** What is still to be spent by the stages of the year. */
import { describe, expect, test } from "vitest";
import { stageProgress } from "../../../shared/domain/pace/stage-progress.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { aSpendingLine } from "../../support/builders.ts";

const basis = "expenditure/appropriation";

function ask(policy: Partial<Policy>, ...lines: Parameters<typeof stageProgress>[0]) {
  return stageProgress(lines, { basis, policy: { ...defaultPolicy, ...policy } }, 2020);
}

const half = { by: "06-30", basisPoints: 5_000n, base: [] } as const;

describe("the progress to a stage", () => {
  test("is the target of its lines less what they spent, by the day of the stage", () => {
    const [stage, ...others] = ask(
      { stagedTargets: [half] },
      aSpendingLine(1_000n, 300n),
      aSpendingLine(500n, 100n),
    );
    expect(others).toEqual([]);
    expect(stage).toMatchObject({
      date: "2020-06-30",
      budget: 1_500n,
      target: 750n,
      spent: 400n,
      needed: 350n,
    });
    expect(stage?.lines).toHaveLength(2);
  });

  test("needs nothing more where the target is passed, and a last won where it is not", () => {
    expect(ask({ stagedTargets: [half] }, aSpendingLine(1_000n, 900n))[0]?.needed).toBe(0n);
    expect(ask({ stagedTargets: [half] }, aSpendingLine(3n, 1n))[0]).toMatchObject({
      target: 2n,
      needed: 1n,
    });
  });

  test("asks no line for more than its own target of the year", () => {
    const name = "느린 사업";
    const policy = {
      stagedTargets: [half],
      targets: [{ by: "project", value: name, basisPoints: 2_000n } as const],
    };
    expect(
      ask(policy, aSpendingLine(1_000n, 0n, { project: { name } }), aSpendingLine(1_000n, 0n))[0]?.target,
    ).toBe(700n);
  });

  test("counts the lines of its base that have a budget, and is left out where there are none", () => {
    const base = [{ by: "account", value: "일반회계" }] as const;
    const general = aSpendingLine(1_000n, 0n, { project: { account: "일반회계" } });
    const special = aSpendingLine(9_000n, 0n, { project: { account: "상수도특별회계" } });
    const empty = aSpendingLine(0n, 0n, { project: { account: "일반회계" } });
    const stages = ask({ stagedTargets: [{ ...half, base }] }, general, special, empty);
    expect(stages).toMatchObject([{ budget: 1_000n, target: 500n }]);
    expect(ask({ stagedTargets: [{ ...half, base }] }, special, empty)).toEqual([]);
    expect(ask({ stagedTargets: [] }, general)).toEqual([]);
  });

  test("stands in the order of the days, and takes a refund off", () => {
    const stages = [
      { ...half, by: "09-30", basisPoints: 8_000n },
      half,
      { ...half, by: "02-29", basisPoints: 1n },
    ];
    expect(
      ask({ stagedTargets: stages }, aSpendingLine(1_000n, -100n)).map(({ date, needed }) => [date, needed]),
    ).toEqual([
      ["2020-02-29", 101n],
      ["2020-06-30", 600n],
      ["2020-09-30", 900n],
    ]);
  });
});
