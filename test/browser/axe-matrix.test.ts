/** axe finds nothing in any view, in both languages, at three widths, in the light, in the dark and in the reader's own colours. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "../../local/login/password-hash.ts";
import { changeUsers } from "../../local/login/users-file.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, partedTexts, settled, viewsOfFinance, visit } from "./support/visit.ts";

const books = "office=1129000&year=2020";
const password = "집행률 팔십육점팔";

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  const users = join(await mkdtemp(join(tmpdir(), "monitor-users-")), "users.json");
  const hash = await hashPassword(password);
  await changeUsers(users, () => [
    { name: "김주무관", role: "finance", departments: [], office: "1129000", hash },
    { name: "최관리", role: "administrator", departments: [], office: null, hash },
  ]);
  [host, browser] = await Promise.all([startHost(["--users", users]), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const ofFinance = [...viewsOfFinance, "account"];
const places: readonly { readonly view: string; readonly person: string | null }[] = [
  ...ofFinance.map((view) => ({ view, person: "김주무관" })),
  { view: "users", person: "최관리" },
  { view: "login", person: null },
  { view: "story", person: null },
];

const looks = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
] as const;

describe.each(["ko", "en"])("in %s", (lang) => {
  test.each(places)("the view $view of $person", async ({ view, person }) => {
    const seat = await visit(browser, host.address);
    const { page } = seat;
    if (person !== null) {
      await seat.open(`?${books}&lang=ko`);
      await page.getByLabel("이름").fill(person);
      await page.getByLabel("비밀번호").fill(password);
      await page.getByLabel("비밀번호").press("Enter");
      await page.locator("header .menu").waitFor();
    }
    await seat.open(
      view === "story"
        ? `story?${books}&lang=${lang}`
        : `?${books}&lang=${lang}&view=${view === "project" ? "projects" : view}`,
    );
    if (view === "project") {
      await page.locator("table.projects tbody a").first().click();
      await settled(page);
    }
    const wrong: string[] = [];
    for (const width of [1_440, 768, 360])
      for (const look of looks) {
        await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
        await page.emulateMedia(look);
        const where = `${width} ${look.colorScheme} ${look.forcedColors}`;
        wrong.push(...(await seat.axe()).map((found) => `${where}: ${found}`));
        if (Number(await page.evaluate("document.documentElement.scrollWidth")) > width)
          wrong.push(`${where}: too wide`);
        wrong.push(...(await partedTexts(page)).map((text) => `${where}: ${text} on two lines`));
      }
    expect(wrong).toEqual([]);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});
