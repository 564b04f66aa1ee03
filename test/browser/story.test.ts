/** The story page with the real county: shut, opened by the policy, read without a login, printed on one sheet. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pagesByPdfjs } from "../reports/report-readers.ts";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit } from "./support/visit.ts";

const books = "office=4573000&year=2026";

describe.skipIf(!hasDumps)("the story of a county (../shared/data)", () => {
  let host: RunningHost;
  let browser: Browser;

  beforeAll(async () => {
    [host, browser] = await Promise.all([startHost(), openBrowser()]);
    await post(host.address, "offices/4573000/years/2026", dumps.august);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  test("is shut until somebody opens it in the policy, and then is there for anybody", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`story?${books}`);
    await expect.poll(() => seat.page.locator("h1").innerText()).toBe("공개한 화면이 없습니다");
    expect(await seat.axe()).toEqual([]);
    await seat.open(`?${books}&view=policy`);
    await seat.page.getByLabel("로그인 없이 누구나 보는 화면").selectOption("yes");
    await seat.page.getByRole("button", { name: "이대로 저장" }).click();
    await settled(seat.page);
    await seat.page.getByRole("link", { name: "공개 화면 주소" }).click();
    await seat.page.getByRole("heading", { name: /^무주군은 2026년 예산 7,167억원/ }).waitFor();
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test.each([
    ["ko", "무주군은 2026년 예산 7,167억원 가운데 3,555억원, 49.6%를 썼습니다", "낱말 풀이", "4,020"],
    [
      "en",
      "무주군 has spent 355.5 billion won of its 2026 budget of 716.7 billion won: 49.6%",
      "What the words mean",
      "402",
    ],
  ])(
    "in %s it says the county's own totals, and holds at every width",
    async (lang, headline, words, expected) => {
      for (const width of [1440, 768, 360]) {
        const seat = await visit(browser, host.address, { width, height: 800 });
        await seat.open(`story?${books}&lang=${lang}`);
        await expect.poll(() => seat.page.locator("h1").innerText()).toBe(headline);
        await expect.poll(() => seat.page.locator("main").innerText()).toContain(words);
        // Ten projects, twelve month ends and the day of the figures, with what was expected by that day.
        await expect.poll(() => seat.page.locator("tbody tr th").count()).toBe(10 + 12 + 1);
        await expect
          .poll(() => seat.page.getByRole("row", { name: "2026-08-21" }).textContent())
          .toContain(expected);
        await expect.poll(() => seat.page.locator(".story-sentences li").count()).toBe(5);
        expect(await seat.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        expect(await seat.axe()).toEqual([]);
        await seat.picture(`story-${lang}-${width}`);
        expect(seat.environmentErrors).toEqual([]);
        await seat.end();
      }
    },
  );

  test.each(["ko", "en"])("in %s it is one sheet of paper", async (lang) => {
    const seat = await visit(browser, host.address);
    await seat.open(`story?${books}&lang=${lang}`);
    const pdf = await seat.page.pdf({ preferCSSPageSize: true });
    expect(await pagesByPdfjs(pdf)).toHaveLength(1);
    await seat.end();
  });
});
