/** `ExecutionRecorded` events as a file, on the real command line. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newHome, readJson, runMonitor } from "../support/monitor-process.ts";

let home: ReturnType<typeof newHome>;
beforeEach(() => (home = newHome()));
afterEach(() => home.remove());

function anEvent(eventId: string, amountWon: string | number): string {
  const record = { projectCode: "A1", projectName: "도로 정비", measure: "expenditure", fund: "municipal" };
  const records = [{ ...record, kind: "increment", date: "2026-06-30", amountWon }];
  return JSON.stringify({ version: 1, eventId, office: "4573000", fiscalYear: 2026, records });
}

test("takes the events of a file in once each, and none of a file with a bad line", async () => {
  const file = join(home.path, "events.jsonl");
  const words = ["ingest", file, "--office", "4573000", "--year", "2026"];
  writeFileSync(file, [anEvent("e1", "500"), anEvent("e2", 700)].join("\n"));
  const refused = await runMonitor(words, { home: home.path });
  expect(refused.code).toBe(2);
  expect(refused.out).toContain("records.0.amountWon");
  expect(await readJson(["uploads"], { home: home.path })).toEqual([]);
  writeFileSync(file, [anEvent("e1", "500"), anEvent("e2", "700")].join("\n"));
  expect(await readJson([...words, "--dry-run"], { home: home.path })).toMatchObject([
    { outcome: "valid", events: 2 },
  ]);
  expect(await readJson(words, { home: home.path })).toMatchObject([{ applied: 2, alreadyApplied: 0 }]);
  writeFileSync(file, [anEvent("e1", "500"), anEvent("e2", "700"), anEvent("e3", "-200")].join("\n"));
  expect(await readJson(words, { home: home.path })).toMatchObject([{ applied: 1, alreadyApplied: 2 }]);
  expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
    { expenditureWon: "1000" },
  ]);
});

test("a file of events that all wait for a person is held, also for programs", async () => {
  const table = join(home.path, "table.csv");
  writeFileSync(table, "사업명,부서,기준일,단위,예산액,집행액\n도로 정비,건설과,2026-06-30,원,100,40\n");
  const books = ["--office", "4573000", "--year", "2026"];
  await runMonitor(["ingest", table, ...books], { home: home.path });
  const file = join(home.path, "events.jsonl");
  writeFileSync(file, anEvent("e1", "5"));
  const { code, out } = await runMonitor(["ingest", file, ...books, "--json"], { home: home.path });
  expect([code, JSON.parse(out)]).toMatchObject([
    3,
    [{ outcome: "held", notApplied: [{ outcome: "held" }] }],
  ]);
});

test("says of events that are applied what was found in them, by the line of the file", async () => {
  const file = join(home.path, "events.jsonl");
  writeFileSync(file, [anEvent("e1", "500"), anEvent("e2", "-700"), anEvent("e3", "-1")].join("\n"));
  const words = ["ingest", file, "--office", "4573000", "--year", "2026"];
  const { code, out } = await runMonitor(words, { home: home.path });
  expect(code).toBe(0);
  expect(out).toContain("사건: 반영 3");
  expect(out.match(/2행, 집행액, "-200": .*0보다 작습니다/g)).toHaveLength(1);
  expect(await readJson(["uploads"], { home: home.path })).toHaveLength(3);
});
