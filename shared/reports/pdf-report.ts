/**
 * The report as PDF, to file and to print: with its own Korean font inside, a table of contents, page numbers,
 * bars of execution against target, and table headers on every page. The same report gives the same bytes.
 */
import pdfmake from "pdfmake";
import type { CanvasElement, Content, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { CouncilReport } from "../domain/report/council-report.ts";
import { printedDay } from "../domain/report/report-context.ts";
import type { ReportBar } from "../domain/report/report-table.ts";
import { formatPercent, fraction, type Fraction, multiply, roundHalfUp } from "../domain/values/fraction.ts";
import { type ReportFonts, useReportFonts } from "./pdf-fonts.ts";
import { barLines, pdfTable, tableLines } from "./pdf-table.ts";
import { printedNotes } from "./printed-table.ts";
import { type NumberedSection, numberedSections } from "./section-numbers.ts";

/** In points: A4 is 595 wide. */
const margin = 42;

export async function pdfReport(report: CouncilReport, fonts: ReportFonts): Promise<Uint8Array> {
  useReportFonts(fonts);
  pdfmake.setTableLayouts({
    report: tableLines,
    bars: barLines,
    face: { ...tableLines, hLineWidth: () => 0.5 },
  });
  const bytes = await pdfmake.createPdf(documentOf(report)).getBuffer();
  return new Uint8Array(bytes);
}

function documentOf(report: CouncilReport): TDocumentDefinitions {
  const { title, officeName, snapshot, takenAt, sections } = report;
  const day = printedDay(snapshot.asOf);
  const [front, ...others] = numberedSections(sections);
  return {
    pageSize: "A4",
    pageMargins: [margin, 30, margin, 44],
    // For archives: fonts and the meaning of colours are inside. Readers take the text out as it was written.
    version: "1.7",
    subset: "PDF/A-2b",
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
      stack: [
        { text: `- ${page} / ${pages} -`, alignment: "center", fontSize: 8 },
        {
          text: `${officeName} · ${day} 기준 제${snapshot.version}판`,
          alignment: "center",
          fontSize: 7,
          color: "#555555",
        },
      ],
      margin: [margin, 12, margin, 0],
    }),
    styles: {
      chapter: { fontSize: 14, bold: true, margin: [0, 12, 0, 4] },
      tableTitle: { fontSize: 10, bold: true, margin: [0, 3, 0, 0] },
    },
    // A heading alone at the foot of a page goes with what it heads.
    pageBreakBefore: ({ headlineLevel }, around) =>
      headlineLevel === 1 && around.getFollowingNodesOnPage().length < 4,
    content: [
      { text: title.ko, fontSize: 19, bold: true, alignment: "center", margin: [0, 0, 0, 4] },
      faceTable(report),
      ...(front === undefined ? [] : sectionContent(front, report)),
      {
        toc: { title: { text: "차례", bold: true, fontSize: 12, margin: [0, 0, 0, 4] }, outlines: true },
        pageBreak: "before",
        margin: [0, 0, 0, 8],
      },
      ...others.flatMap((section) => sectionContent(section, report)),
    ],
  };
}

function faceTable(report: CouncilReport): Content {
  return {
    fontSize: 8.5,
    layout: "face",
    margin: [0, 0, 0, 2],
    table: {
      widths: ["*", "*", "*"],
      body: report.face.map((texts) => texts.map((text) => ({ text }))),
    },
  };
}

function sectionContent({ section, heading }: NumberedSection, report: CouncilReport): Content[] {
  const tables = section.tables.filter(({ isDataOnly }) => !isDataOnly);
  const isFront = section.part === "front";
  const isLong = section.part === "annex";
  return [
    {
      text: heading,
      style: "chapter",
      tocItem: true,
      headlineLevel: 1,
      ...(isFront ? { fontSize: 12, margin: [0, 2, 0, 0] } : {}),
      ...(isLong && heading.startsWith("붙임 1.") ? { pageBreak: "before" } : {}),
    },
    ...section.paragraphs.map((text) => itemLine("○", text, 0)),
    ...section.remarks.map((text) => itemLine("―", text, 12)),
    ...pdfBars(section.bars),
    ...tables.flatMap((table): Content[] => [
      pdfTable(table, report.unit, isFront),
      ...printedNotes(table).map((text): Content => ({ text, fontSize: 8, margin: [0, 2, 0, 0] })),
    ]),
  ];
}

function itemLine(sign: string, text: string, left: number): Content {
  return {
    columns: [
      { text: sign, width: 12 },
      { text, width: "*" },
    ],
    fontSize: left === 0 ? 9.5 : 8.5,
    margin: [left, 0.5, 0, 0.5],
  };
}

/** The whole budget in points; what is above it ends a little behind. */
const barWidth = 240;
const barHeight = 7;
/** Bars of execution: how much of the budget is spent, a tick where it was expected to be, and one at the target. */
function pdfBars(bars: readonly ReportBar[]): Content[] {
  if (bars.length === 0) return [];
  return [
    { text: "□ 집행률과 기대 집행률", style: "tableTitle" },
    {
      fontSize: 8,
      table: { widths: [150, barWidth + 20, 70], dontBreakRows: true, body: bars.map(barRow) },
      layout: "bars",
    },
    {
      text: "막대: 집행률(앞 숫자), 검은 선: 기준일의 기대 집행률(뒤 숫자), 붉은 선: 연말 목표",
      fontSize: 7,
      color: "#555555",
      margin: [0, 1, 0, 0],
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
  return [
    { text: label, alignment: "right" },
    { canvas, margin: [0, 1.5, 0, 0] },
    { text: parts.join(" / ") },
  ];
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
