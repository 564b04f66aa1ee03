/**
 * api: 20 clients ask the embedded host, a process of its own with 3,126 projects, for half a minute without a
 * pause: the overview, then a page of the table. The peer is the same server answering `health`: what a request
 * costs on this machine when there is nothing to compute. Then a browser opens the table of projects.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { ingestFile } from "../worlds/monitor-command.ts";
import { openBrowser, visitOnce } from "../worlds/page-visits.ts";
import { ask, startHost } from "../worlds/running-host.ts";

const projects = 3_126;
const clients = 20;
const secondsOfOverview = 30;
const secondsOfOthers = 5;
const books = "/api/v1/offices/4573000/years/2026";

export async function benchApi(): Promise<void> {
  await import("../../local/build-page.ts");
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const home = join(folder, "home");
  const file = join(folder, "projects.csv");
  writeFileSync(file, template());
  ingestFile(home, file);
  const host = await startHost(home);
  try {
    const { address } = host;
    const startedAt = performance.now();
    await ask(new Agent(), `${address}${books}/overview`);
    const first = performance.now() - startedAt;
    console.log(`api: ${projects} projects, ${clients} clients at once, milliseconds`);
    console.log(`  the first overview      ${first.toFixed(0)}`);
    print("overview", await load(`${address}${books}/overview`, secondsOfOverview));
    print("100 projects", await load(`${address}${books}/projects?limit=100`, secondsOfOthers));
    const table = `${address}/?office=4573000&year=2026&view=projects`;
    const { firstPaints, frames } = await tableTimes(table);
    print("table: first paint", { milliseconds: firstPaints, errors: 0, seconds: null });
    print("table: a frame", { milliseconds: frames, errors: 0, seconds: null });
    print("peer: health", await load(`${address}/api/v1/health`, secondsOfOthers));
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Load {
  readonly milliseconds: readonly number[];
  readonly errors: number;
  /** Null of what was asked one after the other. */
  readonly seconds: number | null;
}

async function load(url: string, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const milliseconds: number[] = [];
  let errors = 0;
  const until = performance.now() + seconds * 1_000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      const status = await ask(agent, url).catch(() => 0);
      milliseconds.push(performance.now() - startedAt);
      if (status !== 200) errors++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { milliseconds, errors, seconds };
}

function print(name: string, { milliseconds, errors, seconds }: Load): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const rate = seconds === null ? `${sorted.length} times` : `${Math.round(sorted.length / seconds)}/s`;
  console.log(
    `  ${name.padEnd(22)}  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  max ${(sorted.at(-1) ?? 0).toFixed(1)}  ${rate}  ${errors} errors`,
  );
}

/** Budgets and spending as they differ in a county: a fixed mix, so that every run computes the same. */
function template(): string {
  const rows = Array.from({ length: projects }, (_, at) => {
    const budget = 10_000_000 * (1 + ((at * 7_919) % 500));
    const spent = Math.floor((budget * ((at * 104_729) % 101)) / 100);
    return `P${at},세부사업 ${at},부서 ${at % 40},${budget},${spent},2026-10-31`;
  });
  return ["사업코드,사업명,부서,예산액(원),집행액(원),기준일", ...rows, ""].join("\n");
}

// How long somebody waits for the table of projects, and whether it keeps up with the wheel.

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

interface TableTimes {
  /** Of each visit, from nothing in the cache. */
  readonly firstPaints: readonly number[];
  readonly frames: readonly number[];
}

/** In milliseconds. */
async function tableTimes(address: string): Promise<TableTimes> {
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
