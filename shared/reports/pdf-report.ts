/**
 * The report as PDF, to file and to print: with its own Korean font inside, a table of contents, page numbers,
 * bars of execution against target, and table headers on every page. The same report gives the same bytes.
 */
import pdfmake from "pdfmake";
import type { CanvasElement, Content, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { CouncilReport } from "../domain/report/council-report.ts";
import { printedDay } from "../domain/report/report-context.ts";
import type { ReportBar, ReportSection } from "../domain/report/report-table.ts";
import { formatPercent, fraction, type Fraction, multiply, roundHalfUp } from "../domain/values/fraction.ts";
import { type ReportFonts, useReportFonts } from "./pdf-fonts.ts";
import { pdfTable, tableLines } from "./pdf-table.ts";
import { printedNotes } from "./printed-table.ts";

/** In points: A4 is 595 wide. */
const margin = 42;

export async function pdfReport(report: CouncilReport, fonts: ReportFonts): Promise<Uint8Array> {
  useReportFonts(fonts);
  pdfmake.setTableLayouts({ report: tableLines });
  const bytes = await pdfmake.createPdf(documentOf(report)).getBuffer();
  return new Uint8Array(bytes);
}

function documentOf(report: CouncilReport): TDocumentDefinitions {
  const { title, officeName, snapshot, unit, takenAt, sections } = report;
  const day = printedDay(snapshot.asOf);
  return {
    pageSize: "A4",
    pageMargins: [margin, margin, margin, margin + 8],
    defaultStyle: { font: "Report", fontSize: 10, lineHeight: 1.15 },
    info: {
      title: `${title.ko} (${officeName}, ${day} 기준)`,
      author: officeName,
      // Of the snapshot and not of today: the file's id is made from it.
      creationDate: new Date(takenAt),
      modDate: new Date(takenAt),
    },
    language: "ko-KR",
    displayTitle: true,
    footer: (page, pages) => ({
      columns: [
        { text: `${officeName} · ${day} 기준 제${snapshot.version}판`, fontSize: 8, color: "#555555" },
        { text: `${page} / ${pages}`, alignment: "right", fontSize: 8, color: "#555555" },
      ],
      margin: [margin, 18, margin, 0],
    }),
    styles: {
      chapter: { fontSize: 14, bold: true, margin: [0, 14, 0, 6] },
      tableTitle: { fontSize: 11, bold: true, margin: [0, 8, 0, 2] },
    },
    // A heading alone at the foot of a page goes with what it heads.
    pageBreakBefore: ({ headlineLevel }, around) =>
      headlineLevel === 1 && around.getFollowingNodesOnPage().length === 0,
    content: [
      { text: title.ko, fontSize: 22, bold: true, alignment: "center", margin: [0, 8, 0, 6] },
      {
        text: `${officeName} · 기준일 ${day} · 단위 ${unit}`,
        alignment: "center",
        fontSize: 11,
        margin: [0, 0, 0, 12],
      },
      {
        toc: { title: { text: "차례", bold: true, fontSize: 12, margin: [0, 0, 0, 4] } },
        margin: [0, 0, 0, 8],
      },
      ...sections.flatMap((section, at) => sectionContent(section, at + 1, report)),
    ],
  };
}

function sectionContent(section: ReportSection, number: number, report: CouncilReport): Content[] {
  const tables = section.tables.filter(({ isDataOnly }) => !isDataOnly);
  return [
    {
      text: `${number}. ${section.title.ko}`,
      style: "chapter",
      tocItem: true,
      headlineLevel: 1,
    },
    ...section.paragraphs.map((text): Content => ({
      columns: [
        { text: "○", width: 12 },
        { text, width: "*" },
      ],
      margin: [0, 1, 0, 1],
    })),
    ...pdfBars(section.bars),
    ...tables.flatMap((table): Content[] => [
      pdfTable(table, report.unit),
      ...printedNotes(table).map((text): Content => ({ text, fontSize: 8, margin: [0, 2, 0, 0] })),
    ]),
  ];
}

/** The whole budget in points; what is above it ends a little behind. */
const barWidth = 240;
const barHeight = 9;
/** More would make a page of bars that says less than the table below it. */
const mostBars = 40;

/** Bars of execution: how much of the budget is spent, a tick where it was expected to be, and one at the target. */
function pdfBars(bars: readonly ReportBar[]): Content[] {
  if (bars.length === 0) return [];
  const shown = bars.slice(0, mostBars);
  const hidden = bars.length - shown.length;
  return [
    { text: "집행률과 목표", style: "tableTitle" },
    {
      fontSize: 8,
      table: { widths: [150, barWidth + 20, 70], dontBreakRows: true, body: shown.map(barRow) },
      layout: "noBorders",
    },
    {
      text: `막대: 집행률, 검은 선: 기준일의 기대 집행률, 붉은 선: 연말 목표${hidden > 0 ? ` · 그 밖의 ${hidden}건은 표에 있음` : ""}`,
      fontSize: 7,
      color: "#555555",
      margin: [0, 2, 0, 4],
    },
  ];
}

function barRow({ label, rate, expected, target }: ReportBar): TableCell[] {
  const canvas: CanvasElement[] = [
    { type: "rect", x: 0, y: 0, w: barWidth, h: barHeight, color: "#eeeeee" },
    ...(rate === null
      ? []
      : [{ type: "rect" as const, x: 0, y: 0, w: pointsOf(rate), h: barHeight, color: "#3b6fb5" }]),
    ...tick(expected, "#000000"),
    ...tick(target, "#c62828"),
  ];
  const parts = [rate, expected].map((share) => (share === null ? "-" : `${formatPercent(share, 1)}%`));
  return [{ text: label, alignment: "right" }, { canvas, margin: [0, 2, 0, 0] }, { text: parts.join(" / ") }];
}

function tick(share: Fraction | null, color: string): CanvasElement[] {
  if (share === null) return [];
  const x = pointsOf(share);
  return [{ type: "line", x1: x, y1: -1, x2: x, y2: barHeight + 1, lineWidth: 1.2, lineColor: color }];
}

/** In tenths of a point, so that the same share is drawn alike everywhere. */
function pointsOf(share: Fraction): number {
  const tenths = roundHalfUp(multiply(share, fraction(BigInt(barWidth) * 10n, 1n)));
  const [least, most] = [0n, BigInt(barWidth + 12) * 10n];
  return Number(tenths < least ? least : tenths > most ? most : tenths) / 10;
}
