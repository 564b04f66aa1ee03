/**
 * The report as a workbook: every table on a sheet of its own, in whole won, with a sheet that adds every total
 * up again by formula and one to draw charts from. The same report gives the same bytes.
 */
import { type Cell, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { CouncilReport } from "../domain/report/council-report.ts";
import { printedDay } from "../domain/report/report-context.ts";
import { chartSheet } from "./xlsx-chart.ts";
import { checkSheet } from "./xlsx-checks.ts";
import { heightOfText, placeKey, sheetNames, tableSheet } from "./xlsx-table.ts";
import { packedArchive, unpackedArchive } from "./zip-archive.ts";

/** In characters. */
const coverWidth = 80;
const titleStyle = { font: { bold: true, size: 16 } } as const;
const wrapped = { alignment: { wrapText: true, vertical: "top" } } as const;

export async function xlsxReport(report: CouncilReport): Promise<Uint8Array> {
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
    properties: { title: report.title.ko, creator: report.officeName, created: moment, modified: moment },
  });
  // Written again without the moment of writing, which archives keep beside each part.
  return packedArchive(unpackedArchive(workbook).map((part) => ({ ...part, isStored: false })));
}

function coverSheet({ title, officeName, snapshot, sections, unit }: CouncilReport): WriteSheet {
  const lines = [
    title.ko,
    `${officeName} · 기준일 ${printedDay(snapshot.asOf)} · 제${snapshot.version}판`,
    `이 통합 문서의 금액은 모두 원 단위입니다(문서 형식의 보고서는 ${unit} 단위).`,
    "",
    ...sections.flatMap((section) => [`[${section.title.ko}]`, ...section.paragraphs, ""]),
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
