/** Given a template filled from the ledger, when it comes back, then what was touched is told: open cells as figures, locked ones as questions. */
import { describe, expect, test } from "vitest";
import { dryRun } from "../../../shared/examination/files/dry-run.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { sheetNames } from "../../../shared/formats/template/template-form.ts";
import { writeTemplate, writeTemplateCsv } from "../../../shared/formats/template/write-template.ts";
import { readTemplateLines } from "../../../shared/reading/read-lines.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { sheetOf, xlsxOf } from "../../formats/containers/workbook/workbooks.ts";
import { laterClock } from "../../support/fixed-clock.ts";
import { books } from "../../support/uploads.ts";
import { openIngest, template } from "./ingest-fixture.ts";

type Fixture = ReturnType<typeof openIngest>;

async function open(): Promise<Fixture> {
  const fixture = openIngest();
  await fixture.send(template("2020-10-31", 10n, 20n, 30n));
  return fixture;
}

async function orderOf({ ledger }: Fixture) {
  return { ...books, lines: await readTemplateLines(ledger, books) };
}

const tryIt = ({ ledger, mappings }: Fixture, bytes: Uint8Array) =>
  dryRun(
    { books, options: noOptions, fileName: "서식.xlsx" },
    { bytes, sha256: sha256Of(bytes) },
    { ledger, mappings, readDocument: openDocument, clock: laterClock() },
  );

/** The filled template with one cell of its first project changed. */
async function changed(fixture: Fixture, header: string, to: string): Promise<Uint8Array> {
  return xlsxOf(sheetOf(await changedCells(fixture, header, to), { name: sheetNames.filled }));
}

async function changedCells(fixture: Fixture, header: string, to: string): Promise<string[][]> {
  const rows = writeTemplateCsv(await orderOf(fixture))
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  const at = rows[0]?.findIndex((head) => head.startsWith(`${header} /`)) ?? -1;
  return rows.map((row, index) => (index === 1 ? row.with(at, to) : row));
}

const csvOf = (cells: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(cells.map((row) => row.join(",")).join("\r\n"));

const withoutSpaces = ([head = [], ...rows]: string[][]): string[][] => [
  head.map((cell) => cell.replaceAll(" ", "")),
  ...rows,
];

describe("a template that was given out filled in", () => {
  test("and comes back untouched changes nothing, and says so by its counts too", async () => {
    const fixture = await open();
    const bytes = await writeTemplate(await orderOf(fixture));
    expect(await tryIt(fixture, bytes)).toMatchObject({
      verdict: "applied",
      added: [],
      changed: [],
      unchanged: 3,
    });
  });

  test("is applied with the counts of its dry run, also in the list of uploads", async () => {
    const fixture = await open();
    const bytes = await changed(fixture, "집행액", "15");
    const { added, changed: tried, unchanged } = await tryIt(fixture, bytes);
    const outcome = await fixture.send(bytes);
    expect(outcome).toMatchObject({
      kind: "applied",
      tally: { added: added.length, changed: tried.length, unchanged },
      upload: { outcome: { postings: 1 } },
    });
  });

  test.each([
    ["one of three projects", 1, "note", "applied"],
    ["most projects", 2, "hold", "held"],
  ])(
    "that changes the spending of %s under its old day is told of it",
    async (_, count, consequence, verdict) => {
      const fixture = await open();
      const cells = await changedCells(fixture, "집행액", "15");
      const at = cells[0]?.findIndex((head) => head.startsWith("집행액 /")) ?? -1;
      const all = cells.map((row, index) => (index > 1 && index <= count ? row.with(at, "16") : row));
      const preview = await tryIt(fixture, csvOf(all));
      expect(preview.verdict).toBe(verdict);
      const unchanged = ({ code }: { readonly code: string }) => code === "template-day-unchanged";
      expect(preview.findings.filter(unchanged)).toMatchObject([
        { consequence, row: 2, value: "2020-10-31" },
      ]);
      const day = cells[0]?.findIndex((head) => head.startsWith("기준일 /")) ?? -1;
      const dated = all.map((row, index) => (index > 0 ? row.with(day, "2020-11-30") : row));
      expect((await tryIt(fixture, csvOf(dated))).findings.filter(unchanged)).toEqual([]);
    },
  );

  test("counts the one row whose open cell was changed", async () => {
    const fixture = await open();
    const preview = await tryIt(fixture, await changed(fixture, "집행액", "15"));
    expect(preview).toMatchObject({ verdict: "applied", changed: [{ name: "사업 0" }], unchanged: 2 });
  });

  test.each([
    ["예산액", "200000000", "100,000,000"],
    ["사업명", "다른 사업", "사업 0"],
    ["부서", "도로과", "사회적경제과"],
    ["예산액", "", "100,000,000"],
  ])(
    "asks about a locked cell of %s, by row and column, with what it was and is",
    async (column, to, was) => {
      const fixture = await open();
      const preview = await tryIt(fixture, await changed(fixture, column, to));
      const found = preview.findings.filter(({ code }) => code === "locked-cell-changed");
      expect(preview.verdict).toBe("held");
      expect(found).toMatchObject([{ row: 2, column }]);
      expect(found[0]?.ko).toContain(was);
    },
  );

  test.each([
    ["as CSV", (cells: string[][]) => csvOf(cells)],
    ["as CSV with the spaces of its headers gone", (cells: string[][]) => csvOf(withoutSpaces(cells))],
    [
      "as a workbook that was saved from the CSV",
      (cells: string[][]) => xlsxOf(sheetOf(cells, { name: "서식" })),
    ],
  ])("is known %s, too: a budget that was changed by one won is asked about", async (_, bytesOf) => {
    const fixture = await open();
    const cells = await changedCells(fixture, "예산액", "100000001");
    const preview = await tryIt(fixture, await bytesOf(cells));
    const found = preview.findings.filter(({ code }) => code === "locked-cell-changed");
    expect(preview.verdict).toBe("held");
    expect(found).toMatchObject([{ row: 2, column: "예산액", value: "100,000,001" }]);
    const untouched = csvOf(await changedCells(fixture, "집행액", "10"));
    expect(await tryIt(fixture, untouched)).toMatchObject({ verdict: "applied", changed: [], unchanged: 3 });
  });

  test("with mistakes of several kinds is told all of them at once, by the dry run and when it is sent", async () => {
    const fixture = await open();
    const cells = await changedCells(fixture, "집행액", "123x4");
    const at = (header: string): number =>
      cells[0]?.findIndex((head) => head.startsWith(`${header} /`)) ?? -1;
    const all = cells.map((row, index) =>
      index === 2 ? row.with(at("부서"), "도로과") : index === 3 ? row.with(at("예산액"), "100000001") : row,
    );
    const bytes = csvOf([...all, []]);
    const places = [
      { row: 2, column: "집행액 / expenditure", value: "123x4" },
      { row: 3, column: "부서", value: "도로과" },
      { row: 4, column: "예산액", value: "100,000,001" },
    ];
    const preview = await tryIt(fixture, bytes);
    expect(preview.verdict).toBe("rejected");
    expect(preview.findings).toMatchObject(places);
    const outcome = await fixture.send(bytes, { fileName: "서식.csv" });
    expect(outcome).toMatchObject({ kind: "rejected", findings: places });
    // It is refused for what it says by itself: that alone is kept, as it was before.
    expect(outcome.upload.outcome).toMatchObject({ findings: [places[0]], findingCount: 1 });
  });

  test("asks about a row that was not in it", async () => {
    const fixture = await open();
    const preview = await tryIt(fixture, await changed(fixture, "사업코드", "Z9"));
    expect(preview.verdict).toBe("held");
    expect(preview.findings.map(({ code }) => code)).toContain("locked-row-unknown");
  });
});
