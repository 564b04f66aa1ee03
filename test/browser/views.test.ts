/** Every view, in both languages, at the width of a telephone, in the dark and on paper. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { sheetsOf } from "./support/sheets.ts";
import { openBrowser, partedTexts, settled, viewsOfFinance as views, visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let search = "?office=1129000&year=2020";
let project = "";

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  if (hasDumps) {
    const books = "offices/4573000/years/2026";
    search = "?office=4573000&year=2026";
    await post(host.address, books, dumps.complete);
    await post(host.address, books, dumps.august);
    await post(host.address, books, dumps.partial);
  }
  const seat = await visit(browser, host.address);
  await seat.open(`${search}&view=projects`);
  await seat.page.locator("table.projects tbody a").first().click();
  await settled(seat.page);
  project = new URL(seat.page.url()).search;
  await seat.end();
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

function placeOf(view: string): string {
  return view === "project" ? project : `${search}&view=${view}`;
}

describe.each(["ko", "en"])("in %s", (language) => {
  test.each(views)("axe finds nothing on %s", async (view) => {
    const seat = await visit(browser, host.address);
    await seat.open(`${placeOf(view)}&lang=${language}`);
    await seat.picture(`${view}-${language}`);
    expect(await seat.axe()).toEqual([]);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});

test("names in Hangul are said to be Korean where the page speaks English, and the sentences around them are not", async () => {
  const seat = await visit(browser, host.address);
  await seat.open(`${search}&view=projects&lang=en`);
  const wrong = await seat.page.evaluate(
    `[...document.querySelectorAll("table.projects th a")].filter((a) => /[가-힣]/.test(a.textContent) && !/[A-Za-z]{3}/.test(a.textContent) && a.lang !== "ko").length +
     [...document.querySelectorAll("[lang=ko]")].filter((each) => /[A-Za-z]{3}/.test(each.textContent) && each.tagName !== "BUTTON").length`,
  );
  expect(wrong).toBe(0);
  await seat.page.getByRole("button", { name: "한국어" }).click();
  await settled(seat.page);
  await expect.poll(() => seat.page.locator("main [lang]").count()).toBe(0);
  await seat.end();
});

describe("elsewhere", () => {
  test.each(views)("%s fits 360 pixels without scrolling sideways", async (view) => {
    const seat = await visit(browser, host.address, { width: 360, height: 740 });
    await seat.open(placeOf(view));
    await seat.picture(`${view}-360`);
    expect(await seat.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(await partedTexts(seat.page)).toEqual([]);
    expect(await seat.axe()).toEqual([]);
    await seat.end();
  });

  test.each(["overview", "inbox", "projects", "policy"])(
    "%s at four times its size scrolls down alone, and its targets are as high as they are said to be",
    async (view) => {
      const seat = await visit(browser, host.address, { width: 360, height: 225 });
      await seat.open(placeOf(view));
      expect(await seat.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
      const targets = await seat.page.locator(".menu a, .inbox-tabs a, main .acts button").all();
      const boxes = await Promise.all(targets.map((target) => target.boundingBox()));
      expect(boxes.filter((box) => box !== null && box.height < 43.5)).toEqual([]);
      await seat.end();
    },
  );

  test.each(views)("%s keeps its contrast in the dark", async (view) => {
    const seat = await visit(browser, host.address, { isDark: true });
    await seat.open(placeOf(view));
    await seat.picture(`${view}-dark`);
    expect(await seat.axe()).toEqual([]);
    await seat.end();
  });

  test.each(views)(
    "each sheet of %s bears office, year, unit, day of the figures and its number",
    async (view) => {
      const seat = await visit(browser, host.address);
      await seat.open(placeOf(view));
      const sheets = await sheetsOf(await seat.page.pdf({ preferCSSPageSize: true }));
      const head = /· \d{4}년 · 단위 천원 · \d{4}-\d\d-\d\d 출력 · 자료 \d{4}-\d\d-\d\d 기준/;
      expect(sheets.filter((text) => !head.test(text))).toEqual([]);
      expect(sheets.filter((text, at) => !text.includes(`${at + 1} / ${sheets.length}`))).toEqual([]);
      await seat.page.emulateMedia({ media: "print" });
      // The fields of a policy stay: what it says stands in them.
      const controls = [
        ".acts button",
        ".policy button",
        "select:not(.policy select)",
        "input:is([type=radio], [type=checkbox], [type=search], [type=file])",
      ];
      await expect
        .poll(() => seat.page.locator(controls.map((each) => `main ${each}:visible`).join(", ")).count())
        .toBe(0);
      await seat.end();
    },
  );

  test.each(views)("%s cuts no column off at 1,024 pixels", async (view) => {
    const seat = await visit(browser, host.address, { width: 1024 });
    await seat.open(placeOf(view));
    const boxes = await seat.page
      // Pictures have their months as tables that are folded up, and wide ones scroll.
      .locator(":is(.scroll, .projects-box):not(details:not([open]) *)")
      .evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    expect(boxes.filter((more) => more > 0)).toEqual([]);
    await seat.end();
  });

  test("paper cuts no picture of the overview, whose drawings are as wide as the window", async () => {
    const seat = await visit(browser, host.address, { width: 1440 });
    await seat.open(placeOf("overview"));
    await seat.page.locator("[data-chart=curve] svg").first().waitFor();
    // What a sheet cuts off is not in its words.
    const sheets = await sheetsOf(await seat.page.pdf({ preferCSSPageSize: true }));
    expect(sheets.join(" ")).toContain("12월");
    await seat.end();
  });

  test.each(["overview", "projects", "project"])("%s is put on paper", async (view) => {
    const seat = await visit(browser, host.address);
    await seat.open(placeOf(view));
    await seat.page.emulateMedia({ media: "print" });
    await settled(seat.page);
    const [drawn, counted] = await rowsOf(seat.page, view);
    expect(drawn).toBe(counted);
    await expect
      .poll(() => seat.page.locator(".head").innerText())
      .toMatch(/(?:[가-힣]+|\d{7}) · \d{4}년 · 단위 /);
    const folder = join(import.meta.dirname, "../../.reports/screens");
    await mkdir(folder, { recursive: true });
    const pdf = await seat.page.pdf({ path: join(folder, `${view}-print.pdf`), preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(5_000);
    const head = await seat.page.evaluate(
      "getComputedStyle(document.documentElement).getPropertyValue('--paper-head')",
    );
    expect(head).toMatch(/· \d{4}년 · 단위 .* · \d{4}-\d\d-\d\d 출력/);
    await seat.end();
  });
});

describe("when something is missing", () => {
  test("a project that is not there is said in the language of the page alone", async () => {
    const seat = await visit(browser, host.address);
    await seat.page.goto(`${host.address}/${search}&view=project&id=nothing`);
    const notice = seat.page.getByRole("alert");
    await notice.waitFor();
    await expect.poll(() => notice.innerText()).toContain("찾는 것이 없습니다.");
    await expect.poll(() => notice.innerText()).not.toMatch(/[A-Za-z]{2}/);
    await seat.page.goto(`${host.address}/${search}&view=project&id=nothing&lang=en`);
    await notice.waitFor();
    await expect.poll(() => notice.innerText()).toContain("There is no such thing.");
    await expect.poll(() => notice.innerText()).not.toMatch(/[가-힣]/);
    await seat.end();
  });

  test("figures of before stay, and are said to be old, when the host is away", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(search);
    const rate = await seat.page.locator(".big").innerText();
    await seat.page.route("**/api/v1/**", (route) => route.abort());
    await seat.page.evaluate("dispatchEvent(new Event('offline'))");
    await seat.page.locator(".offline", { hasText: "서버에 닿지 않습니다. 화면은" }).waitFor();
    await expect.poll(() => seat.page.locator(".big").innerText()).toBe(rate);
    expect(await seat.axe()).toEqual([]);
    await seat.end();
  });

  test("a view that was never loaded says that the host is away", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(search);
    await seat.page.route("**/api/v1/**", (route) => route.abort());
    await seat.page.locator(".menu a").nth(1).click();
    await seat.page.getByRole("alert").waitFor();
    await expect.poll(() => seat.page.getByRole("alert").innerText()).toContain("서버에 닿지 않습니다.");
    await seat.picture("unreachable");
    await seat.end();
  });
});

/** Rows of the table of projects that are drawn, and those that it says it has; alike in other views. */
async function rowsOf(page: Page, view: string): Promise<readonly [number, number]> {
  if (view !== "projects") return [0, 0];
  const counted = await page.locator("table.projects").getAttribute("aria-rowcount");
  return [await page.locator("table.projects tbody tr").count(), Number(counted) - 1];
}
