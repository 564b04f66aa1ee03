/** Somebody who has no mouse. */
import type { Page } from "playwright-core";

/** Presses the tab key until the focus is on what is meant. @param isThere a selector. @throws where it never comes there. */
export async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let step = 0; step < 200; step++) {
    if (await hasFocus(page, isThere)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The tab key never comes to ${isThere}.`);
}

export async function hasFocus(page: Page, isThere: string): Promise<boolean> {
  return (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(isThere)})`)) === true;
}

/** Into the date that has the focus. Its parts stand in the order of the browser's own language: the one that takes this day is found. */
export async function typeDay(page: Page, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  for (const parts of [
    [year, month, date],
    [month, date, year],
    [date, month, year],
  ]) {
    for (let step = 0; step < parts.length; step++) await page.keyboard.press("ArrowLeft");
    for (const part of parts) {
      await page.keyboard.type(part);
      // The year stands already where no other is allowed.
      if ((await page.evaluate("document.activeElement.value")) === day) return;
      // A year takes six digits: an arrow leaves it. Elsewhere the part was left by itself.
      if (part === year) await page.keyboard.press("ArrowRight");
    }
  }
  throw new Error(`No order of its parts makes the date ${day}.`);
}
