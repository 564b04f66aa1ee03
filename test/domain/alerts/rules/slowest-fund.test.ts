import { expect, test } from "vitest";
import { formatPercent } from "../../../../shared/domain/values/fraction.ts";
import { fundPaces, slowestFund } from "../../../../shared/domain/alerts/rules/slowest-fund.ts";
import { aLine, aRow, aSpendingLine } from "../../../support/builders.ts";
import { basicExpenses, enterprise, independence, solidarity } from "../../report/council-report.ts";

const basis = "expenditure/appropriation";

test.each([
  { line: solidarity, fund: "provincial", rate: "77.6" },
  { line: enterprise, fund: "municipal", rate: "88.4" },
  { line: independence, fund: "municipal", rate: "82.5" },
])("of $line.project.name in 2020 the $fund money is the slowest, at $rate %", ({ line, fund, rate }) => {
  const slowest = slowestFund(aRow(line), basis);
  expect([slowest?.fund, slowest && formatPercent(slowest.rate, 1)]).toEqual([fund, rate]);
});

test("all funds of 연대와 협력 are shown from the slowest to the fastest", () => {
  const paces = fundPaces(aRow(solidarity), basis);
  expect(paces.map(({ fund, rate }) => [fund, formatPercent(rate, 1)])).toEqual([
    ["provincial", "77.6"],
    ["national", "80.6"],
    ["municipal", "88.0"],
  ]);
  expect(paces[0]).toMatchObject({ budget: 392_000_000n, expenditure: 304_315_000n });
});

test("several lines are added fund by fund", () => {
  expect(slowestFund(aRow(solidarity, enterprise), basis)).toMatchObject({
    fund: "provincial",
    budget: 847_347_000n,
    expenditure: 719_021_000n,
  });
});

test("of equal rates the first in the order of funds is named", () => {
  const amounts = {
    appropriation: { municipal: 4n, national: 2n },
    expenditure: { municipal: 2n, national: 1n },
  };
  expect(slowestFund(aRow(aLine({ amounts })), basis)?.fund).toBe("national");
});

test.each([
  { name: "only totals", line: basicExpenses },
  {
    name: "one fund alone",
    line: aLine({ amounts: { appropriation: { national: 2n }, expenditure: { national: 1n } } }),
  },
  {
    name: "a budget split and spending in one sum",
    line: aSpendingLine(0n, 5n, { amounts: { appropriation: { national: 5n, municipal: 5n } } }),
  },
  {
    name: "a second fund without a budget",
    line: aLine({
      amounts: {
        appropriation: { national: 2n, municipal: 0n },
        expenditure: { national: 1n, municipal: 0n },
      },
    }),
  },
])("with $name no fund is the slowest", ({ line }) => {
  expect(slowestFund(aRow(line), basis)).toBeNull();
});
