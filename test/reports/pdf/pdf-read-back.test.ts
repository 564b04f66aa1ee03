/** Every row of every printed table of a PDF, read back in order by two readers that had no part in writing it. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { CouncilReport } from "../../../shared/domain/report/council-report.ts";
import { pdfReport } from "../../../shared/reports/pdf/pdf-report.ts";
import { printedNotes, printedRows } from "../../../shared/reports/printed/printed-table.ts";
import { frozenFixture } from "../../functions/report/report-snapshots.ts";
import { hasData, reportFonts, reportOf, snapshotOfCounty } from "../report-fixtures.ts";

const sample = new URL("../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);
const hasPdftotext = spawnSync("pdftotext", ["-v"]).error === undefined;

async function reportOfSample(): Promise<CouncilReport> {
  const books = { office: "1129000", fiscalYear: 2020 };
  const file = { bytes: readFileSync(sample), fileName: "업무보고.txt", books };
  return reportOf((await frozenFixture(file, "2020-10-31")).snapshot, { officeName: "영등포구" });
}

async function textByPdfjs(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    texts.push(...items.flatMap((item) => z.object({ str: z.string() }).safeParse(item).data?.str ?? []));
  }
  return texts.join("");
}

function textByPdftotext(pdf: Uint8Array): string {
  // As it was written, and not as it lies on the page.
  return execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf, maxBuffer: 1024 ** 3 }).toString("utf8");
}

/** The rows and notes that are not there behind the one before. */
function missingRows(report: CouncilReport, read: string): readonly string[] {
  const text = read.replace(/\s/g, "");
  const missing: string[] = [];
  let at = 0;
  for (const table of report.sections.flatMap(({ tables }) => tables).filter((each) => !each.isDataOnly)) {
    const rows = printedRows(table).map(({ cells }) => cells.map((cell) => cell.text).join(""));
    for (const row of [...rows, ...printedNotes(table)].map((each) => each.replace(/\s/g, ""))) {
      const found = text.indexOf(row, at);
      if (found < 0) missing.push(`${row}, not in: ${text.slice(at, at + 200)}`);
      else at = found + row.length;
    }
  }
  return missing;
}

describe.for([
  ["the samples", reportOfSample, true],
  ["a county (where ../shared/data is present)", async () => reportOf(await snapshotOfCounty()), hasData],
] as const)("the PDF of %s", ([, make, isThere]) => {
  test.skipIf(!isThere)("holds every row and note, in order, by pdfjs", async () => {
    const report = await make();
    expect(missingRows(report, await textByPdfjs(await pdfReport(report, reportFonts())))).toEqual([]);
  });

  test.skipIf(!isThere || !hasPdftotext)(
    "holds every row and note, in order, by pdftotext (where it is installed)",
    async () => {
      const report = await make();
      expect(missingRows(report, textByPdftotext(await pdfReport(report, reportFonts())))).toEqual([]);
    },
  );
});
