/**
 * The report as a workbook: every table on a sheet of its own, in whole won, with a sheet that adds every total
 * up again by formula and one to draw charts from. The same report gives the same bytes.
 */
import { type Cell, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { PrintedReport, ReportBar, ReportTable } from "../domain/report/report-table.ts";
import { formatPercent, type Fraction } from "../domain/values/fraction.ts";
import { barText } from "./printed/bar-text.ts";
import { checkSheet } from "./xlsx-checks.ts";
import { heightOfText, sharedTexts, withRows } from "./xlsx-rows.ts";
import { addressesOf, placeKey, sheetNames, tableSheet } from "./xlsx-table.ts";
import { type ArchivePart, packedArchive, unpackedArchive } from "./zip-archive.ts";

/** In characters. */
const coverWidth = 80;
const titleStyle = { font: { bold: true, size: 16 } } as const;
const wrapped = { alignment: { wrapText: true, vertical: "top" } } as const;

export async function xlsxReport(report: PrintedReport): Promise<Uint8Array> {
  const tables = report.sections.flatMap((section) => section.tables);
  const names = sheetNames(tables);
  const sheets = tables.map((table, at) => ({ table, name: names[at] ?? table.id }));
  const moment = new Date(report.takenAt);
  const workbook = await writeXlsx({
    sheets: [
      coverSheet(report),
      ...sheets.map(({ table, name }) => tableSheet(table, name, report)),
      checkSheet(sheets),
      chartSheet(report.sections.flatMap(({ bars }) => bars)),
    ],
    namedRanges: keyCells(sheets),
    properties: { title: report.title.ko, creator: report.officeName, created: moment, modified: moment },
  });
  // Written again with the rows, and without the moment of writing, which archives keep beside each part.
  return packedArchive(completedWorkbook(unpackedArchive(workbook), tables));
}

/** The sheet of the cover stands before those of the tables, and sheets count from 1. */
const firstTableSheet = 2;

function completedWorkbook(parts: readonly ArchivePart[], tables: readonly ReportTable[]): ArchivePart[] {
  const textsPart = "xl/sharedStrings.xml";
  const texts = sharedTexts(textOf(parts.find(({ name: part }) => part === textsPart)));
  const tableOf = new Map(
    tables.map((table, at) => [`xl/worksheets/sheet${firstTableSheet + at}.xml`, table]),
  );
  const completed = parts.map((part) => {
    const table = tableOf.get(part.name);
    if (table !== undefined) return partOf(part.name, withRows(textOf(part), table, texts));
    return part.name === "xl/workbook.xml" ? partOf(part.name, withQuotedNames(textOf(part))) : part;
  });
  return completed.map((part) => (part.name === textsPart ? partOf(textsPart, texts.part()) : part));
}

/** Excel repairs a workbook whose areas to print name a sheet with spaces and no quotes, as the library writes them. */
function withQuotedNames(xml: string): string {
  return xml.replace(
    /(<definedName [^>]*>)([^<'!]+)!/g,
    (_, open: string, sheet: string) => `${open}'${sheet}'!`,
  );
}

function textOf(part: ArchivePart | undefined): string {
  return new TextDecoder().decode(part?.bytes);
}

function partOf(part: string, xml: string): ArchivePart {
  return { name: part, bytes: new TextEncoder().encode(xml) };
}

/** `계_예산`, `계_집행`, `계_집행률`: the whole in three names, for formulas of the reader's own. */
function keyCells(
  sheets: readonly { readonly table: ReportTable; readonly name: string }[],
): { name: string; range: string }[] {
  const status = sheets.find(({ table }) => table.id === "budget-status");
  const total = status?.table.rows.findIndex(({ rank }) => rank === "total") ?? -1;
  if (status === undefined || total < 0) return [];
  return Object.entries({ 계_예산: "budget", 계_집행: "spent", 계_집행률: "rate" }).flatMap(([name, key]) => {
    const column = status.table.columns.findIndex((each) => each.key === key);
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(addressesOf(status.table)(total, column)) ?? [];
    return column < 0 ? [] : [{ name, range: `'${status.name}'!$${letters}$${row}` }];
  });
}

function coverSheet(report: PrintedReport): WriteSheet {
  const { title, sections, unit } = report;
  const lines = [
    title.ko,
    // The unit of the printed report is not that of a workbook, which the next line says.
    ...report.face.map((row) => row.filter((part) => part !== `단위: ${unit}`).join(" · ")),
    `이 통합 문서의 표는 모두 원 단위이고, 이 시트의 글은 ${unit} 단위로 반올림한 것입니다.`,
    "",
    ...sections
      .filter(({ paragraphs }) => paragraphs.length > 0)
      .flatMap(({ title: heading, paragraphs, remarks }) => [
        `□ ${heading.ko}`,
        ...paragraphs.map((text) => `○ ${text}`),
        ...remarks.map((text) => `― ${text}`),
        "",
      ]),
  ];
  return {
    name: "표지",
    rows: [],
    columns: [{ width: coverWidth }],
    cells: new Map(
      lines.map((line, at): [string, Partial<Cell>] => [
        placeKey(at, 0),
        { value: line, style: at === 0 ? titleStyle : wrapped },
      ]),
    ),
    rowDefs: new Map(
      lines.map((line, at) => [at, { height: at === 0 ? 26 : heightOfText(line, coverWidth) }]),
    ),
    pageSetup: { paperSize: "a4", orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

const name = "차트자료";
const heads = ["구분", "집행률", "기대 집행률", "연말 목표"];
const seriesColors = ["3B6FB5", "7F7F7F", "C62828"];

/** 차트자료: rates beside what was expected and what is to be reached, and a chart of them. */
function chartSheet(bars: readonly ReportBar[]): WriteSheet {
  const rows = bars.map(({ label, rate, expected, target }): CellValue[] => [
    label,
    shareOf(rate),
    shareOf(expected),
    shareOf(target),
  ]);
  const last = rows.length + 1;
  return {
    name,
    rows: [heads, ...rows],
    columns: [{ width: 36 }, ...heads.slice(1).map(() => ({ width: 14, numFmt: "0.0%" }))],
    freezePane: { rows: 1 },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
    charts:
      rows.length === 0
        ? []
        : [
            {
              type: "bar",
              title: "집행률과 목표",
              altText: barText(bars),
              barGrouping: "clustered",
              legend: "bottom",
              anchor: { from: { row: 1, col: 5 }, to: { row: 28, col: 15 } },
              series: seriesColors.map((color, at) => {
                const column = ["B", "C", "D"][at] ?? "B";
                return {
                  name: heads[at + 1] ?? "",
                  categories: `'${name}'!$A$2:$A$${last}`,
                  values: `'${name}'!$${column}$2:$${column}$${last}`,
                  color,
                };
              }),
            },
          ],
  };
}

function shareOf(share: Fraction | null): number | null {
  return share === null ? null : Number(`${formatPercent(share, 1)}e-2`);
}
