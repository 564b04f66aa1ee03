/**
 * Visits to the page in a real browser that knows nothing yet. The page's own clock runs from the address being opened to
 * the frame in which what is waited for stands; a link of some speed lies between, where one is named.
 */
import { type Browser, chromium, type Page } from "playwright-core";

export interface Link {
  readonly bitsPerSecond: number;
  /** On top of what the machine itself takes, for each request. */
  readonly latencyMilliseconds: number;
}

export interface Visit {
  readonly address: string;
  /** A selector of what is waited for. */
  readonly until: string;
  readonly width: number;
  /** Null: as fast as the machine is. */
  readonly link: Link | null;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
  });
}

/** In milliseconds. The cache is empty: each visit has a profile of its own. */
export async function visitOnce(browser: Browser, visit: Visit): Promise<number> {
  const context = await browser.newContext({ viewport: { width: visit.width, height: 900 } });
  try {
    const page = await context.newPage();
    if (visit.link !== null) await slowDown(page, visit.link);
    await page.addInitScript({ content: watcherOf(visit.until) });
    await page.goto(visit.address, { waitUntil: "commit" });
    // The content policy of the page lets nothing be evaluated again and again, so an attribute is waited for.
    const painted = page.locator("html[data-painted]");
    await painted.waitFor({ state: "attached" });
    return Number(await painted.getAttribute("data-painted"));
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page, { bitsPerSecond, latencyMilliseconds }: Link): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = bitsPerSecond / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: latencyMilliseconds,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** Notes the page's own clock two frames after what is waited for is there: by then it is painted. */
function watcherOf(selector: string): string {
  return `new MutationObserver((_changes, watching) => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) return;
    watching.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.painted = performance.now(); }));
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-busy"] });`;
}
