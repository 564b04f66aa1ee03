/** monitor verify as a person runs it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newHome, readJson, repository, runMonitor } from "../support/monitor-process.ts";

const sample = join(repository, "samples/1129000/2020/as-of=2020-10-31/council-report.txt");

describe("monitor verify", () => {
  const home = newHome();
  const at = { home: home.path };

  beforeAll(async () => {
    const words = ["ingest", sample, "--office", "1129000", "--year", "2020", "--as-of", "2020-10-31"];
    await runMonitor(words, at);
    await runMonitor(["snapshot", "take", "2020-10-31", "--by", "재무과"], at);
  });
  afterAll(() => {
    home.remove();
  });

  test("says what was held against the files, and ends with 0", async () => {
    const { code, out, err } = await runMonitor(["verify"], at);
    expect(out).toMatch(
      /접수 대장 1건 · 기록 6건 · 잔액 6건 · 알림 \d+건 · 스냅숏 1건.*어긋난 것이 없습니다/,
    );
    // Nobody watches: no bar.
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  test("names the file that was altered, and ends with 1", async () => {
    const folder = join(home.path, "files");
    const [name = ""] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((each) =>
      each.includes("/"),
    );
    const path = join(folder, name);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from(" ")]));
    const { code, out } = await runMonitor(["verify", "--office", "1129000", "--year", "2020"], at);
    expect(out).toMatch(/council-report\.txt.*\[file-altered\]/);
    expect(code).toBe(1);
    writeFileSync(path, bytes);
    expect(await readJson(["verify"], at)).toMatchObject([{ office: "1129000", discrepancies: [] }]);
  });

  test("finds nothing wrong where the only file was taken back, and where it is in again", async () => {
    for (const words of [
      ["undo", "1"],
      ["release", "1"],
    ]) {
      expect((await runMonitor([...words, "--by", "재무과"], at)).code).toBe(0);
      expect(await readJson(["verify"], at)).toMatchObject([{ office: "1129000", discrepancies: [] }]);
    }
  });

  test("refuses books that are not there", async () => {
    expect((await runMonitor(["verify", "--year", "1999"], at)).code).toBe(2);
  });
});
