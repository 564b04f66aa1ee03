import { describe, expect, test } from "vitest";
import { fraction } from "../../../shared/domain/values/fraction.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../../shared/domain/rates/rate-rows.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { aLine, aSpendingLine } from "../../support/builders.ts";
import { businesses, solidarity, unitProjects, yeongdeungpo } from "../report/council-report.ts";

const rowsOf = (lines: readonly LedgerLine[], byFund = false) =>
  rateRows(officeView(yeongdeungpo, 2_020, lines), byFund);

describe("the rates table", () => {
  test("of the council report of 2020 begins with its total", () => {
    expect(rowsOf([...businesses, ...unitProjects])[0]).toEqual({
      scope: { level: "office", id: "1129000", name: "1129000", department: null, unitProject: null },
      fund: "all",
      amounts: {
        appropriation: 4_409_960_000n,
        "current-budget": null,
        commitment: null,
        expenditure: 3_827_841_000n,
        plan: 4_311_242_000n,
        requirement: null,
      },
      rate: fraction(3_827_841n, 4_409_960n),
      rateBasis: "expenditure/appropriation",
      asOf: "2020-10-31",
      notReported: 0,
      unbudgeted: { lines: 0, spent: 0n },
      later: null,
    });
  });

  test("dates the office by most of its money, where a few projects have a later day", () => {
    const lines = Array.from({ length: 20 }, (_, at) =>
      aSpendingLine(10n, 5n, {
        asOf: at === 0 ? "2020-09-30" : "2020-08-21",
        project: { name: `사업 ${at}` },
      }),
    );
    const [office] = rateRows(officeView(yeongdeungpo, 2_020, lines), false);
    expect(office).toMatchObject({ asOf: "2020-08-21", later: { latest: "2020-09-30", later: 1 } });
  });

  test("has one row for each scope of the view, in its order", () => {
    const view = officeView(yeongdeungpo, 2_020, [...businesses, ...unitProjects]);
    expect(rateRows(view, false).map((row) => row.scope)).toEqual(view.rows.map((row) => row.scope));
  });

  test("has no row for lines without a unit project where they are the whole department", () => {
    const [a, b, c] = ["가", "나", "다"].map((name, at) => {
      const project = { id: projectIdOfCode(`A${at}`), name, department: at === 0 ? "총무과" : "건설과" };
      return aSpendingLine(10n, 1n, { project: { ...project, unitProject: at === 2 ? "도로" : null } });
    });
    const lines = [a, b, c].filter((line) => line !== undefined);
    const rows = rowsOf(lines).filter(({ scope }) => scope.level === "unit-project");
    expect(rows.map(({ scope }) => [scope.department, scope.name])).toEqual([
      ["건설과", "도로"],
      ["건설과", null],
    ]);
  });

  test("by fund follows each scope with the funds that it states, and no others", () => {
    const rows = rowsOf([solidarity, ...unitProjects], true).filter((row) => row.scope.level === "business");
    expect(rows.map(({ fund, amounts, rate }) => [fund, amounts.expenditure, rate])).toEqual([
      ["all", 776_595_000n, fraction(776_595n, 936_864n)],
      ["national", 78_960_000n, fraction(78_960n, 98_000n)],
      ["provincial", 304_315_000n, fraction(304_315n, 392_000n)],
      ["municipal", 393_320_000n, fraction(393_320n, 446_864n)],
    ]);
  });

  test("by fund shows what a business that begins next year will need, and no rate", () => {
    const project = { tier: "business", name: "새 사업", unitProject: null } as const;
    const line = { ...aLine({ project }), requirement: { provincial: 3n, municipal: 4n } };
    const rows = rowsOf([line, ...unitProjects], true).filter(({ scope }) => scope.name === "새 사업");
    expect(rows.map(({ fund, amounts, rate }) => [fund, amounts.requirement, rate])).toEqual([
      ["all", 7n, null],
      ["provincial", 3n, null],
      ["municipal", 4n, null],
    ]);
  });

  test("leaves the rate of a fund undefined where only the budget is split", () => {
    const line = aLine({
      amounts: { appropriation: { national: 60n, municipal: 40n }, expenditure: { unsplit: 50n } },
    });
    const rates = rowsOf([line], true).filter((row) => row.scope.level === "office");
    expect(rates.map(({ fund, rate }) => [fund, rate])).toEqual([
      ["all", fraction(1n, 2n)],
      ["national", null],
      ["municipal", null],
      ["unsplit", null],
    ]);
  });

  test.each([
    { name: "a budget and spending", line: aSpendingLine(100n, 0n), notReported: 0 },
    {
      name: "a budget and no word of spending",
      line: aLine({ amounts: { appropriation: { unsplit: 1n } } }),
      notReported: 1,
    },
    { name: "nothing at all", line: aLine(), notReported: 0 },
  ])("counts a line with $name as not reported: $notReported", ({ line, notReported }) => {
    expect(rowsOf([line])[0]?.notReported).toBe(notReported);
  });

  test.each([
    { beside: "nothing", lines: [30n], unbudgeted: { lines: 0, spent: 0n }, rate: null },
    {
      beside: "a budget",
      lines: [30n, 10n],
      unbudgeted: { lines: 2, spent: 40n },
      rate: fraction(50n, 100n),
    },
    {
      beside: "a budget, and nothing spent",
      lines: [0n],
      unbudgeted: { lines: 0, spent: 0n },
      rate: fraction(10n, 100n),
    },
  ])(
    "tells spending that no budget stands beside, which a rate counts, beside $beside",
    ({ beside, lines, unbudgeted, rate }) => {
      const paid = lines.map((won, at) =>
        aLine({
          project: { id: projectIdOfCode(`P${at}`), name: `지급 ${at}` },
          amounts: { expenditure: { unsplit: won } },
        }),
      );
      const [office] = rowsOf(beside === "nothing" ? paid : [aSpendingLine(100n, 10n), ...paid]);
      expect(office).toMatchObject({ unbudgeted, rate });
    },
  );
});
