/** A manager's whole work without a mouse, from the login to the file that is taken away: after each step it is known where the focus is. */
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayAfter, todayInSeoul } from "../../dashboard/logic/format-figures.ts";
import { hashPassword } from "../../local/login/password-hash.ts";
import { changeUsers } from "../../local/login/users-file.ts";
import { hasFocus, tabTo, typeDay } from "./support/keyboard.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
const password = "집행률 팔십육점팔";

beforeAll(async () => {
  const users = join(await mkdtemp(join(tmpdir(), "monitor-users-")), "users.json");
  const hash = await hashPassword(password);
  await changeUsers(users, () => [
    { name: "박과장", role: "manager", departments: ["사회적경제과"], office: "1129000", hash },
  ]);
  [host, browser] = await Promise.all([startHost(["--users", users]), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** What the page calls things in the two languages. */
const languages = [
  { lang: "ko", undone: "되돌렸습니다." },
  { lang: "en", undone: "It was taken back." },
] as const;

describe.each(languages)("in $lang", ({ lang, undone }) => {
  test("a manager logs in, explains, takes it back, puts off, looks it up and takes the list away", async () => {
    const seat = await visit(browser, host.address);
    const { page } = seat;
    const { keyboard } = page;
    const focusIsOn = async (selector: string): Promise<void> => {
      await expect.poll(() => hasFocus(page, selector), { message: selector }).toBe(true);
    };
    const tab = (name: string) =>
      page
        .locator(`.inbox-tabs a[href*="tab=${name}"]`)
        .innerText()
        .then((text) => Number(/\d+$/.exec(text)?.[0]));

    await seat.open(`?office=1129000&year=2020&lang=${lang}`);
    await tabTo(page, "input[autocomplete=username]");
    await keyboard.type("박과장");
    await keyboard.press("Tab");
    await focusIsOn("input[type=password]");
    await keyboard.type(password);
    await keyboard.press("Enter");
    await page.locator(".big").first().waitFor();
    await settled(page);

    // The first press of the tab key after the login leads past the menu; the second into it.
    await tabTo(page, ".skip");
    await keyboard.press("Enter");
    await focusIsOn("#main");
    await tabTo(page, '.menu a[href*="view=inbox"]');
    await keyboard.press("Enter");
    await settled(page);
    await focusIsOn("#main");

    const [fresh, done, snoozed] = [await tab("new"), await tab("done"), await tab("snoozed")];
    await keyboard.press("j");
    await focusIsOn(".alert[data-row]");
    const row = String(await page.evaluate("document.activeElement.dataset.row"));
    await keyboard.press("e");
    await focusIsOn("form.answer select");
    await keyboard.press("ArrowDown");
    await keyboard.press("Tab");
    await focusIsOn("form.answer textarea");
    await keyboard.type("자재 값이 올라 다시 설계합니다. e s a z");
    await tabTo(page, "form.answer button[type=submit]");
    await keyboard.press("Enter");
    await expect.poll(() => tab("done")).toBe(done + 1);
    expect(await tab("new")).toBe(fresh - 1);
    // The focus is never lost to the page as a whole: the next row has it, or the list's own place where there is none.
    await focusIsOn(fresh > 1 ? ".alert[data-row]" : "#main, #main *");

    await keyboard.press("z");
    await page.locator(".toast").getByText(undone).waitFor();
    await expect.poll(() => tab("new")).toBe(fresh);

    // To the row that is there again.
    await focusIsOn(`.alert[data-row="${row}"]`);
    await keyboard.press("s");
    await focusIsOn("form.answer select, form.answer input[type=date]");
    await keyboard.press("ArrowDown");
    // Backwards past the button of the date's calendar, into its parts.
    await keyboard.press("Shift+Tab");
    await keyboard.press("Shift+Tab");
    await focusIsOn("form.answer input[type=date]");
    await typeDay(page, dayAfter(todayInSeoul()));
    await tabTo(page, "form.answer button[type=submit]");
    await keyboard.press("Enter");
    await expect.poll(() => tab("snoozed")).toBe(snoozed + 1);
    await tabTo(page, ".toast button");
    await keyboard.press("Enter");
    await expect.poll(() => tab("snoozed")).toBe(snoozed);
    await focusIsOn(`.alert[data-row="${row}"]`);

    await tabTo(page, '.menu a[href*="view=projects"]');
    await keyboard.press("Enter");
    await settled(page);
    await focusIsOn("#main");
    await tabTo(page, 'a[href*="format=csv"], a[download]');
    const [download] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
    expect(await readFile(await download.path(), "utf8")).toContain("사회적경제과");
    await tabTo(page, "table.projects tbody a");
    await keyboard.press("Enter");
    await settled(page);
    await focusIsOn("#main");
    expect(await seat.axe()).toEqual([]);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});
