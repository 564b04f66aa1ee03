/**
 * How long somebody waits for the table of projects: a browser that knows nothing yet opens its address, and the
 * clock of the page runs from there to the frame in which the first rows stand.
 */
import { type Browser, chromium } from "playwright-core";

const visits = 9;

/** Notes the page's own clock two frames after the first row is there: by then it is painted. */
const watcher = `new MutationObserver((_changes, watching) => {
  if (document.querySelector("table.projects tbody th") === null) return;
  watching.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.firstPaint = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

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
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    const firstPaints: number[] = [];
    for (let visit = 0; visit < visits; visit++) firstPaints.push(await visitOnce(browser, address));
    return { firstPaints, frames: await scrollOnce(browser, address) };
  } finally {
    await browser.close();
  }
}

async function visitOnce(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: watcher });
    await page.goto(address, { waitUntil: "commit" });
    // The content policy of the page lets nothing be evaluated again and again, so an attribute is waited for.
    const painted = page.locator("html[data-first-paint]");
    await painted.waitFor({ state: "attached" });
    return Number(await painted.getAttribute("data-first-paint"));
  } finally {
    await context.close();
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
