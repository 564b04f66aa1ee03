// What the programs of offices save, made by make-samples.py: each gives what the text of the same report gives.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { readSource } from "../../../shared/formats/registry.ts";
import { contextOf, expectRead } from "../readings.ts";

const samples = readdirSync(import.meta.dirname).filter((name) =>
  /\.(docx|hwpx|html|odt|pdf|pdf\.gz|xlsx)$/.test(name),
);
const maxBytes = 30 * 1024;

// The reader of PDFs says there what it mends.
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

async function recordsOf(name: string) {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, name)));
  const reading = await readSource(bytes, contextOf({ fileName: name }));
  return expectRead(reading).records.map((record) => ({ ...record, rows: [] }));
}

const isSheet = (name: string) => name.endsWith(".xlsx");

test.each(samples.filter((name) => !isSheet(name)))(
  "%s gives the records of the report's text",
  async (name) => {
    expect(await recordsOf(name)).toEqual(await recordsOf("report.txt"));
  },
);

/** A sheet holds the table of unit projects alone, without the split by fund that stands beside each business. */
async function sumsOf(name: string) {
  const records = (await recordsOf(name)).filter(({ project }) => project.tier !== "business");
  return records.map(({ project, entries }) => [
    project.name,
    ...(["appropriation", "expenditure", "plan"] as const).map((measure) =>
      entries.filter((entry) => entry.measure === measure).reduce((sum, { amount }) => sum + amount, 0n),
    ),
  ]);
}

test.each(samples.filter(isSheet))("%s gives the unit projects of the report's text", async (name) => {
  expect(await sumsOf(name)).toEqual(await sumsOf("report.txt"));
});

test("the samples are of seven kinds, and small", () => {
  expect(new Set(samples.map((name) => name.replace(/^[^.]*\./, "")))).toEqual(
    new Set(["docx", "hwpx", "html", "odt", "pdf", "pdf.gz", "xlsx"]),
  );
  expect(samples.filter((name) => statSync(join(import.meta.dirname, name)).size > maxBytes)).toEqual([]);
});
