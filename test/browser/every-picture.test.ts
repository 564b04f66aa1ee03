/**
 * One truth in pictures too: each figure of the overview's pictures, in the table beneath it, in its letters and under the
 * pointer, is the API's of the same thing; and so is each figure of the page for anybody, and each count of things to do.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatPoints, formatRate, grouped, shortWon } from "../../dashboard/logic/format-figures.ts";
import { inboxAnswer } from "../../shared/contracts/api/bodies/alerts.ts";
import { chartsAnswer } from "../../shared/contracts/api/bodies/charts.ts";
import { overviewAnswer } from "../../shared/contracts/api/bodies/overview.ts";
import { policyAnswer } from "../../shared/contracts/api/bodies/policy.ts";
import { projectsAnswer } from "../../shared/contracts/api/bodies/projects.ts";
import { storyAnswer } from "../../shared/contracts/api/bodies/story.ts";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;

const offices = [["1129000", "2020"], ...(hasDumps ? ([["4573000", "2026"]] as const) : [])] as const;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  if (hasDumps)
    for (const dump of [dumps.complete, dumps.august])
      await post(host.address, "offices/4573000/years/2026", dump);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

describe.each(offices)("of office %s in %s", (office, year) => {
  const search = `?office=${office}&year=${year}&unit=원`;
  const address = (path: string) => `${host.address}/api/v1/offices/${office}/years/${year}/${path}`;
  const ask = async (path: string): Promise<unknown> => (await fetch(address(path))).json();

  /** A stage of the year, so that its picture is there, and the page for anybody. */
  beforeAll(async () => {
    const { version } = policyAnswer.parse(await ask("policy")).policy;
    const change = {
      stagedTargets: [{ by: "09-30", basisPoints: 7_500, base: [] }],
      publicStory: true,
    };
    const answer = await fetch(address("policy"), {
      method: "PUT",
      headers: { "content-type": "application/json", "x-monitor-request": "test" },
      body: JSON.stringify({ basedOn: version, change, confirmed: true }),
    });
    expect(answer.status).toBe(200);
  });

  test.each(["ko", "en"] as const)("in %s every picture's table is the API's, cell by cell", async (lang) => {
    const seat = await visit(browser, host.address, { width: 1_440 });
    await seat.open(`${search}&lang=${lang}`);
    const charts = chartsAnswer.parse(await ask("charts"));
    const blank = (value: string | null | undefined): string => value ?? "";
    const known = charts.departments.filter(({ months }) => months.some((month) => month !== null));
    const expected: Record<string, readonly (readonly string[])[]> = {
      departments: known.map(({ months }) => months.map((month) => blank(month?.gapPoints))),
      stages: charts.stages.map((stage) => [
        stage.asOf,
        `${stage.projects}`,
        stage.budgetWon,
        stage.targetRate,
        stage.targetWon,
        stage.rate,
        stage.spentWon,
        stage.neededWon,
        blank(stage.spentByThenWon),
      ]),
      funds: [
        ...charts.funds.map(({ budgetWon, share }) => [budgetWon, share]),
        ...[charts.unspentGrants, charts.atRisk].flatMap((grants) =>
          charts.funds.length > 0 && grants !== null && grants.projects > 0 ? [[grants.won, ""]] : [],
        ),
      ],
      waterfall: Object.values(charts.waterfall ?? {}).map((won) => [won]),
      projects: charts.projects
        .slice(0, 200)
        .map(({ department, budgetWon, rate, gapPoints }) => [blank(department), budgetWon, rate, gapPoints]),
    };
    if (known.length > 1)
      expected["department-curves"] = known.map(({ months }) => [
        ...months.map((month) => blank(month?.rate)),
        blank(months.findLast((month) => month !== null)?.expectedRate),
      ]);
    for (const [name, rows] of Object.entries(expected)) {
      const shown = await tableOf(seat, name);
      expect(`${name} ${JSON.stringify(shown.toSorted(byText))}`).toBe(
        `${name} ${JSON.stringify(rows.toSorted(byText))}`,
      );
    }
    // The one picture of several lines has its own test of charts; here: no picture is without a test.
    const names = await seat.page.locator("[data-chart]").evaluateAll(namesOf);
    expect(names.filter((name) => name !== "curve" && (expected[name]?.length ?? 0) === 0)).toEqual([]);
    await seat.end();
  });

  test.each(["ko", "en"] as const)(
    "in %s what a picture writes, and says under the pointer, is the API's",
    async (lang) => {
      const seat = await visit(browser, host.address, { width: 1_440 });
      await seat.open(`${search}&lang=${lang}`);
      const charts = chartsAnswer.parse(await ask("charts"));
      const texts = (selector: string) => seat.page.locator(selector).allTextContents();
      await expect
        .poll(() => seat.page.locator("[data-chart=projects] svg[role=img] circle title").count())
        .toBe(charts.projects.length);
      expect(await texts("[data-chart=projects] svg[role=img] circle title")).toEqual(
        charts.projects.map(
          ({ name, rate, gapPoints, budgetWon }) =>
            `${name}: ${formatRate(rate)}, ${formatPoints(gapPoints)}, ${shortWon(budgetWon, lang)}`,
        ),
      );
      const cells = charts.departments.flatMap(({ name, months }) =>
        months.flatMap((month) => (month === null ? [] : [{ name: name ?? "", ...month }])),
      );
      expect((await texts("[data-chart=departments] rect title")).toSorted()).toEqual(
        cells
          .map(
            ({ name, date, rate, gapPoints }) =>
              `${name} ${date}: ${formatRate(rate)} (${formatPoints(gapPoints)})`,
          )
          .toSorted(),
      );
      expect((await texts("[data-chart=departments] .heat-text")).toSorted()).toEqual(
        cells.map(({ gapPoints }) => gapPoints.replace("-", "−")).toSorted(),
      );
      expect((await texts("[data-chart=department-curves] circle title")).toSorted()).toEqual(
        charts.departments.length < 2
          ? []
          : cells.map(({ name, date, rate }) => `${name} ${date}: ${formatRate(rate)}`).toSorted(),
      );
      expect(await texts("[data-chart=waterfall] svg .chart-name")).toEqual(
        Object.values(charts.waterfall ?? {}).map((won) => shortWon(won, lang)),
      );
      const funds = await texts("[data-chart=funds] svg .chart-name");
      for (const [at, { budgetWon, share }] of charts.funds.entries())
        expect(funds[at]).toMatch(
          new RegExp(`${escaped(shortWon(budgetWon, lang))} · ${escaped(formatRate(share))}$`),
        );
      await seat.end();
    },
  );

  test("the badge of the menu, the tabs and the heads count what the API counts", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`${search}&view=inbox`);
    const { counts, needsAction: pressing } = inboxAnswer.parse(await ask("inbox?limit=0"));
    expect(pressing).toBe(counts.new + counts.waiting + counts.overdue);
    const { needsAction } = overviewAnswer.parse(await ask("overview"));
    const { total } = projectsAnswer.parse(await ask("projects?limit=1"));
    const number = async (selector: string) =>
      (await seat.page.locator(selector).allInnerTexts()).map((text) =>
        Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(",", "")),
      );
    expect(await number(".menu .badge")).toEqual(pressing === 0 ? [] : [pressing]);
    expect(await number(".inbox-tabs a")).toEqual([
      counts.new,
      counts.waiting,
      counts.overdue,
      counts.snoozed,
      counts.done,
    ]);
    await seat.open(search);
    expect(await number("#needs-action")).toEqual([needsAction.total]);
    await seat.open(`${search}&view=projects`);
    expect(await number(".section-head [role=status]")).toEqual([total]);
    await seat.end();
  });

  test.each(["ko", "en"])(
    "in %s each figure of the page for anybody is the API's, and the overview's",
    async (lang) => {
      const seat = await visit(browser, host.address);
      await seat.open(`story?office=${office}&year=${year}&unit=원&lang=${lang}`);
      const story = storyAnswer.parse(await (await fetch(address("story"))).json());
      const { figures } = overviewAnswer.parse(await ask("overview"));
      expect(story.figures).toMatchObject({
        budgetWon: figures?.budgetWon,
        spentWon: figures?.spentWon,
        rate: figures?.rate,
      });
      const text = await seat.page.locator("main").innerText();
      const language = lang === "ko" ? "ko" : "en";
      for (const sentence of [story.headline, ...story.sentences]) expect(text).toContain(sentence[language]);
      expect((await seat.page.locator(".story-exact .amount").allInnerTexts()).map(digitsOf)).toEqual(
        [figures?.budgetWon, figures?.spentWon].map(String),
      );
      const rows = await seat.page.locator("main .scroll tbody tr").all();
      const shown = await Promise.all(rows.map((row) => row.locator(".number").allInnerTexts()));
      expect(shown.map((row) => row.map((cell) => cell.trim()))).toEqual(
        story.projects.map(({ budgetWon, spentWon, rate }) => [
          grouped(BigInt(budgetWon)),
          spentWon === null ? "–" : grouped(BigInt(spentWon)),
          formatRate(rate),
        ]),
      );
      await seat.end();
    },
  );
});

/** The cells of a picture's table behind the head of each row, as the API writes them. */
async function tableOf(seat: Visit, name: string): Promise<string[][]> {
  const figure = seat.page.locator(`[data-chart="${name}"]`);
  await figure.locator("summary").last().click();
  const rows = await figure.locator("tbody tr").all();
  const cells = await Promise.all(rows.map((row) => row.locator("td").allInnerTexts()));
  return cells.map((row) => row.map((cell) => cell.replaceAll(",", "").replace("−", "-").replace(/^–$/, "")));
}

function byText(a: readonly string[], b: readonly string[]): number {
  return a.join().localeCompare(b.join());
}

function namesOf(elements: readonly { getAttribute(name: string): string | null }[]): string[] {
  return elements.map((element) => element.getAttribute("data-chart") ?? "");
}

function digitsOf(text: string): string {
  return text.replaceAll(/[^\d]/g, "");
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
