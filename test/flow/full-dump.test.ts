import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realDump, templateFromDump } from "../../bench/worlds/template-from-dump.ts";
import { newHome, readJson } from "../support/monitor-process.ts";

// Needs the public data beside the project; skipped where it is absent.
describe.skipIf(!existsSync(realDump))("the real dump of 1,763 projects, as our template", () => {
  const home = newHome();
  const file = join(home.path, "template.csv");
  const words = ["ingest", file, "--office", "4573000", "--year", "2026"];

  beforeAll(async () => {
    writeFileSync(file, (await templateFromDump(realDump)).csv);
  });
  afterAll(() => {
    home.remove();
  });

  test("is applied whole", async () => {
    const results = await readJson(words, { home: home.path });
    expect(results).toMatchObject([
      { outcome: "applied", added: 1763, changed: 0, unchanged: 0, findings: [] },
    ]);
  });

  test("gives the published totals, and no fund's rate where only the budget is split by fund", async () => {
    const rows = await readJson(["rates", "--level", "office", "--by-fund"], { home: home.path });
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          fund: "all",
          currentBudgetWon: "716679457742",
          expenditureWon: "355519488419",
          rate: "49.6",
          rateBasis: "expenditure/current-budget",
        }),
        expect.objectContaining({
          fund: "national",
          currentBudgetWon: "173539344352",
          expenditureWon: null,
          rate: null,
        }),
      ]),
    );
  });

  test("writes nothing when the same bytes come again", async () => {
    expect(await readJson(words, { home: home.path })).toMatchObject([
      { outcome: "already-applied", changed: 0 },
    ]);
  });

  test("writes one posting when one project of it changed", async () => {
    const { csv } = await templateFromDump(realDump);
    writeFileSync(file, csv.replace(",20309800,", ",20309801,"));
    expect(await readJson(words, { home: home.path })).toMatchObject([
      { outcome: "applied", added: 0, changed: 1, unchanged: 1762 },
    ]);
  });
});
