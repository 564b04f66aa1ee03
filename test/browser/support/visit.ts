/** Somebody at the page: a real Chromium, which notes whatever must not happen. */
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Every view that the finance office has of some books. */
export const viewsOfFinance = [
  "overview",
  "inbox",
  "projects",
  "project",
  "uploads",
  "snapshots",
  "reconcile",
  "match",
  "policy",
  "audit",
];

export interface Visit {
  readonly page: Page;
  /** Errors of scripts, refusals of the content policy, and requests that left our host. */
  readonly environmentErrors: string[];
  open(search: string): Promise<void>;
  /** Names of rules that axe found broken, each with where. */
  axe(): Promise<string[]>;
  picture(name: string): Promise<void>;
  end(): Promise<void>;
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly isDark?: boolean;
  /** Origins that may be asked beside the page's own: where one logs in. */
  readonly alsoRequested?: readonly string[];
  /** Before the first page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** Days, rates and amounts of texts that stand on more than one line. */
export function partedTexts(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const whole = /\\d{4}-\\d{2}-\\d{2}(?: \\d{2}:\\d{2})?|[+−-]?\\d[\\d,]*(?:\\.\\d+)? %p?/g;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const parted = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement.closest("svg, option, script, .unseen") !== null) continue;
      for (const found of text.data.matchAll(whole)) {
        const range = document.createRange();
        range.setStart(text, found.index);
        range.setEnd(text, found.index + found[0].length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top));
        if (new Set(lines).size > 1) parted.push(found[0]);
      }
    }
    return parted;
  })()`);
}

/** Git-ignored, to be looked at: `.reports/screens/`. */
const screens = join(import.meta.dirname, "../../../.reports/screens");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
  });
}

export async function visit(browser: Browser, address: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1280, height = 900, isDark = false, alsoRequested = [], prepare } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: isDark ? "dark" : "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
    locale: "ko-KR",
  });
  await prepare?.(context);
  const page = await context.newPage();
  const environmentErrors: string[] = [];
  page.on("pageerror", (error) => environmentErrors.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    // A refusal that the page shows is logged by the browser too; that is no trouble.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      environmentErrors.push(message.text());
  });
  page.on("request", (request) => {
    const known = [address, "blob:", ...alsoRequested];
    if (!known.some((each) => request.url().startsWith(each))) environmentErrors.push(request.url());
  });
  return {
    page,
    environmentErrors,
    open: async (search) => {
      await page.goto(`${address}/${search}`);
      await settled(page);
    },
    axe: () => broken(page),
    picture: async (name) => {
      await settled(page);
      await mkdir(screens, { recursive: true });
      await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
    },
    end: () => context.close(),
  };
}

/** Nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.locator("main:not(:has(.loading))").waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
}

async function broken(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target, failureSummary }) => id + " " + target.join(" ") + " " + failureSummary)))`,
  );
  return Array.isArray(found) ? found.map(String) : [String(found)];
}
