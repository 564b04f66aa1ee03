// The real dumps of one county, with their published control figures. Skips where the data is absent.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import { readSource } from "../../../shared/formats/registry.ts";
import { amountsOf, contextOf, day, expectRead } from "../readings.ts";
import { sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const folder = join(import.meta.dirname, "../../../../shared/data/lofin365");
const context = contextOf({ office: "4573000", fiscalYear: 2026, fileName: "dump.json" });

const dump = z.object({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))) });

const dumps = [
  ["muju-1-asof-20260629-first", "2026-06-29", 1_712, 672_715_492_742n, 281_314_461_077n],
  ["muju-2-asof-20260630-partial", "2026-06-30", 228, 256_358_830_565n, 113_446_916_047n],
  ["muju-3-asof-20260629-again", "2026-06-29", 1_712, 672_715_492_742n, 290_340_483_877n],
  ["muju-4-asof-20260630-complete", "2026-06-30", 1_712, 672_715_492_742n, 307_376_019_169n],
  ["muju-5-asof-20260821", "2026-08-21", 1_763, 716_679_457_742n, 355_519_488_419n],
] as const;

describe.skipIf(!existsSync(folder))("a real QWGJK dump (skips without ../shared/data)", () => {
  test.each(dumps)(
    "%s of %s has %d rows and its control figures",
    async (file, asOf, rows, budget, spent) => {
      const reading = expectRead(await readSource(readFileSync(join(folder, `${file}.json`)), context));
      expect(reading.format).toBe("qwgjk");
      expect(reading.findings).toEqual([]);
      expect(reading.records).toHaveLength(rows);
      expect(new Set(reading.records.map((record) => record.asOf))).toEqual(new Set([day(asOf)]));
      expect(
        sumWon(reading.records.flatMap((record) => Object.values(amountsOf(record, "current-budget")))),
      ).toBe(budget);
      expect(sumWon(reading.records.map((record) => amountsOf(record, "expenditure").unsplit ?? 0n))).toBe(
        spent,
      );
    },
  );

  test("states four funds of every project, which add to its current budget", async () => {
    const text = readFileSync(join(folder, "muju-5-asof-20260821.json"), "utf8");
    const { records } = expectRead(await readSource(new TextEncoder().encode(text), context));
    const stated = [...text.matchAll(/"bdg_cash_amt":(\d+)/g)].map(([, won = ""]) => BigInt(won));
    expect(stated).toHaveLength(records.length);
    for (const [at, record] of records.entries()) {
      const funds = amountsOf(record, "current-budget");
      expect(Object.keys(funds)).toEqual(["national", "provincial", "municipal", "other"]);
      expect(sumWon(Object.values(funds))).toBe(stated[at]);
    }
  });

  test("says the same as CSV and as XLSX", async () => {
    const bytes = readFileSync(join(folder, "muju-5-asof-20260821.json"));
    const { rows } = dump.parse(JSON.parse(bytes.toString("utf8")));
    const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const cells = [header, ...rows.map((row) => header.map((name) => row[name] ?? null))];
    const csv = cells.map((line) => line.map((cell) => `"${cell ?? ""}"`).join(",")).join("\r\n");
    const files = [bytes, new TextEncoder().encode(`\ufeff${csv}`), await xlsxOf(sheetOf(cells))];
    const [json, ...others] = await Promise.all(
      files.map(async (file) => expectRead(await readSource(file, context)).records.map(withoutRows)),
    );
    for (const other of others) expect(other).toEqual(json);
  });

  test("knows each project by its code, from day to day", async () => {
    const ids = await Promise.all(
      dumps.map(async ([file]) => {
        const { records } = expectRead(await readSource(readFileSync(join(folder, `${file}.json`)), context));
        return new Set(records.map(({ project }) => project.id));
      }),
    );
    const [first = new Set(), , , , last = new Set()] = ids;
    expect([...first].filter((id) => !last.has(id))).toEqual([]);
    expect(ids.map(({ size }) => size)).toEqual(dumps.map(([, , rows]) => rows));
  });
});

function withoutRows({ project, asOf, entries }: SourceRecord) {
  return { project, asOf, entries };
}
