/**
 * page: what a person waits for, in a real browser with an empty cache, at an office with 3,126 projects: the first action
 * on a slow link, the whole overview, the table's first rows, an answer to a sort and a filter, and news in twenty open
 * pages. The peer is a page of one small script that writes down the same answer as it came.
 */
import type { Browser, Page } from "playwright-core";
import { plainPage, plainRow } from "../peers/plain-page.ts";
import { atMost, type Measure, type MeasuredRow } from "../results/measure.ts";
import { inTurn } from "../results/rounds.ts";
import { homeOfOffice, turnsStated, codeOf, dayOf, fiscalYear, office } from "../worlds/office-home.ts";
import { type Link, openBrowser, type Visit, visitOnce } from "../worlds/page-visits.ts";
import { startHost } from "../worlds/running-host.ts";

const projects = 3_126;
const count = projects.toLocaleString("en-US");
const visits = 9;
const presses = 15;
const openPages = 20;
const files = 5;

/** What a telephone is throttled to when its month's data is used up. */
const slow: Link = { bitsPerSecond: 400_000, latencyMilliseconds: 40 };

const base = `offices/${office}/years/${fiscalYear}`;
const books = `?office=${office}&year=${fiscalYear}`;

const firstAction = ".alert .acts button";
const wholeOverview =
  "main:not(:has(.loading, .charts-to-come, [aria-busy=true])) [data-chart=projects] svg circle";
const firstRow = "table.projects tbody th";

type Row = Omit<MeasuredRow, "measure">;

export const page: Measure = {
  name: "page",
  measure: async (folder) => {
    await import("../../local/build-page.ts");
    const host = await startHost(await homeOfOffice(folder, projects));
    const plain = await plainPage(host.address);
    const browser = await openBrowser();
    const visited = async (
      name: string,
      visit: Omit<Visit, "address">,
      view: string,
      peerPath: string,
      limit: number,
    ) => {
      const ours: Visit = { ...visit, address: `${host.address}/${books}&view=${view}` };
      const peer: Visit = { ...visit, address: plain.addressOf(`${base}/${peerPath}`), until: plainRow };
      // The host's first answer, and the browser's first start, are measures of their own.
      await visitOnce(browser, { ...ours, link: null });
      const run = () => visitOnce(browser, peer);
      const measured = await inTurn(visits, () => visitOnce(browser, ours), [
        { name: "a plain page of the same answer", remedy: null, run },
      ]);
      return rowOf(name, measured, limit);
    };
    try {
      return [
        await visited(
          "first action at 400 kbit/s",
          { until: firstAction, width: 360, link: slow },
          "inbox",
          "inbox?limit=100",
          3_000,
        ),
        await visited(
          `whole overview of ${count} projects`,
          { until: wholeOverview, width: 1_440, link: null },
          "overview",
          "projects?limit=60",
          700,
        ),
        await visited(
          `first rows of ${count} projects`,
          { until: firstRow, width: 1_440, link: null },
          "projects",
          "projects?limit=60",
          500,
        ),
        ...(await pressed(browser, host.address)),
        await heard(browser, host.address),
      ];
    } finally {
      await browser.close();
      plain.stop();
      await host.stop();
    }
  },
};

function rowOf(name: string, measured: Pick<Row, "ours" | "peers">, limitMilliseconds: number): Row {
  const targets = [
    atMost(measured.ours, limitMilliseconds, `at most ${limitMilliseconds.toLocaleString("en-US")} ms`),
  ];
  return { name, unit: "ms", ...measured, targets, growth: null };
}

/** From a press to the frame in which another first row stands, or another number of rows. */
async function pressed(browser: Browser, address: string): Promise<Row[]> {
  const seat = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await seat.goto(`${address}/${books}&view=projects`);
  await wholeTable(seat);
  const times = async (press: (turn: number) => string): Promise<number[]> => {
    const found: number[] = [];
    for (let turn = 0; turn < presses; turn++) {
      found.push(Number(await seat.evaluate(untilAnotherRow(press(turn)))));
      await wholeTable(seat);
    }
    return found;
  };
  // By name, which is one order at the first press and the other at the next.
  const sorts = await times(() => `document.querySelector("table.projects thead .sort").click();`);
  // By department, another one each time.
  const filters = await times(
    (turn) => `{
      const chosen = document.querySelector(".project-filters select");
      chosen.value = chosen.options[${1 + (turn % 7)}].value;
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
    }`,
  );
  await seat.close();
  return [
    rowOf(`a sort of ${count} projects`, { ours: sorts, peers: [] }, 100),
    rowOf(`a filter of ${count} projects`, { ours: filters, peers: [] }, 100),
  ];
}

async function wholeTable(seat: Page): Promise<void> {
  await seat.locator(firstRow).first().waitFor();
  await seat.locator("[aria-busy=true]").waitFor({ state: "detached" });
}

function untilAnotherRow(press: string): string {
  return `new Promise((resolve) => {
    const first = () => {
      const row = document.querySelector(${JSON.stringify(firstRow)});
      return row === null ? undefined : row.closest("table").getAttribute("aria-rowcount") + row.textContent;
    };
    const before = first();
    const startedAt = performance.now();
    ${press}
    const look = () => {
      const now = first();
      if (now === undefined || now === before) requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve(performance.now() - startedAt));
    };
    requestAnimationFrame(look);
  })`;
}

/** Notes when the word of new figures stands on a page, of this machine's clock. */
const hearing = `new MutationObserver(() => {
  if (document.querySelector(".toast") === null || document.documentElement.dataset.heard !== "") return;
  document.documentElement.dataset.heard = Date.now();
}).observe(document, { childList: true, subtree: true, characterData: true });`;

/** From the host's answer to whoever sent a file to the last of the pages, each of somebody else. */
async function heard(browser: Browser, address: string): Promise<Row> {
  const pages: Page[] = [];
  while (pages.length < openPages) {
    const seat = await (await browser.newContext()).newPage();
    await seat.addInitScript({ content: hearing });
    await seat.goto(`${address}/${books}`);
    await seat.locator(wholeOverview).first().waitFor();
    pages.push(seat);
  }
  const ours: number[] = [];
  while (ours.length < files) {
    for (const seat of pages) await seat.evaluate(`document.documentElement.dataset.heard = ""`);
    const answeredAt = await sendOne(address, ours.length);
    const times = await Promise.all(
      pages.map(async (seat) => {
        const word = seat.locator('html:not([data-heard=""])');
        await word.waitFor({ state: "attached" });
        return Number(await word.getAttribute("data-heard"));
      }),
    );
    ours.push(Math.max(0, Math.max(...times) - answeredAt));
    // The word stays until it is closed.
    for (const seat of pages) {
      await seat.locator(".toast button").last().click();
      await seat.locator(".toast").waitFor({ state: "detached" });
    }
  }
  return rowOf(`a new file in ${openPages} open pages`, { ours, peers: [] }, 2_000);
}

/** @returns when it was answered, in milliseconds since 1970. */
async function sendOne(address: string, at: number): Promise<number> {
  const body = `사업코드,사업명,부서,예산액(원),집행액(원),기준일\n${codeOf(at)},세부사업 ${at},부서 ${at},10000000,${9_000_000 + at},${dayOf(turnsStated)}\n`;
  const answer = await fetch(`${address}/api/v1/${base}/uploads?fileName=page-${at}.csv`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-monitor-request": "bench" },
    body,
  });
  if (!answer.ok) throw new Error(`A file that is measured was answered with ${answer.status}.`);
  return Date.now();
}
