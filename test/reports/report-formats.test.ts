/** What holds of every report file: the same bytes again, sums that hold, headers on every page, harmless text. */
import { readXlsx } from "hucre/xlsx";
import { validateHwpx } from "kordoc";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import * as z from "zod";
import { councilReportSchema } from "../../shared/contracts/documents/council-report-json.ts";
import type { CouncilReport } from "../../shared/domain/report/council-report.ts";
import { csvFiles, csvReport, harmless } from "../../shared/reports/csv-report.ts";
import { hwpxReport } from "../../shared/reports/hwpx-report.ts";
import { jsonReport } from "../../shared/reports/json-report.ts";
import { pdfReport } from "../../shared/reports/pdf/pdf-report.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import { unpackedArchive } from "../../shared/reports/zip-archive.ts";
import { openByRhwp, pagesByPdfjs } from "./report-readers.ts";
import { hasData, reportFonts, reportOf, snapshotOf2020, snapshotOfCounty } from "./report-fixtures.ts";

const writers: readonly [string, (report: CouncilReport) => Uint8Array | Promise<Uint8Array>][] = [
  ["hwpx", hwpxReport],
  ["xlsx", xlsxReport],
  ["pdf", (report) => pdfReport(report, reportFonts())],
  ["csv", csvReport],
  ["json", jsonReport],
];

describe.skipIf(!hasData)("a report file (where ../shared/data is present)", () => {
  let small: CouncilReport;
  let large: CouncilReport;
  let uncut: CouncilReport;
  beforeAll(async () => {
    small = reportOf(await snapshotOf2020());
    const county = await snapshotOfCounty();
    large = reportOf(county);
    uncut = reportOf(county, { listRows: null });
  });

  test.for(writers)("%s is the same to the byte when it is written again later", async ([, write]) => {
    const first = await write(small);
    vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    expect(Buffer.from(await write(small)).equals(Buffer.from(first))).toBe(true);
  });

  test("HWPX is valid, repeats the headers of every table of ours and keeps figures on the right", async () => {
    const hwpx = await hwpxReport(small);
    expect(await validateHwpx(Buffer.from(hwpx))).toMatchObject({ ok: true });
    const section = unpackedArchive(hwpx).find(({ name }) => name === "Contents/section0.xml");
    const xml = new TextDecoder().decode(section?.bytes);
    const tables = xml.match(/<hp:tbl id="94\d+"[^>]*>/g) ?? [];
    // The bars are a table more, and what is for data alone is none.
    const printed = small.sections.flatMap(({ tables: all }) => all).filter(({ isDataOnly }) => !isDataOnly);
    expect(tables.length).toBe(printed.length + 1);
    for (const table of tables) expect(table).toContain('repeatHeader="1"');
    const header = unpackedArchive(hwpx).find(({ name }) => name === "Contents/header.xml");
    const styles = new TextDecoder().decode(header?.bytes);
    const [, right] = /<hh:paraPr id="(\d+)"[^>]*><hh:align horizontal="RIGHT"/.exec(styles) ?? [];
    expect(xml).toMatch(new RegExp(`<hp:p paraPrIDRef="${right}"[^>]*><hp:run [^>]*><hp:t>4,409,960<`));
  });

  test("HWPX of a county is cut to a hundred rows a list, and has all of them where somebody asks", async () => {
    const pages = async (report: CouncilReport) => openByRhwp(await hwpxReport(report)).pageCount();
    expect(await pages(large)).toBeLessThan(30);
    expect(await pages(uncut)).toBeGreaterThan(40);
  });

  test("PDF numbers its pages and prints the headers of a table of forty pages on each of them", async () => {
    const pages = await pagesByPdfjs(await pdfReport(uncut, reportFonts()));
    for (const [at, lines] of pages.entries())
      expect(lines.at(-2)?.join(" ")).toBe(`- ${at + 1} / ${pages.length} -`);
    const words = pages.map((lines) => lines.map((line) => line.join("").replace(/\s/g, "")));
    const heads = words.map((lines) =>
      lines.some((line) => line.includes("부서사업명예산현액집행액집행잔액")),
    );
    const [first, last] = [heads.indexOf(true), heads.lastIndexOf(true)];
    expect(last - first + 1).toBeGreaterThanOrEqual(40);
    expect(heads.slice(first, last + 1)).not.toContain(false);
  });

  test("XLSX adds up every total again by formula, and no difference is left", async () => {
    const { sheets } = await readXlsx(await xlsxReport(large));
    const checks = sheets.find(({ name }) => name === "검산");
    const rows = checks?.rows.slice(3) ?? [];
    expect(rows.length).toBeGreaterThan(40);
    for (const [at] of rows.entries()) {
      const [total, again] = [3, 4].map((column) => formulaAt(checks, at + 3, column));
      expect(summed(sheets, again)).toBe(summed(sheets, total));
    }
  });

  test("XLSX freezes its headers and prints them on every page", async () => {
    const { sheets } = await readXlsx(await xlsxReport(small));
    const status = sheets.find(({ name }) => name === "예산현황");
    expect(status?.freezePane).toMatchObject({ rows: 4, columns: 1 });
    expect(status?.pageSetup).toMatchObject({
      orientation: "landscape",
      fitToWidth: 1,
      printTitlesRow: "$3:$4",
    });
  });

  test("JSON is as its schema says, for a county too", () => {
    const parsed = councilReportSchema.safeParse(JSON.parse(new TextDecoder().decode(jsonReport(large))));
    expect(parsed.error).toBeUndefined();
  });

  test("CSV describes every file with every column, in the order in which they stand", () => {
    const [descriptor, ...files] = csvFiles(large);
    const resource = z.object({
      path: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string() })) }),
    });
    const { resources } = z
      .object({ profile: z.literal("fiscal-data-package"), resources: z.array(resource) })
      .parse(JSON.parse(descriptor?.text ?? ""));
    expect(resources.map(({ path }) => path)).toEqual(files.map(({ name }) => name));
    for (const [at, { schema }] of resources.entries()) {
      const [head] = files[at]?.text.split("\r\n") ?? [];
      expect(head).toBe(`\ufeff${schema.fields.map(({ name }) => name).join(",")}`);
      expect(new Set(schema.fields.map(({ name }) => name)).size).toBe(schema.fields.length);
    }
  });
});

describe("text in a CSV cell", () => {
  test.for(["=1+1", "+82", "-아님", "@SUM", "\tx", "\rx"])("%j is no formula any more", (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });

  test("that is a name, or nothing stated, stays as it is", () => {
    expect(["기본경비", "-", ""].map(harmless)).toEqual(["기본경비", "-", ""]);
  });
});

type Sheets = Awaited<ReturnType<typeof readXlsx>>["sheets"];

function formulaAt(sheet: Sheets[number] | undefined, row: number, column: number): string {
  return sheet?.cells?.get(`${row},${column}`)?.formula ?? "";
}

/** The sum of all cells that a formula names: `SUM('표'!C4:C6,'표'!C9)` or `'표'!C3`. */
function summed(sheets: Sheets, formula: string | undefined): number {
  let sum = 0;
  const ranges = [...(formula ?? "").matchAll(/'([^']+)'!([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?/g)];
  if (ranges.length === 0) throw new RangeError(`No cells in the formula ${formula}`);
  for (const [, name, left = "", top = "", right = left, bottom = top] of ranges) {
    const sheet = sheets.find((each) => each.name === name);
    for (let row = Number(top); row <= Number(bottom); row++) {
      for (let column = indexOf(left); column <= indexOf(right); column++)
        sum += Number(sheet?.rows[row - 1]?.[column] ?? 0);
    }
  }
  return sum;
}

function indexOf(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
