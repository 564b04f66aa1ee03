/** One filter for all pictures: what they say of a part of the office is what that part itself says. */
import { describe, expect, test } from "vitest";
import { BooksCache } from "../../../functions/api/figures/books-cache.ts";
import { holds } from "../../../functions/api/overview/chart-projects.ts";
import { chartsAnswer } from "../../../shared/contracts/api/bodies/charts.ts";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { projectsAnswer } from "../../../shared/contracts/api/bodies/projects.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { policiesOf } from "../../support/policies.ts";
import { aPrincipal, base, dump, expectProblem, openApi } from "./api-fixture.ts";

type Fixture = ReturnType<typeof openApi>;

async function drawn(fixture: Fixture, query = "", role: "finance" | "manager" | "viewer" = "finance") {
  const asked = new URLSearchParams(query).toString();
  return chartsAnswer.parse(await fixture.value(`${base}/charts?${asked}`, { as: aPrincipal(role) }));
}

async function loaded(): Promise<Fixture> {
  const fixture = openApi();
  await fixture.load();
  return fixture;
}

describe("charts of a department", () => {
  test("say what its row of the overview says, and keep the other departments to be chosen", async () => {
    const fixture = await loaded();
    const whole = await drawn(fixture);
    const { byDepartment } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    for (const { name, figures } of byDepartment) {
      const { curve, chosen, departments, waterfall } = await drawn(fixture, `department=${name}`);
      expect(curve?.actual.at(-1)).toEqual({
        date: figures.asOf,
        spentWon: figures.expectation?.judgedSpentWon,
      });
      expect(curve?.budgetWon).toBe(figures.expectation?.judgedBudgetWon);
      expect(curve?.expectedWon).toBe(figures.expectation?.expectedWon);
      expect(curve?.forecast).toEqual(figures.forecast);
      expect(waterfall?.budgetWon).toBe(figures.expectation?.judgedBudgetWon);
      expect(chosen).toEqual({ projects: figures.lines, budgetWon: figures.budgetWon });
      expect(departments).toEqual(whole.departments);
    }
    expect(whole.chosen).toBeNull();
  });

  test("add up to the office, whichever way its name is spelled", async () => {
    const fixture = await loaded();
    const whole = await drawn(fixture);
    const parts = await Promise.all(
      ["사회적 경제과", "도로과"].map((name) => drawn(fixture, `department=${name}`)),
    );
    const sum = parts.reduce((all, { curve }) => all + BigInt(curve?.budgetWon ?? 0), 0n);
    expect(`${sum}`).toBe(whole.curve?.budgetWon);
  });

  test("of another's department are refused to a manager, and of none are empty", async () => {
    const fixture = await loaded();
    expectProblem(
      await fixture.ask(`${base}/charts?department=${encodeURIComponent("도로과")}`, {
        as: aPrincipal("manager"),
      }),
      "department-forbidden",
    );
    expect(await drawn(fixture, "department=없는과")).toMatchObject({
      curve: null,
      waterfall: null,
      funds: [],
      stages: [],
      chosen: { projects: 0, budgetWon: null },
    });
  });
});

describe("charts of chosen projects", () => {
  test.each([
    ["severity=critical", ["도로 정비", "느린 사업"]],
    ["severity=none", ["빠른 사업"]],
    ["severity=any&department=도로과", ["도로 정비"]],
    ["fund=unsplit", ["도로 정비", "느린 사업", "빠른 사업"]],
    ["fund=national", []],
    // Around everything behind by twenty points or more; around the smallest budget alone.
    ["lasso=-90.0,5.00;-20.0,5.00;-20.0,12.00;-90.0,12.00", ["도로 정비", "느린 사업"]],
    ["lasso=-90.0,8.90;90.0,8.90;90.0,9.10;-90.0,9.10", ["빠른 사업"]],
  ])("of %s are of %s, as the list has them", async (query, names) => {
    const fixture = await loaded();
    const { projects, chosen, curve } = await drawn(fixture, query);
    const meant = projects.filter(({ isChosen }) => isChosen);
    expect(meant.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(projects).toHaveLength(3);
    expect(chosen?.projects).toBe(names.length);
    const { items } = projectsAnswer.parse(await fixture.value(`${base}/projects`));
    const spent = items
      .filter(({ name }) => names.includes(name))
      .reduce((sum, { figures }) => sum + BigInt(figures.spentWon ?? 0), 0n);
    expect(curve?.actual.at(-1)?.spentWon ?? "0").toBe(`${spent}`);
  });

  test("of a manager are of the own departments alone", async () => {
    const { projects, chosen } = await drawn(await loaded(), "severity=any", "manager");
    expect(projects.filter(({ isChosen }) => isChosen).map(({ name }) => name)).toEqual(["느린 사업"]);
    expect(chosen?.projects).toBe(1);
  });

  test("are refused to viewers, whom sums of a few would tell of each", async () => {
    const fixture = await loaded();
    for (const query of ["severity=any", "fund=national", "lasso=-90,5;-20,5;-20,12"])
      expectProblem(
        await fixture.ask(`${base}/charts?${query}`, { as: aPrincipal("viewer") }),
        "role-forbidden",
      );
    const { curve } = await drawn(fixture, "department=도로과", "viewer");
    expect(curve).not.toBeNull();
  });

  test.each(["lasso=1,2;3,4", "lasso=a", "severity=bad", "fund=gold", `lasso=${"1,2;".repeat(60)}1,2`])(
    "refuse %s",
    async (query) => {
      expectProblem(await (await loaded()).ask(`${base}/charts?${query}`), "request-invalid");
    },
  );
});

describe("last year's curve", () => {
  test("stands where the same office has such books, of the department that is chosen", async () => {
    const fixture = await loaded();
    expect((await drawn(fixture)).curve?.lastYear).toEqual([]);
    const rows = (date: string, first: number) =>
      dump(
        [
          ["A0", "느린 사업", "사회적경제과", 4_000_000_000, first],
          ["B0", "도로 정비", "도로과", 6_000_000_000, 2 * first],
        ],
        date,
      );
    const before = { books: { office: "1129000", fiscalYear: 2019 } };
    await fixture.ingest.send(rows("2019-06-30", 100), before);
    await fixture.ingest.send(rows("2019-12-31", 1_000), before);
    // The revision of a year does not hear of the year before until something of its own changes.
    await fixture.load(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 200_000_000]], "2020-11-30"));
    expect((await drawn(fixture)).curve?.lastYear).toEqual([
      { date: "2019-06-30", spentWon: "300" },
      { date: "2019-12-31", spentWon: "3000" },
    ]);
    expect((await drawn(fixture, "department=도로과")).curve?.lastYear.at(-1)?.spentWon).toBe("2000");
    expect((await drawn(fixture, "severity=any")).curve?.lastYear).toEqual([]);
  });
});

describe("staged targets", () => {
  test("say what is still needed of the lines that the policy counts", async () => {
    const policies = policiesOf({
      ...defaultPolicy,
      stagedTargets: [{ by: "06-30", basisPoints: 5_000n, base: [{ by: "department", value: "도로과" }] }],
    });
    const fixture = openApi((usual) => ({
      policies,
      cache: new BooksCache({
        ledger: usual.ledger,
        policies,
        alerts: usual.alerts,
        revisions: { revision: () => Promise.resolve("one") },
        clock: usual.clock,
      }),
    }));
    await fixture.load();
    const stage = {
      date: "2020-06-30",
      asOf: "2020-10-31",
      projects: 1,
      budgetWon: "6000000000",
      targetWon: "3000000000",
      targetRate: "50.0",
      spentWon: "200000000",
      rate: "3.3",
      neededWon: "2800000000",
      spentByThenWon: null,
    };
    expect((await drawn(fixture)).stages).toEqual([stage]);
    expect((await drawn(fixture, "department=사회적경제과")).stages).toEqual([]);
  });
});

describe("a line around a point", () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  const hook = [
    [0, 0],
    [10, 0],
    [10, 10],
    [8, 10],
    [8, 2],
    [0, 2],
  ] as const;

  test.each([
    [square, [5, 5], true],
    [square, [11, 5], false],
    [square, [5, -1], false],
    [hook, [4, 5], false],
    [hook, [9, 5], true],
    [hook, [4, 1], true],
  ] as const)("%j holds %j: %s", (line, point, isIn) => {
    expect(holds(line, point)).toBe(isIn);
    expect(holds(line.toReversed(), point)).toBe(isIn);
  });
});
