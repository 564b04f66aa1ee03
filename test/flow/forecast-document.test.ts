/** What docs/forecast.md prints is what the program computes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backtestTable } from "../../local/commands/backtest.ts";
import { plainDisplay } from "../../local/terminal/display.ts";
import { parseHistory } from "../../shared/contracts/documents/history-json.ts";
import { backtest } from "../../shared/domain/pace/backtest.ts";
import { expectationOf } from "../../shared/domain/pace/expected-path.ts";
import { forecastOf } from "../../shared/domain/pace/forecast.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import { formatWon } from "../../shared/domain/values/won.ts";
import { aSpendingLine, day } from "../support/builders.ts";
import { generateYears, shapes } from "../support/generated-history.ts";
import { repository } from "../support/monitor-process.ts";

const document = readFileSync(join(repository, "docs/forecast.md"), "utf8");
const basis = "expenditure/appropriation";

describe("docs/forecast.md", () => {
  test.each(shapes)("prints the true back-test of %s offices", (shape) => {
    const years = [1, 2, 3].map((seed) =>
      generateYears({ shape, seed, fiscalYear: 2025, projects: 240, revised: 25, planned: 20 }),
    );
    expect(document).toContain(backtestTable(plainDisplay("en"), backtest(years, defaultPolicy)));
  });

  test.each([
    { on: "2021-07-01", curve: null },
    { on: "2021-10-31", curve: defaultPolicy.curve },
  ])("forecasts its example of $on as the program does", ({ on, curve }) => {
    const policy = { ...defaultPolicy, curve, yearEndTargetBasisPoints: 9_000n };
    const line = aSpendingLine(100_000_000n, 40_000_000n);
    const requested = { basis, policy, history: null, date: day(on), fund: "all" } as const;
    expect(document).toContain(`= ${formatWon(forecastOf([line], requested)?.amount ?? 0n)} won`);
  });

  test("raises its example by a stage as the program does", () => {
    const stagedTargets = [{ by: "06-30", basisPoints: 5_560n, base: [] }];
    const line = aSpendingLine(100_000_000n, 0n);
    const requested = {
      basis,
      policy: { ...defaultPolicy, stagedTargets },
      history: null,
      fund: "all",
    } as const;
    const march = expectationOf([line], { ...requested, date: day("2021-03-31") });
    expect(document).toContain(`${formatWon(march?.expected ?? 0n)} won on 31 March`);
  });

  test("shows a history that can be read", () => {
    const [, json = ""] = /```json\n([^]*?)```/.exec(document) ?? [];
    expect(parseHistory(json)).toMatchObject([{ office: "4573000", fiscalYear: 2025 }]);
  });
});
