/** What the overview draws agrees with what it says: of one evaluation, one day and one base. */
import { describe, expect, test } from "vitest";
import { chartsAnswer } from "../../../shared/contracts/api/bodies/charts.ts";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { projectsAnswer } from "../../../shared/contracts/api/bodies/projects.ts";
import { aPrincipal, base, openApi } from "./api-fixture.ts";

type Fixture = ReturnType<typeof openApi>;

async function drawn(fixture: Fixture, as = aPrincipal("finance")) {
  return chartsAnswer.parse(await fixture.value(`${base}/charts`, { as }));
}

async function loaded(): Promise<Fixture> {
  const fixture = openApi();
  await fixture.load();
  return fixture;
}

/** Thirty projects of August, of which one is sent again in September, and a whole small department. */
async function loadedWithFewLater(): Promise<Fixture> {
  const fixture = openApi();
  const row = (department: string, at: number, day: string, spent: number) =>
    `${department} 사업 ${at},${department},${day},원,100000000,${spent}`;
  const header = "사업명,부서,기준일,단위,예산액,집행액";
  const august = Array.from({ length: 40 }, (_, at) => row("건설과", at, "2020-08-31", 30_000_000));
  await fixture.load([header, ...august, row("의회사무과", 1, "2020-08-31", 50_000_000), ""].join("\r\n"));
  const later = [row("건설과", 0, "2020-09-30", 40_000_000), row("의회사무과", 1, "2020-09-30", 60_000_000)];
  await fixture.load([header, ...later, ""].join("\r\n"));
  return fixture;
}

describe("the charts", () => {
  test("end where the figures stand, and begin nothing where nothing was reported", async () => {
    const fixture = await loaded();
    const { curve, asOf } = await drawn(fixture);
    const { figures } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    expect(asOf).toBe(figures?.asOf);
    expect(curve?.actual).toEqual([{ date: figures?.asOf, spentWon: figures?.expectation?.judgedSpentWon }]);
    expect(curve?.budgetWon).toBe(figures?.expectation?.judgedBudgetWon);
    expect(curve?.expectedWon).toBe(figures?.expectation?.expectedWon);
    expect(curve?.forecast).toEqual(figures?.forecast);
    expect(curve?.months.at(-1)?.expectedWon).toBe(figures?.expectation?.targetWon);
    expect(curve?.months.map(({ date }) => date.slice(5))).toContain("02-29");
  });

  test("end on the day of most of the money where few projects are later, as every sum of the overview does", async () => {
    const fixture = await loadedWithFewLater();
    const { curve, asOf, departments } = await drawn(fixture);
    const { figures, byDepartment, freshness } = overviewAnswer.parse(
      await fixture.value(`${base}/overview`),
    );
    expect([asOf, figures?.asOf, freshness.asOf]).toEqual(["2020-08-31", "2020-08-31", "2020-08-31"]);
    expect(byDepartment.map(({ name, figures: own }) => [name, own.asOf])).toEqual([
      ["건설과", "2020-08-31"],
      ["의회사무과", "2020-09-30"],
    ]);
    expect(curve?.actual.at(-1)).toEqual({
      date: "2020-08-31",
      spentWon: figures?.expectation?.judgedSpentWon,
    });
    expect(curve?.actual.map(({ date }) => date)).toEqual([
      ...new Set(curve?.actual.map(({ date }) => date)),
    ]);
    const lastOf = (name: string) =>
      departments.find((each) => each.name === name)?.months.findLast((month) => month !== null);
    expect(lastOf("건설과")?.date).toBe("2020-08-31");
    expect(lastOf("의회사무과")?.date).toBe("2020-09-30");
    const chosen = chartsAnswer.parse(
      await fixture.value(`${base}/charts?department=${encodeURIComponent("건설과")}`),
    );
    expect(chosen.asOf).toBe("2020-08-31");
  });

  test("say of each department's last month what its row says", async () => {
    const fixture = await loaded();
    const { departments } = await drawn(fixture);
    const { byDepartment } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    const said = byDepartment.map(({ name, figures: { expectation } }) => [name, expectation?.gapPoints]);
    const shown = departments.map(({ name, months }) => [
      name,
      months.findLast((month) => month !== null)?.gapPoints,
    ]);
    expect(shown).toEqual(said);
    expect(departments[0]?.months.filter((month) => month !== null)).toHaveLength(1);
  });

  test("have every project that has a rate and an expectation, as the list has it", async () => {
    const fixture = await loaded();
    const { projects } = await drawn(fixture);
    const { items } = projectsAnswer.parse(await fixture.value(`${base}/projects?sort=budget&limit=500`));
    const listed = items.filter(({ figures }) => figures.rate !== null && figures.expectation !== null);
    expect(projects.map(({ id, rate, gapPoints, budgetWon }) => [id, rate, gapPoints, budgetWon])).toEqual(
      listed.map(({ id, figures }) => [id, figures.rate, figures.expectation?.gapPoints, figures.budgetWon]),
    );
  });

  test("add up: what is spent, what is still to come and what is left are the budget", async () => {
    const { waterfall, funds } = await drawn(await loaded());
    const { budgetWon = "", spentWon = "", stillWon = "", leftWon = "" } = waterfall ?? {};
    expect(BigInt(spentWon) + BigInt(stillWon) + BigInt(leftWon)).toBe(BigInt(budgetWon));
    expect(funds.every(({ budgetWon: won }) => BigInt(won) > 0n)).toBe(true);
  });

  test("name files to those who send them alone, and projects to nobody who may not see them", async () => {
    const fixture = await loaded();
    expect((await drawn(fixture)).curve?.files.every(({ fileName }) => fileName !== null)).toBe(true);
    const viewed = await drawn(fixture, aPrincipal("viewer"));
    expect(viewed.curve?.files.every(({ fileName }) => fileName === null)).toBe(true);
    expect(viewed.projects).toEqual([]);
  });

  test("of no figures are empty", async () => {
    expect(await drawn(openApi())).toMatchObject({
      asOf: null,
      curve: null,
      departments: [],
      projects: [],
      funds: [],
      waterfall: null,
      unspentGrants: null,
      atRisk: { won: "0", projects: 0 },
    });
  });
});
