/**
 * One truth: each figure that the overview, the list, a project and the inbox show is one that the API gave, in the row
 * to which it belongs, and the screens say the same of the same thing.
 */
import type { Browser, Page } from "playwright-core";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatPoints, formatRate, grouped } from "../../dashboard/logic/format-figures.ts";
import { inboxAnswer } from "../../shared/contracts/api/bodies/alerts.ts";
import { overviewAnswer } from "../../shared/contracts/api/bodies/overview.ts";
import { policyAnswer } from "../../shared/contracts/api/bodies/policy.ts";
import { projectAnswer } from "../../shared/contracts/api/bodies/project.ts";
import { projectsAnswer } from "../../shared/contracts/api/bodies/projects.ts";
import type { Figures } from "../../shared/contracts/api/api.ts";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  if (hasDumps) await post(host.address, "offices/4573000/years/2026", dumps.august);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const offices = [["1129000", "2020"], ...(hasDumps ? ([["4573000", "2026"]] as const) : [])] as const;

/** Views that are made of figures; the others show some where there are any. */
const full: ReadonlySet<string> = new Set(["overview", "projects", "inbox", "project"]);

const shownText = z.strictObject({ amounts: z.array(z.string()), text: z.string() });

/** Amounts and percentages of the text, apart from pictures (which have a test of their own) and from forms. */
async function figuresOn(page: Page): Promise<{ won: string[]; percent: string[] }> {
  const found = await page.evaluate(`(() => {
    const copy = document.querySelector("main").cloneNode(true);
    for (const passed of copy.querySelectorAll("[data-chart], svg, select, input, textarea, .unit, .legend"))
      passed.remove();
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    // Apart, since cells stand side by side.
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.textContent);
    return { amounts: [...copy.querySelectorAll(".amount")].map((each) => each.textContent), text: texts.join(" ") };
  })()`);
  const { amounts, text } = shownText.parse(found);
  return {
    won: amounts.filter((each) => !each.includes("%")).map(digitsOf),
    percent: [...text.matchAll(/(\d+\.\d) ?%/g)].map(([, figure = ""]) => figure),
  };
}

function digitsOf(text: string): string {
  return text.replaceAll(/[^\d]/g, "");
}

/** Everything numeric that the API said, in fields and in sentences. */
class Heard {
  readonly won = new Set<string>();
  readonly percent = new Set<string>();

  constructor(page: Page, address: string) {
    page.on("response", (response) => {
      if (response.url().startsWith(`${address}/api/`)) void this.#take(response.json());
    });
  }

  /** What a page adds up of what it was told. */
  addSum(parts: readonly { readonly budgetWon: string }[]): void {
    this.won.add(`${parts.reduce((sum, { budgetWon }) => sum + BigInt(budgetWon), 0n)}`);
  }

  async #take(coming: Promise<unknown>): Promise<void> {
    this.#add(await coming.catch(() => null));
  }

  #add(value: unknown): void {
    if (typeof value === "string") {
      if (/^-?\d+$/.test(value)) this.won.add(digitsOf(value));
      for (const [figure] of value.matchAll(/\d+\.\d/g)) this.percent.add(figure);
    } else if (typeof value === "object" && value !== null)
      Object.values(value).forEach((each) => this.#add(each));
  }
}

const cells = async (seat: Visit, row: string): Promise<string[]> =>
  (await seat.page.locator(row).locator("th, td").allInnerTexts()).map((cell) => cell.trim());

/** As a row of the list says it. */
function rowOf({ budgetWon, rate, expectation, forecast }: Figures): readonly string[] {
  return [
    budgetWon === null ? "–" : grouped(BigInt(budgetWon)),
    formatRate(rate),
    expectation === null ? "–" : formatPoints(expectation.gapPoints),
    expectation === null ? "–" : grouped(BigInt(expectation.behindWon)),
    formatRate(forecast?.rate ?? null),
  ];
}

function withoutGaps(text: string): string {
  return text.replace(/\s/g, "");
}

describe.each(offices)("of office %s in %s", (office, year) => {
  const books = `?office=${office}&year=${year}&unit=원`;
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${host.address}/api/v1/offices/${office}/years/${year}/${path}`)).json();

  test.each([...full, "uploads", "snapshots", "reconcile", "policy", "audit"])(
    "every figure of the %s is one that the API gave",
    async (view) => {
      const { items } = projectsAnswer.parse(await ask("projects?limit=1"));
      const seat = await visit(browser, host.address);
      const heard = new Heard(seat.page, host.address);
      const id = view === "project" ? `&id=${encodeURIComponent(items[0]?.id ?? "")}` : "";
      await seat.open(`${books}&view=${view}${id}`);
      if (view === "policy") heard.addSum(policyAnswer.parse(await ask("policy")).hidden);
      const { won, percent } = await figuresOn(seat.page);
      expect(Math.min(won.length, percent.length)).toBeGreaterThanOrEqual(full.has(view) ? 2 : 0);
      expect(won.filter((each) => !heard.won.has(each))).toEqual([]);
      expect(percent.filter((each) => !heard.percent.has(each))).toEqual([]);
      await seat.end();
    },
  );

  test("the list, the project, the inbox and the overview say the same of the same thing", async () => {
    const seat = await visit(browser, host.address);
    const { items } = projectsAnswer.parse(await ask("projects?limit=20"));
    await seat.open(`${books}&view=projects`);
    for (const [at, { name, figures }] of items.slice(0, 10).entries()) {
      const [title = "", , budget, rate, , gap, behind, forecast] = await cells(
        seat,
        `table.projects tr[aria-rowindex="${at + 2}"]`,
      );
      expect(title.startsWith(name)).toBe(true);
      expect([budget, rate, gap, behind, forecast]).toEqual(rowOf(figures));
    }
    const [worst] = items;
    const page = projectAnswer.parse(await ask(`projects/${encodeURIComponent(worst?.id ?? "")}`));
    expect(page.project.figures).toEqual(worst?.figures);
    await seat.open(`${books}&view=project&id=${encodeURIComponent(worst?.id ?? "")}`);
    await expect
      .poll(() => seat.page.locator(".big").innerText())
      .toContain(formatRate(page.project.figures.rate));

    const inbox = inboxAnswer.parse(await ask("inbox?limit=100"));
    await seat.open(`${books}&view=inbox`);
    const money = await seat.page.locator(".alert .alert-money .amount").allInnerTexts();
    expect(money.map(digitsOf)).toEqual(inbox.items.map(({ moneyWon }) => moneyWon));
    const overview = overviewAnswer.parse(await ask("overview"));
    const byId = new Map(inbox.items.map((item) => [item.id, item]));
    const both = overview.needsAction.items.filter(({ id }) => byId.has(id));
    expect(both.length).toBeGreaterThan(0);
    for (const item of both) {
      const { moneyWon, message, asOf } = item;
      expect(byId.get(item.id)).toMatchObject({ moneyWon, message, asOf });
    }
    await seat.open(books);
    const shown = await seat.page.locator(".alert .alert-money .amount").allInnerTexts();
    expect(shown.map(digitsOf)).toEqual(
      overview.needsAction.items.slice(0, shown.length).map(({ moneyWon }) => moneyWon),
    );
    const table = seat.page.getByRole("region", { name: "부서별" }).locator("tbody tr");
    const departments = await Promise.all(
      (await table.all()).map(async (row) => (await row.locator(".number").allInnerTexts()).map(withoutGaps)),
    );
    // A gap is of the judged projects: their rate stands beside it where it is not that of all.
    expect(departments).toEqual(
      overview.byDepartment.map(({ figures: { rate, expectation } }) => {
        if (expectation === null) return [formatRate(rate), "–"].map(withoutGaps);
        const { gapPoints, judgedRate } = expectation;
        const judged = judgedRate === rate ? "" : `판정 대상 ${formatRate(judgedRate)}`;
        return [formatRate(rate), `${formatPoints(gapPoints)}${judged}`].map(withoutGaps);
      }),
    );
    await seat.end();
  });
});
