/** How long somebody waits for the table of projects, and whether it keeps up with the wheel. */
import type { Browser } from "playwright-core";
import { openBrowser, visitOnce } from "../worlds/page-visits.ts";

const visits = 9;

/** Scrolls the table from its first row to its last, and gives the milliseconds from each frame to the next. */
const scrolling = `new Promise((resolve) => {
  const box = document.querySelector(".projects-box");
  const gaps = [];
  let last = performance.now();
  const step = (now) => {
    gaps.push(now - last);
    last = now;
    box.scrollTop += 400;
    if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) resolve(gaps);
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

export interface TableTimes {
  /** Of each visit, from nothing in the cache. */
  readonly firstPaints: readonly number[];
  readonly frames: readonly number[];
}

/** In milliseconds. */
export async function tableTimes(address: string): Promise<TableTimes> {
  const browser = await openBrowser();
  const visit = { address, until: "table.projects tbody th", width: 1_440, link: null };
  try {
    const firstPaints: number[] = [];
    while (firstPaints.length < visits) firstPaints.push(await visitOnce(browser, visit));
    return { firstPaints, frames: await scrollOnce(browser, address) };
  } finally {
    await browser.close();
  }
}

async function scrollOnce(browser: Browser, address: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.locator("table.projects tbody th").first().waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  const gaps: unknown = await page.evaluate(scrolling);
  return Array.isArray(gaps) ? gaps.map(Number) : [];
}
