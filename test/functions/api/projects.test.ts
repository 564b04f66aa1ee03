// The table of projects: what is found, in which order, and what a page after another page shows.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectAnswer } from "../../../shared/contracts/api/bodies/project.ts";
import { alertsAnswer } from "../../../shared/contracts/api/bodies/alerts.ts";
import { projectsAnswer, projectsQuery } from "../../../shared/contracts/api/bodies/projects.ts";
import type { ProjectsAnswer } from "../../../shared/contracts/api/api.ts";
import { aPrincipal, base, dump, expectProblem, openApi, textOf } from "./api-fixture.ts";

type Fixture = ReturnType<typeof openApi>;

async function page(
  fixture: Fixture,
  query: string,
  role: "finance" | "manager" = "finance",
): Promise<ProjectsAnswer> {
  return projectsAnswer.parse(await fixture.value(`${base}/projects?${query}`, { as: aPrincipal(role) }));
}

describe("the table of projects", () => {
  test("shows each project against what was expected of it, the most money behind first", async () => {
    const fixture = openApi();
    await fixture.load();
    const { total, items, next, choices } = await page(fixture, "");
    expect({ total, next }).toEqual({ total: 3, next: null });
    expect(items.map(({ name }) => name)).toEqual(["도로 정비", "느린 사업", "빠른 사업"]);
    expect(items[1]).toMatchObject({
      figures: { budgetWon: "4000000000", spentWon: "100000000", rate: "2.5" },
      alert: { severity: "critical" },
    });
    expect(choices.departments).toEqual(["도로과", "사회적경제과"]);
  });

  test("knows of the months in which a file spoke of the department, and of no other", async () => {
    const fixture = openApi();
    const send = async (date: string, spent: number): Promise<void> => {
      const rows = [
        ["A0", "느린 사업", "사회적경제과", 4_000, spent],
        ["A1", "쉬는 사업", "사회적경제과", 1_000, 0],
      ] as const;
      const request = {
        method: "POST",
        body: dump(rows, date),
        headers: { "content-type": "application/octet-stream" },
      };
      await fixture.value(`${base}/uploads?fileName=${date}.csv`, request);
    };
    await send("2020-03-31", 100);
    await send("2020-06-30", 300);
    await send("2020-09-30", 700);
    const { items } = await page(fixture, "sort=spent&order=desc");
    const silent = (months: readonly (string | null)[]) => months.map((won) => won ?? "–").join(" ");
    expect(items.map(({ monthEndsWon }) => silent(monthEndsWon))).toEqual([
      "– – 100 – – 300 – – 700 – – –",
      "– – 0 – – 0 – – 0 – – –",
    ]);
  });

  test.each([
    ["department=사회적 경제과", ["느린 사업", "빠른 사업"]],
    ["severity=critical", ["도로 정비", "느린 사업"]],
    ["severity=none", ["빠른 사업"]],
    ["minRate=95", ["빠른 사업"]],
    ["maxRate=3.0&sort=rate", ["느린 사업"]],
    ["q=느린사업", ["느린 사업"]],
    ["q=b0", ["도로 정비"]],
    ["rule=behind-target", ["도로 정비", "느린 사업"]],
    ["rule=overspent", []],
    ["status=new", ["도로 정비", "느린 사업"]],
    ["status=done", []],
    ["status=excluded", []],
    ["fund=unsplit&sort=name", ["느린 사업", "도로 정비", "빠른 사업"]],
    ["fund=national", []],
    ["sort=spent", ["빠른 사업", "도로 정비", "느린 사업"]],
    ["sort=expected&order=desc", ["느린 사업", "빠른 사업", "도로 정비"]],
    ["sort=forecastRate", ["느린 사업", "도로 정비", "빠른 사업"]],
    ["sort=name", ["느린 사업", "도로 정비", "빠른 사업"]],
    ["sort=rate&order=desc", ["빠른 사업", "도로 정비", "느린 사업"]],
    ["sort=budget&order=asc", ["빠른 사업", "느린 사업", "도로 정비"]],
  ])("answers %s", async (query, names) => {
    const fixture = openApi();
    await fixture.load();
    const { items } = await page(fixture, new URLSearchParams(query).toString());
    expect(items.map(({ name }) => name)).toEqual(names);
  });

  test("tells answered projects from new ones, as the inbox does, and silence from both", async () => {
    const fixture = openApi();
    await fixture.load();
    const [alert] = alertsAnswer.parse(await fixture.value(`${base}/alerts?department=도로과`)).items;
    const path = `${base}/alerts/${alert?.id}/acknowledge`;
    await fixture.value(path, { method: "POST", json: {} });
    expect((await page(fixture, "status=new")).items.map(({ name }) => name)).toEqual(["느린 사업"]);
    await fixture.load(
      [
        "사업코드,사업명,부서,예산액(원),집행액(원),기준일",
        "C0,말 없는 사업,도로과,1000000000,,2020-11-01",
        "",
      ].join("\n"),
    );
    expect((await page(fixture, "status=not-reported")).items.map(({ name }) => name)).toEqual([
      "말 없는 사업",
    ]);
  });

  test("offers the sources of money and the reasons that there are, and no others", async () => {
    const fixture = openApi();
    await fixture.load();
    const { choices } = await page(fixture, "");
    expect(choices.funds.map(({ name }) => name)).toEqual(["unsplit"]);
    expect(choices.rules.map(({ name }) => name)).toContain("behind-target");
    expect(choices.rules.map(({ name }) => name)).not.toContain("overspent");
  });

  test.each(projectsQuery.shape.sort.unwrap().options)(
    "orders by %s both ways, what has no such value last",
    async (sort) => {
      const fixture = openApi();
      await fixture.load();
      const up = (await page(fixture, `sort=${sort}&order=asc`)).items.map(({ id }) => id);
      const down = (await page(fixture, `sort=${sort}&order=desc`)).items.map(({ id }) => id);
      expect(up.toSorted()).toEqual(down.toSorted());
      expect(up).toHaveLength(3);
    },
  );

  test("shows a manager the own departments alone, in the choices too", async () => {
    const fixture = openApi();
    await fixture.load();
    const { items, choices } = await page(fixture, "", "manager");
    expect(items.map(({ department }) => department)).toEqual(["사회적경제과", "사회적경제과"]);
    expect(choices.departments).toEqual(["사회적경제과"]);
    const other = await fixture.ask(`${base}/projects/code%2Fb0`, { as: aPrincipal("manager") });
    expectProblem(other, "department-forbidden");
  });

  test("leads from a project back to the rows of its file", async () => {
    const fixture = openApi();
    await fixture.load();
    const project = projectAnswer.parse(await fixture.value(`${base}/projects/code%2Fa0`));
    expect(project.steps).toContainEqual(
      expect.objectContaining({
        measure: "expenditure",
        amountWon: "100000000",
        fileName: "집행현황.csv",
        rows: [2],
      }),
    );
    expect(project.months[9]).toMatchObject({ date: "2020-10-31", spentWon: "100000000" });
    expect(project.months[10]).toMatchObject({ spentWon: null });
    expect(project.months.every(({ expectedWon }) => expectedWon !== null)).toBe(true);
    expect(project.alerts.length).toBeGreaterThan(0);
  });

  test("draws the days that were reported alone, and has the steps of one month where they are asked for", async () => {
    const fixture = openApi();
    await fixture.load();
    const read = async (query: string) =>
      projectAnswer.parse(await fixture.value(`${base}/projects/code%2Fa0${query}`));
    const { curve, stepMonths, steps, project } = await read("");
    expect(curve).toEqual({
      days: [{ date: "2020-10-31", spentWon: project.figures.spentWon }],
      covered: [],
    });
    expect(stepMonths).toEqual([{ month: "2020-10", steps: steps.length, spentWon: "100000000" }]);
    expect((await read("?month=2020-10")).steps).toEqual(steps);
    expect(await read("?month=2020-09")).toMatchObject({ steps: [], stepCount: 0, stepMonths });
    expectProblem(await fixture.ask(`${base}/projects/code%2Fa0?month=2020-13`), "request-invalid");
  });

  test("tells what was answered about a project over time, each answer once", async () => {
    const fixture = openApi();
    await fixture.load();
    const read = async () => projectAnswer.parse(await fixture.value(`${base}/projects/code%2Fa0`));
    const [alert] = (await read()).alerts;
    const why = { reason: "contract-delayed", note: "업체 선정이 늦었습니다.", owner: "김담당" };
    const act = (name: string, json?: unknown) =>
      fixture.value(`${base}/alerts/${alert?.id}/${name}`, { method: "POST", json });
    await act("acknowledge", { why });
    expect((await read()).explanations).toMatchObject([{ ...why, due: null, isWithdrawn: false }]);
    expect(projectAnswer.parse(await fixture.value(`${base}/projects/code%2Fb0`)).explanations).toEqual([]);
    await act("withdraw");
    expect((await read()).explanations).toMatchObject([{ ...why, isWithdrawn: true }]);
  });

  test("tells a note that came without a reason as a note, and as no reason", async () => {
    const fixture = openApi();
    await fixture.load();
    const read = async () => projectAnswer.parse(await fixture.value(`${base}/projects/code%2Fa0`));
    const [alert] = (await read()).alerts;
    const why = { reason: "other", note: "확인함" };
    await fixture.value(`${base}/alerts/${alert?.id}/acknowledge`, { method: "POST", json: { why } });
    const { explanations, alerts } = await read();
    const note = { note: "확인함", isRemark: true, reasonTitle: { ko: "메모", en: "note" } };
    expect(explanations).toMatchObject([note]);
    expect(alerts[0]?.explanation).toMatchObject(note);
  });

  test("writes CSV that no spreadsheet takes for a formula", async () => {
    const fixture = openApi();
    await fixture.load(
      dump([
        ["A0", "=HYPERLINK(1)", "@SUM과", 4_000_000_000, 100_000_000],
        ["A1", "+82 사업", "-1+1", 1_000_000_000, 950_000_000],
      ]),
    );
    const answer = await fixture.ask(`${base}/projects?format=csv`);
    const lines = textOf(answer).trim().split("\r\n").slice(1);
    const cells = lines.flatMap((line) => line.split(","));
    expect(cells).toContain("'=HYPERLINK(1)");
    expect(cells).toContain("'@SUM과");
    expect(cells).toContain("'-1+1");
    expect(cells.filter((cell) => /^[=+@]/.test(cell) || /^-\D/.test(cell))).toEqual([]);
    expect(answer.headers["content-disposition"]).toMatch(
      /^attachment; filename="projects-1129000-2020.csv"/,
    );
  });
});

describe("pages of a list", () => {
  test("lose and repeat no row, whatever is stored between them", async () => {
    const amount = fc.integer({ min: 0, max: 40 });
    const change = fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), amount), { maxLength: 4 });
    const sorts = fc.constantFrom(
      "name",
      "department",
      "rate",
      "gap",
      "behind",
      "budget",
      "forecast",
      "severity",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(amount, { minLength: 1, maxLength: 9 }),
        fc.array(change, { maxLength: 2 }),
        fc.integer({ min: 1, max: 4 }),
        sorts,
        async (first, changes, limit, sort) => {
          const fixture = openApi();
          const spent = new Map(first.map((each, at) => [at, each]));
          await fixture.load(fileOf(spent, 0));
          const whole = (await page(fixture, `sort=${sort}`)).items.map(({ id }) => id);
          const seen: string[] = [];
          let next: string | null = null;
          let later = 0;
          do {
            const cursor: string = next === null ? "" : `&cursor=${next}`;
            const read = await page(fixture, `sort=${sort}&limit=${limit}${cursor}`);
            seen.push(...read.items.map(({ id }) => id));
            next = read.next;
            const stored = changes[later++];
            if (stored !== undefined) {
              for (const [at, each] of stored) spent.set(at, each);
              await fixture.load(fileOf(spent, later));
            }
          } while (next !== null);
          expect(seen).toEqual(whole);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("end with 410 when the state that they are of is no longer kept, and never go on in another one", async () => {
    const fixture = openApi();
    await fixture.load(
      fileOf(
        new Map([
          [0, 1],
          [1, 2],
          [2, 3],
        ]),
        0,
      ),
    );
    const { next } = await page(fixture, "limit=1");
    for (const later of [1, 2, 3]) {
      await fixture.load(
        fileOf(
          new Map([
            [0, 1 + later],
            [1, 2],
            [2, 3],
          ]),
          later,
        ),
      );
      await page(fixture, "limit=1");
    }
    expectProblem(await fixture.ask(`${base}/projects?limit=1&cursor=${next}`), "cursor-expired");
  });

  test("take a cursor of the same list alone", async () => {
    const fixture = openApi();
    await fixture.load();
    const { next } = await page(fixture, "limit=1");
    for (const query of [`sort=name&limit=1&cursor=${next}`, "cursor=nonsense", `cursor=${next}x`]) {
      expectProblem(await fixture.ask(`${base}/projects?${query}`), "cursor-invalid");
    }
    const asManager = await fixture.ask(`${base}/projects?limit=1&cursor=${next}`, {
      as: aPrincipal("manager"),
    });
    expectProblem(asManager, "cursor-invalid");
  });
});

/** Each project has a budget of 40 and spent so many of it, in units of ten million won. */
function fileOf(spent: ReadonlyMap<number, number>, version: number): string {
  const rows = [...spent].map(
    ([at, each]) =>
      [`A${at}`, `사업 ${at % 3} ${at}`, "사회적경제과", 400_000_000, each * 10_000_000] as const,
  );
  return dump(rows, `2020-10-${10 + version}`);
}
