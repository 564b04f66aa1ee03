import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import * as z from "zod";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { brokenTemplate } from "../support/broken-template.ts";
import {
  newHome,
  printed,
  readJson,
  repository,
  runMonitor,
  speakOut,
  startMonitor,
  tableText,
  thisYear,
} from "../support/monitor-process.ts";

const samples = join(repository, "samples");

describe("monitor start", () => {
  let home: ReturnType<typeof newHome>;
  beforeEach(() => (home = newHome()));
  afterEach(() => home.remove());

  test("shows rates and alerts of the samples and ends with --once", async () => {
    const run = await runMonitor(["start", "--once", "--samples", samples], { home: home.path });
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/계 +1129000 +4,409,960,000 +3,827,841,000 +4,311,242,000 +86\.8%/);
    expect(run.out).toMatch(/단위사업 +기본경비 +85,094,000 +64,795,000 +70,094,000 +76\.1%/);
    expect(run.out).toContain("집행 지연");
  });

  test("says of an empty home where files go, and rates name the home that they found empty", async () => {
    const { code, err } = await runMonitor(["start", "--once"], { home: home.path });
    expect([code, err]).toEqual([0, expect.stringContaining(join(home.path, "inbox"))]);
    const rates = await runMonitor(["rates"], { home: home.path });
    expect(rates.out).toContain(home.path);
  });

  test("works what is dropped into the inbox while it watches, lets other commands in, and ends on Ctrl-C", async () => {
    // A past year makes no letters.
    const year = thisYear();
    await speakOut(home.path, "4573000", year);
    const monitor = startMonitor(["start"], { home: home.path });
    await printed(monitor, "지켜봅니다");
    const folder = join(home.path, "inbox/4573000", year);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "good.csv"), tableText(year, ["A1", "90000000", "90000001"]));
    writeFileSync(join(folder, "broken.csv"), brokenTemplate);
    writeFileSync(join(home.path, "inbox/astray.csv"), "x");
    // A file that does not end as its kind does is waited for longer.
    await Promise.all(["새로 발생] A1과", "broken.csv", "astray.csv"].map((text) => printed(monitor, text)));
    expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
      { rate: "100.0" },
    ]);
    monitor.kill("SIGINT");
    expect(await once(monitor, "close")).toEqual([0, null]);
    expect(existsSync(join(home.path, "worked/applied/4573000", year, "good.csv"))).toBe(true);
    expect(
      readFileSync(join(home.path, "worked/rejected/4573000", year, "broken.csv.result.txt"), "utf8"),
    ).toContain("1,00,000");
    expect(existsSync(join(home.path, "worked/misplaced/astray.csv"))).toBe(true);
  });

  test("refuses to run twice on one home", async () => {
    const monitor = startMonitor(["start"], { home: home.path });
    await printed(monitor, "지켜봅니다");
    const second = await runMonitor(["start", "--once"], { home: home.path });
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/이미 모니터가 실행 중입니다[^\n]*\[home-busy\]/);
    monitor.kill("SIGTERM");
    expect(await once(monitor, "close")).toEqual([0, null]);
  });

  test("takes over from a monitor that was killed, as a command and as a monitor", async () => {
    const monitor = startMonitor(["start", "--samples", samples], { home: home.path });
    await printed(monitor, "지켜봅니다");
    monitor.kill("SIGKILL");
    await once(monitor, "close");
    expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
      { rate: "86.8" },
    ]);
    expect(await runMonitor(["start", "--once"], { home: home.path })).toMatchObject({ code: 0 });
  });

  test("answers rates and alerts as JSON on a loopback port", async () => {
    const monitor = startMonitor(["start", "--port", "0", "--samples", samples], { home: home.path });
    let address = "";
    monitor.stderr?.setEncoding("utf8").on("data", (text: string) => {
      address ||= /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? "";
    });
    await printed(monitor, "지켜봅니다");
    const rates: unknown = await (await fetch(`${address}/rates`)).json();
    const alerts: unknown = await (await fetch(`${address}/alerts`)).json();
    expect(rates).toEqual(
      expect.arrayContaining([expect.objectContaining({ level: "office", fund: "all", rate: "86.8" })]),
    );
    const rules = z.array(z.object({ rule: z.string() })).parse(alerts);
    expect(rules.map(({ rule }) => rule).toSorted()).toEqual([
      "behind-target",
      "fund-behind",
      "plan-below-target",
      "printed-rate-differs",
    ]);
    expect((await fetch(`${address}/nowhere`)).status).toBe(404);
    expect((await fetch(`${address}/rates`, { method: "POST" })).status).toBe(405);
    monitor.kill("SIGINT");
    expect(await once(monitor, "close")).toEqual([0, null]);
  });
});
