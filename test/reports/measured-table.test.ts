/** The table of measures: what it says of targets, peers and growth, and that the document holds the kept results. */
import { existsSync, readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import type { Growth, MeasuredRow } from "../../bench/results/measure.ts";
import {
  documentFile,
  readResults,
  type Results,
  resultsFile,
  withResults,
} from "../../bench/results/results.ts";
import { missesOf, tableOf } from "../../bench/results/table.ts";

function aRow(row: Partial<MeasuredRow> = {}): MeasuredRow {
  return {
    measure: "payments",
    name: "payment list to balances",
    unit: "rows/s",
    ours: [400_000, 500_000, 450_000],
    peers: [{ kind: "measured", name: "DuckDB", figures: [900_000] }],
    targets: [{ words: "at least 300,000 rows/s", isMet: true }],
    growth: aGrowth([1, 2, 8]),
    ...row,
  };
}

function aGrowth(least: Growth["least"]): Growth {
  return { of: "rows", least };
}

function aRun(rows: readonly MeasuredRow[]): Results {
  const machine = { processor: "a processor", cores: 2, memoryGibibytes: 8, node: "v24.0.0", commit: "abc" };
  return { machine: { ...machine, day: "2026-08-21", loadBefore: 0.1 }, rows: [...rows] };
}

const page = (block: string): string =>
  `# Page\n\nBefore.\n\n<!-- measured: \`npm run bench -- --write\` writes what is between these marks -->\n${block}<!-- /measured -->\n\nAfter.\n`;

describe("the table", () => {
  test("has the median with its extremes, and the peer's time beside it", () => {
    const [, , line = ""] = tableOf([aRow()]).split("\n");
    expect(line.split("|").map((cell) => cell.trim())).toEqual([
      "",
      "payment list to balances",
      "450,000 rows/s (400,000-500,000)",
      "DuckDB",
      "900,000 rows/s",
      "2",
      "at least 300,000 rows/s: met",
      "1, 2, 8",
      "1.00",
      "",
    ]);
  });

  test("says of an absent peer what to install", () => {
    const peers = [{ kind: "absent" as const, name: "hledger", remedy: "skipped: install hledger" }];
    expect(tableOf([aRow({ peers })])).toContain("| hledger | skipped: install hledger |");
  });

  test("has nothing to divide where a side took nothing", () => {
    const row = aRow({
      unit: "write units",
      ours: [0],
      peers: [{ kind: "measured", name: "puts", figures: [3] }],
    });
    expect(tableOf([row])).toContain("| puts | 3 write units |                |");
  });
});

describe("a miss", () => {
  test.each([
    { what: "a target that was not reached", row: aRow({ targets: [{ words: "x", isMet: false }] }) },
    { what: "growth by a greater power than the data's", row: aRow({ growth: aGrowth([1, 2, 10]) }) },
  ])("is $what", ({ row }) => {
    expect(missesOf([row])).toHaveLength(1);
  });

  test.each([
    { what: "what is met", row: aRow() },
    { what: "a step that is dear once", row: aRow({ growth: aGrowth([1, 16, 16]) }) },
    { what: "what does not grow", row: aRow({ growth: null }) },
  ])("is not $what", ({ row }) => {
    expect(missesOf([row])).toEqual([]);
  });
});

describe("the document", () => {
  test("gets the results between its marks, as prettier leaves them, and the same again", async () => {
    const run = aRun([aRow(), aRow({ name: "another", targets: [{ words: "x", isMet: false }] })]);
    const written = withResults(page(""), run);
    expect(await format(written, { parser: "markdown", printWidth: 110 })).toBe(written);
    expect(withResults(written, run)).toBe(written);
    expect(written).toMatch(/^# Page\n\nBefore\.\n[^]*another: x[^]*\n\nAfter\.\n$/);
  });

  test("without its marks is refused", () => {
    expect(() => withResults("# Page", aRun([aRow()]))).toThrow(RangeError);
  });

  test.skipIf(!existsSync(resultsFile))("holds the results that were kept last", () => {
    const document = readFileSync(documentFile, "utf8");
    expect(withResults(document, readResults())).toBe(document);
  });
});
