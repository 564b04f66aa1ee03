/** The overview's pictures: their tables and files say what the API says, and a picture that does not come takes nothing with it. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chartsAnswer } from "../../shared/contracts/api/bodies/charts.ts";
import { grouped } from "../../dashboard/logic/format-figures.ts";
import { projectAnswer } from "../../shared/contracts/api/bodies/project.ts";
import { diffAnswer } from "../../shared/contracts/api/bodies/snapshots.ts";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  if (!hasDumps) return;
  for (const dump of [dumps.complete, dumps.august])
    await post(host.address, "offices/4573000/years/2026", dump);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const offices = [["1129000", "2020"], ...(hasDumps ? ([["4573000", "2026"]] as const) : [])] as const;

async function chartsOf(office: string, year: string, query = "") {
  const response = await fetch(`${host.address}/api/v1/offices/${office}/years/${year}/charts${query}`);
  return chartsAnswer.parse(await response.json());
}

/** The cells of a picture's table, as numbers and words are written there. */
async function twinOf(seat: Visit, name: string): Promise<string[][]> {
  const figure = seat.page.locator(`[data-chart="${name}"]`);
  await figure.getByText("표로 보기", { exact: true }).click();
  const rows = await figure.locator("tbody tr").all();
  const cells = await Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
  return cells.map((row) => row.map((cell) => cell.replaceAll(",", "").replace("−", "-").replace("–", "")));
}

describe.each(offices)("of office %s in %s", (office, year) => {
  test("each picture has a sentence, a drawing and a table with the API's figures, and axe finds nothing", async () => {
    const seat = await visit(browser, host.address, { width: 1440 });
    await seat.open(`?office=${office}&year=${year}`);
    await seat.page.locator("[data-chart=curve] svg").first().waitFor();
    const { curve, departments, waterfall, projects } = await chartsOf(office, year);
    const shown = await twinOf(seat, "curve");
    const spent = shown.flatMap(([day = "", won = ""]) => (won === "" ? [] : [{ date: day, spentWon: won }]));
    expect(spent).toEqual(curve?.actual);
    expect(shown.at(-1)?.[2]).toBe(curve?.months.at(-1)?.expectedWon);
    expect((await twinOf(seat, "departments")).map((row) => row.slice(1))).toEqual(
      departments.map(({ months }) => months.map((month) => month?.gapPoints ?? "")),
    );
    expect((await twinOf(seat, "waterfall")).map(([, won]) => won)).toEqual(Object.values(waterfall ?? {}));
    expect((await twinOf(seat, "projects")).map((row) => row[3])).toEqual(
      projects.slice(0, 200).map(({ rate }) => rate),
    );
    await expect
      .poll(() => seat.page.locator("[data-chart=projects] svg[role=img] circle").count())
      .toBe(projects.length);
    expect(await seat.axe()).toEqual([]);
    await seat.picture(`charts-${office}`);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test("its figures and its picture can be taken away", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`?office=${office}&year=${year}`);
    const figure = seat.page.locator("[data-chart=curve]");
    const saved = async (button: RegExp): Promise<Buffer> => {
      const coming = seat.page.waitForEvent("download");
      await figure.getByRole("button", { name: button }).click();
      return readFile(await (await coming).path());
    };
    const { curve } = await chartsOf(office, year);
    const last = curve?.actual.at(-1);
    expect((await saved(/^CSV/)).toString("utf8")).toContain(`${last?.date},${last?.spentWon}`);
    expect((await saved(/^SVG/)).toString("utf8")).toMatch(/^<svg[^>]+>.*stroke="rgb/s);
    const png = await saved(/^PNG/);
    expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    // Width in pixels, twice that of the page.
    expect(png.readUInt32BE(16)).toBe(
      2 * Number(await figure.locator(".chart-box svg").first().getAttribute("width")),
    );
    // A picture of nothing is a few hundred bytes.
    expect(png.length).toBeGreaterThan(5_000);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test("a department that is pressed in one picture is what all of them and the list show, until its chip is pressed", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`?office=${office}&year=${year}`);
    const whole = await chartsOf(office, year);
    const row = seat.page.locator("[data-chart=departments] .heat-row").first();
    const [name = ""] = await row.locator("title").allTextContents();
    await row.locator(".chart-name").click();
    await seat.page.locator(".chip").waitFor();
    await settled(seat.page);
    const chosen = new URL(seat.page.url()).searchParams.get("department") ?? "";
    expect(name.startsWith(chosen)).toBe(true);
    const part = await chartsOf(office, year, `?department=${encodeURIComponent(chosen)}`);
    expect((await twinOf(seat, "waterfall")).map(([, won]) => won)).toEqual(
      Object.values(part.waterfall ?? {}),
    );
    await expect
      .poll(() => seat.page.locator("[data-chart=projects] circle.bubble:not(.chosen-not)").count())
      .toBe(part.projects.filter(({ isChosen }) => isChosen).length + 4);
    await expect.poll(() => seat.page.getByRole("region", { name: /^고른 사업/ }).innerText()).not.toBe("");
    await expect
      .poll(() => seat.page.locator(".filter-chosen").innerText())
      .toContain(`${part.chosen?.projects}개`);
    expect(await seat.axe()).toEqual([]);
    await seat.picture(`charts-${office}-department`);
    await seat.page.locator(".chip").click();
    await settled(seat.page);
    expect((await twinOf(seat, "curve")).flatMap(([, won = ""]) => (won === "" ? [] : [won]))).toEqual(
      whole.curve?.actual.map(({ spentWon }) => spentWon),
    );
    await expect.poll(() => seat.page.locator(".chip").count()).toBe(0);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test("a line that is drawn around projects chooses those inside", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`?office=${office}&year=${year}`);
    const ground = seat.page.locator("[data-chart=projects] .lasso-ground");
    await ground.scrollIntoViewIfNeeded();
    const box = await ground.boundingBox();
    if (box === null) throw new Error("There is no picture of the projects.");
    const { mouse } = seat.page;
    // Around the left half, from above to beneath.
    const corners = [
      [-8, -8],
      [box.width / 2, -8],
      [box.width / 2, box.height + 8],
      [-8, box.height + 8],
    ] as const;
    await mouse.move(box.x + 2, box.y + 2);
    await mouse.down();
    for (const [x, y] of corners) await mouse.move(box.x + x, box.y + y, { steps: 12 });
    await mouse.up();
    await seat.page.locator(".chip").waitFor();
    await settled(seat.page);
    const lasso = new URL(seat.page.url()).searchParams.get("lasso") ?? "";
    const { projects, bounds } = await chartsOf(office, year, `?lasso=${encodeURIComponent(lasso)}`);
    const middle = (bounds.leastGapPoints + bounds.mostGapPoints) / 2;
    expect(projects.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(
      projects.filter(({ gapPoints }) => Number(gapPoints) < middle).map(({ id }) => id),
    );
    await expect
      .poll(() => seat.page.locator("[data-chart=projects] circle.chosen-not").count())
      .toBe(projects.filter(({ isChosen }) => !isChosen).length);
    await seat.picture(`charts-${office}-lasso`);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test("a range that is written by keyboard chooses those inside, its bounds too", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`?office=${office}&year=${year}`);
    const { projects: all } = await chartsOf(office, year, "");
    const gaps = all.map(({ gapPoints }) => Number(gapPoints)).toSorted((a, b) => a - b);
    const middle = gaps[Math.floor(gaps.length / 2)] ?? 0;
    await seat.page.getByText("범위를 적어 고르기").focus();
    await seat.page.keyboard.press("Enter");
    for (let stop = 0; stop < 2; stop++) await seat.page.keyboard.press("Tab");
    await seat.page.keyboard.type(`${middle}`);
    await seat.page.keyboard.press("Enter");
    await seat.page.locator(".chip").waitFor();
    await settled(seat.page);
    const lasso = new URL(seat.page.url()).searchParams.get("lasso") ?? "";
    const { projects } = await chartsOf(office, year, `?lasso=${encodeURIComponent(lasso)}`);
    expect(projects.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(
      projects.filter(({ gapPoints }) => Number(gapPoints) <= middle).map(({ id }) => id),
    );
    expect(await seat.axe()).toEqual([]);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test("the month that is pointed at is read from all curves", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`?office=${office}&year=${year}`);
    const area = seat.page.locator("[data-chart=curve] .month-area");
    await area.scrollIntoViewIfNeeded();
    const box = await area.boundingBox();
    if (box === null) throw new Error("There is no curve.");
    await seat.page.mouse.move(box.x + box.width * (2.5 / 12), box.y + box.height / 2);
    // A line that stands upright has no width, and is no box that is seen.
    await seat.page.locator(".line-cursor").first().waitFor({ state: "attached" });
    await expect
      .poll(() => seat.page.locator("[data-chart=curve] .chart-readout").innerText())
      .toMatch(/^3월 /);
    await expect.poll(() => seat.page.locator("[data-chart=departments] .month-column").count()).toBe(1);
    await seat.end();
  });

  test("a project's curve has a dot for each day that was reported and none between, as its table says", async () => {
    const seat = await visit(browser, host.address);
    const { projects } = await chartsOf(office, year);
    const path = encodeURIComponent(projects[0]?.id ?? "");
    const response = await fetch(`${host.address}/api/v1/offices/${office}/years/${year}/projects/${path}`);
    const { curve, stepMonths } = projectAnswer.parse(await response.json());
    await seat.open(`?office=${office}&year=${year}&view=project&id=${path}`);
    const figure = seat.page.locator("[data-chart=project-curve]");
    await figure.locator("svg[role=img]").waitFor();
    await expect.poll(() => figure.locator("circle.dot-spent").count()).toBe(curve.days.length);
    await expect.poll(() => figure.locator("rect.silence").count()).toBeGreaterThan(0);
    const shown = await twinOf(seat, "project-curve");
    expect(
      shown.flatMap(([date = "", spentWon = ""]) => (spentWon === "" ? [] : [{ date, spentWon }])),
    ).toEqual(curve.days);
    const months = seat.page.locator(".history-month");
    await expect.poll(() => months.count()).toBe(stepMonths.length);
    await months.first().locator("summary").click();
    await months.first().locator("tbody").waitFor();
    await expect.poll(() => months.first().locator("tbody tr").count()).toBe(stepMonths[0]?.steps);
    expect(await seat.axe()).toEqual([]);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });

  test("on a telephone they fit, and their letters stay as large", async () => {
    const phone = await visit(browser, host.address, { width: 360, height: 740 });
    await phone.open(`?office=${office}&year=${year}`);
    await phone.page.locator("[data-chart=curve] svg").first().waitFor();
    expect(await phone.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(await phone.axe()).toEqual([]);
    await phone.picture(`charts-${office}-360`);
    await phone.end();
  });
});

describe.skipIf(!hasDumps)(
  "between two snapshots of the county (skipped where ../shared/data is absent)",
  () => {
    const books = "offices/4573000/years/2026";
    const api = (path: string) => `${host.address}/api/v1/${books}/snapshots${path}`;

    beforeAll(async () => {
      for (const asOf of ["2026-06-30", "2026-08-21"])
        await fetch(api(""), {
          method: "POST",
          headers: { "content-type": "application/json", "x-monitor-request": "test" },
          body: JSON.stringify({ asOf }),
        });
    });

    test("the picture begins at one total and ends at the other, by the steps that the API gives", async () => {
      const [from, to] = ["2026-06-30/1", "2026-08-21/1"];
      const response = await fetch(api(`/diff?from=${from}&to=${to}`));
      const { before, after, kinds } = diffAnswer.parse(await response.json());
      const seat = await visit(browser, host.address);
      await seat.open(`?office=4573000&year=2026&view=snapshots&from=${from}&to=${to}`);
      await seat.page.locator("[data-chart=difference] svg[role=img]").waitFor();
      const changed = kinds
        .map(({ change }) => change.expenditure?.total ?? "0")
        .filter((won) => won !== "0");
      expect((await twinOf(seat, "difference")).map(([, won]) => won)).toEqual([
        before.expenditure?.total ?? "0",
        ...changed,
        after.expenditure?.total ?? "0",
      ]);
      await seat.page.locator("[data-chart=difference]").getByRole("button", { name: "예산현액" }).click();
      await expect
        .poll(() => seat.page.locator("[data-chart=difference] tbody td").last().innerText())
        .toBe(grouped(BigInt(after["current-budget"]?.total ?? 0)));
      expect(await seat.axe()).toEqual([]);
      expect(seat.environmentErrors).toEqual([]);
      await seat.picture("snapshots-difference");
      await seat.end();
    });
  },
);

describe("of an office of another size", () => {
  const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
  const send = async (office: string, fileName: string, body: string): Promise<void> => {
    const path = `/api/v1/offices/${office}/years/2026/uploads?fileName=${fileName}`;
    const response = await fetch(`${host.address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-monitor-request": "test" },
      body,
    });
    expect(response.status).toBe(201);
  };
  const look = async (office: string): Promise<Visit> => {
    const seat = await visit(browser, host.address, { width: 1_440 });
    await seat.open(`?office=${office}&year=2026`);
    return seat;
  };
  const leave = async (seat: Visit, name: string): Promise<void> => {
    expect(await seat.axe()).toEqual([]);
    await seat.picture(`charts-${name}`);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  };

  test("without any figures there is no picture, and the page says what to send", async () => {
    const seat = await look("4574000");
    await expect.poll(() => seat.page.locator("[data-chart]").count()).toBe(0);
    await expect.poll(() => seat.page.locator("main").innerText()).toContain("아직 집계할 자료가 없습니다.");
    await leave(seat, "none");
  });

  test("with one project each picture is of that one, and none is broken", async () => {
    await send("4576000", "one.csv", `${header}\nA1,하나뿐인 사업,총무과,1000000,250000,2026-08-21\n`);
    const seat = await look("4576000");
    const { curve, projects, waterfall } = await chartsOf("4576000", "2026");
    expect(projects).toHaveLength(1);
    await seat.page.locator("[data-chart=projects] svg circle").first().waitFor();
    expect((await twinOf(seat, "waterfall")).map(([, won]) => won)).toEqual(Object.values(waterfall ?? {}));
    expect((await twinOf(seat, "curve")).flatMap(([, won = ""]) => (won === "" ? [] : [won]))).toEqual(
      curve?.actual.map(({ spentWon }) => spentWon),
    );
    expect(await seat.page.locator("main svg").evaluateAll(findBroken)).toEqual([]);
    await seat.page.locator("[data-chart=projects] svg[role=img] circle").click();
    await seat.page.getByRole("heading", { name: "하나뿐인 사업" }).waitFor();
    await leave(seat, "one");
  });

  test("with 3,126 projects each has its circle, and the totals are those of the API", async () => {
    const rows = Array.from({ length: 3_126 }, (_, at) => {
      const budget = 10_000_000 * (1 + ((at * 7_919) % 500));
      const spent = Math.floor((budget * ((at * 104_729) % 101)) / 100);
      return `P${at},세부사업 ${at},부서 ${at % 40},${budget},${spent},2026-08-21`;
    });
    await send("4578000", "many.csv", [header, ...rows, ""].join("\n"));
    const seat = await look("4578000");
    const { projects, waterfall } = await chartsOf("4578000", "2026");
    expect(projects).toHaveLength(3_126);
    const circles = seat.page.locator("[data-chart=projects] svg[role=img] circle");
    await circles.first().waitFor();
    await expect.poll(() => circles.count()).toBe(3_126);
    expect((await twinOf(seat, "waterfall")).map(([, won]) => won)).toEqual(Object.values(waterfall ?? {}));
    expect(await seat.page.locator("main svg").evaluateAll(findBroken)).toEqual([]);
    await leave(seat, "many");
  });
});

/** Pictures that hold no number where one belongs. */
function findBroken(pictures: readonly { readonly outerHTML: string }[]): string[] {
  return pictures.flatMap(
    ({ outerHTML }) => outerHTML.match(/="[^"]*(?:NaN|Infinity|undefined)[^"]*"/g) ?? [],
  );
}

describe("what does not come", () => {
  test("of the pictures leaves the overview's figures, and comes at the next try", async () => {
    const seat = await visit(browser, host.address);
    await seat.page.route("**/charts-section-*.js", (route) => route.abort());
    await seat.open("?office=1129000&year=2020");
    await seat.page.getByText("이 화면을 열지 못했습니다.").waitFor();
    await expect.poll(() => seat.page.locator(".big").innerText()).toContain("%");
    await seat.page.unroute("**/charts-section-*.js");
    await seat.page.getByRole("button", { name: "다시 하기" }).click();
    await seat.page.locator("[data-chart=curve] svg").first().waitFor();
    await seat.end();
  });

  test("of a view is said in its place, under the menu, and comes at the next try", async () => {
    const seat = await visit(browser, host.address);
    await seat.page.route("**/policy-view-*.js", (route) => route.abort());
    await seat.open("?office=1129000&year=2020");
    await seat.page.locator(".menu").getByText("기준 설정").click();
    await seat.page.getByText("이 화면을 열지 못했습니다.").waitFor();
    expect(await seat.axe()).toEqual([]);
    await seat.page.unroute("**/policy-view-*.js");
    await seat.page.getByRole("button", { name: "다시 하기" }).click();
    await seat.page.locator("h1").waitFor();
    await settled(seat.page);
    await expect.poll(() => seat.page.locator("h1").innerText()).toContain("기준");
    await seat.end();
  });
});
