import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { takeSnapshot } from "../../functions/snapshot/take-snapshot.ts";
import { snapshotCommand, type SnapshotHost } from "../../local/commands/snapshot.ts";
import { snapshotDelayDays } from "../../local/host/stages.ts";
import { readArguments } from "../../local/terminal/read-arguments.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { snapshotFileKey } from "../../shared/stores/keys.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { template } from "../functions/ingest/ingest-fixture.ts";
import { openSnapshots } from "../functions/snapshot/snapshot-fixture.ts";
import { CapturedTerminal } from "../support/captured-terminal.ts";
import { books } from "../support/uploads.ts";

let fixture: ReturnType<typeof openSnapshots>;
let audit: TableAuditTrail;
beforeEach(async () => {
  [fixture, audit] = [openSnapshots(), new TableAuditTrail(new MemoryItemTable())];
  await fixture.ingest(template("2020-09-30", 10_000_000n, 20_000_000n), "9월.csv");
  await fixture.ingest(template("2020-06-30", 5_000_000n, 20_000_000n), "6월.csv");
});

/** What a command prints, and how it ends. */
async function run(
  ...words: readonly string[]
): Promise<{ code: number; printed: string; notified: string }> {
  const host: SnapshotHost = {
    ...fixture,
    audit,
    takeSnapshot: (request) => takeSnapshot(request, fixture),
    drain: () => Promise.resolve(true),
  };
  const command = snapshotCommand((work) => work(host));
  const terminal = new CapturedTerminal();
  const code = await command.run(readArguments(command, words), terminal);
  return { code, printed: terminal.printed, notified: terminal.notified };
}

describe("monitor snapshot", () => {
  test("lists the day of the data beside the day that a snapshot is named by", async () => {
    await run("take", "2020-10-31");
    expect((await run("list")).printed).toMatch(/자료 날짜.*\n.*\n.*2020-10-31\/1 +2020-09-30 /);
  });

  test("takes a day or a quarter, lists what was taken, and shows it", async () => {
    const taken = await run("take", "2020-09-30", "--by", "재무과");
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.printed).toContain("1129000/2020 2020-09-30/1: 스냅숏을 만들었습니다(사업 2건)");
    expect((await run("take", "Q3")).printed).toContain("그 뒤로 바뀐 것이 없어");
    expect((await run("take", "Q3", "--force", "--by", "감사과")).printed).toContain("2020-09-30/2");
    const written = (await audit.read(books, 10, null)).entries;
    const said = written.map(({ by, act, target, outcome }) => `${by.name} ${act} ${target} ${outcome}`);
    expect(said.filter((each) => !each.includes("unchanged")).toSorted()).toEqual([
      "감사과 take-snapshot 2020-09-30/2 taken",
      "재무과 take-snapshot 2020-09-30/1 taken",
    ]);
    const list = await run("list");
    expect(list.printed.match(/2020-09-30\/\d +2020-09-30 /g)).toHaveLength(2);
    expect(list.printed).toMatch(/2020-09-30\/1 .*재무과/);
    expect(list.printed).toMatch(/2020-09-30\/2 .*감사과/);
    const shown = await run("show", "2020-09-30/1");
    expect(shown.printed).toContain("사회적경제과");
    expect(shown.printed).toContain("30,000");
    expect(shown.printed).toContain("9월.csv");
  });

  test("says as of which day the figures are where they are older than its day", async () => {
    expect((await run("take", "Q4")).notified).toContain("수치는 2020-09-30 기준 자료입니다");
    expect((await run("take", "Q3")).notified).toBe("");
  });

  test("prints the very bytes that were frozen, so that anybody can hash them", async () => {
    const { hash } = await fixture.taken("2020-09-30");
    const { printed } = await run("show", "Q3", "--json");
    expect(sha256Of(new TextEncoder().encode(printed))).toBe(hash);
  });

  test("explains what changed, for people and for programs", async () => {
    await fixture.taken("2020-06-30");
    await fixture.taken("2020-09-30");
    const { printed, code } = await run("diff", "Q2", "Q3");
    expect(code).toBe(0);
    expect(printed).toContain("2020-06-30/1 → 2020-09-30/1");
    expect(printed).toMatch(/집행액\s+25,000,000\s+30,000,000\s+\+5,000,000\n/);
    expect(printed).toMatch(/기간 중 증감\s+1\s+0\s+\+5,000,000\n/);
    expect(printed).toMatch(/기간 중 증감: 사업 0 \[사회적경제과\] 집행액 미구분 \+5,000,000/);
    expect(printed).toMatch(/집행액 미구분 \+5,000,000\n {2}└ 9월\.csv 2행$/m);
    const json = z
      .object({ change: z.unknown(), parts: z.array(z.unknown()) })
      .parse(JSON.parse((await run("diff", "Q2", "Q3", "--json")).printed));
    expect(json.change).toEqual({ expenditure: { total: "5000000", unsplit: "5000000" } });
    expect(json.parts).toHaveLength(1);
    expect((await run("diff", "Q3", "Q3")).printed).toContain("달라진 것이 없습니다");
    const path = join(await mkdtemp(join(tmpdir(), "diff-")), "diff.csv");
    expect((await run("diff", "Q2", "Q3", "-o", path)).printed).toContain(`저장했습니다: ${path} (`);
    const csv = (await readFile(path, "utf8")).split("\r\n");
    expect(csv[1]).toMatch(
      /^기간 중 증감,[^,]+,사업 0,사회적경제과,예,0?,0?,0?,5000000,"집행액 미구분 \+5,000,000",,"9월\.csv 2행/,
    );
    await expect(run("diff", "Q2", "Q3", "-o", path)).rejects.toThrow("덮어쓰지 않습니다");
    expect((await run("diff", "Q2", "Q3", "--limit", "1")).printed).not.toContain("그 밖에");
  });

  test("verifies, and ends with 1 and the name of what was changed", async () => {
    const entry = await fixture.taken("2020-09-30");
    expect(await run("verify")).toMatchObject({ code: 0 });
    const key = snapshotFileKey(books, entry);
    const bytes = fixture.snapshots.files.stored.get(key)?.slice() ?? new Uint8Array();
    bytes[100] = (bytes[100] ?? 0) + 1;
    fixture.snapshots.files.stored.set(key, bytes);
    const { code, printed } = await run("verify");
    expect(code).toBe(1);
    expect(printed).toContain("[file-changed]");
    await expect(run("show", "Q3")).rejects.toMatchObject({ code: "snapshot-changed" });
  });

  test("ends with 2 where none could be taken, and says why", async () => {
    const { code, printed } = await run("take", "2020-01-31");
    expect(code).toBe(2);
    expect(printed).toContain("2020-01-31");
  });

  test.each([
    { what: "no act", words: [], says: "monitor snapshot take" },
    { what: "an unknown act", words: ["drop", "Q3"], says: "monitor snapshot take" },
    { what: "a missing name", words: ["diff", "Q3"], says: "monitor snapshot take" },
    { what: "a day that is none", words: ["take", "2020-09-31"], says: "Q3/1" },
    { what: "a version to take", words: ["take", "2020-09-30/2"], says: "without a version" },
    { what: "a year without books", words: ["take", "2019-09-30"], says: "no books of that year" },
    {
      what: "the first snapshot before it was taken",
      words: ["show", "Q1"],
      says: "monitor snapshot take 2020-03-31",
    },
  ])("refuses $what", async ({ words, says: expected }) => {
    await expect(run(...words)).rejects.toThrow(expected);
  });

  test("names the snapshots that there are where another is meant", async () => {
    await run("take", "2020-09-30");
    await expect(run("show", "Q1")).rejects.toThrow("There are: 2020-09-30");
  });

  test("refuses to guess whose snapshot is meant", async () => {
    await fixture.send(template("2019-09-30", 1n), { books: { ...books, fiscalYear: 2019 } });
    await expect(run("show", "Q3")).rejects.toThrow("--office 코드 --year 연도");
  });
});

describe("the days to wait after a quarter's end", () => {
  test.each([
    { text: undefined, days: 7 },
    { text: "0", days: 0 },
    { text: "21", days: 21 },
  ])("$text is $days", ({ text, days }) => {
    expect(snapshotDelayDays(text)).toBe(days);
  });

  test.each(["", "-1", "91", "7d"])("%j is refused", (text) => {
    expect(() => snapshotDelayDays(text)).toThrow("0 to 90");
  });
});
