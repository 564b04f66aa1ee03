/**
 * The report as PDF, to file, to print and to be read aloud: with its own Korean font inside, contents, page numbers, a chart, table
 * headers on every page and the structure of all of it. The same report gives the same bytes.
 */
import PdfDocument from "pdfkit";
import type { CouncilReport } from "../../domain/report/council-report.ts";
import { printedDay } from "../../domain/report/report-context.ts";
import type { PrintedReport } from "../../domain/report/report-table.ts";
import { numberedSections } from "../printed/printed-table.ts";
import { fillContents, keepContents } from "./contents-layout.ts";
import { bytesOf, drawPages, fontNames } from "./draw-pages.ts";
import { PageFlow, paper, putFooters, baselineIn, bodyWidth } from "./page-flow.ts";
import { type Mark, newTag, type Tag, black, type Line, tagIn, type TextStyle } from "./page-marks.ts";
import { type ReportFonts, withoutShaping } from "./pdf-fonts.ts";
import { putSection } from "./section-layout.ts";
import { type WidthOf, widthsBy, linesOf } from "./text-lines.ts";

export async function pdfReport(report: CouncilReport, fonts: ReportFonts): Promise<Uint8Array> {
  const { title, officeName, figuresDay, takenAt } = report;
  const document = new PdfDocument({
    autoFirstPage: false,
    // No font of the library's own: it would be outside of the file.
    font: "",
    pdfVersion: "1.7",
    // For archives, with structure: fonts and the meaning of colours are inside, and readers take the text out as it was written.
    subset: "PDF/A-2a",
    tagged: true,
    lang: "ko-KR",
    displayTitle: true,
    info: {
      Title: `${title.ko} (${officeName}, ${figuresDay})`,
      Author: officeName,
      // Of the snapshot and not of today: the file's id is made from it.
      CreationDate: new Date(takenAt),
      ModDate: new Date(takenAt),
    },
  });
  document.registerFont(fontNames.regular, withoutShaping(fonts.regular));
  document.registerFont(fontNames.bold, withoutShaping(fonts.bold));
  const widthOf = widthsBy((sign, isBold) => {
    document.font(isBold ? fontNames.bold : fontNames.regular).fontSize(1_000);
    return document.widthOfString(sign) / 1_000;
  });
  document.appendXML(accessibleClaim);
  const { pages, root } = laidReport(report, widthOf);
  drawPages(document, pages, root);
  return bytesOf(document);
}

/** Readable aloud by PDF/UA-1; what an archive does not know of itself is described beside it. */
const accessibleClaim = `
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                    <pdfaProperty:name>part</pdfaProperty:name>
                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                    <pdfaProperty:category>internal</pdfaProperty:category>
                    <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
                </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>`;

interface LaidReport {
  readonly pages: readonly (readonly Mark[])[];
  readonly root: Tag;
}

function laidReport(report: CouncilReport, widthOf: WidthOf): LaidReport {
  const { officeName, figuresDay, unit } = report;
  const root = newTag("Document");
  const flow = new PageFlow();
  const sections = numberedSections(report.sections).map((each, at) => ({
    ...each,
    unit,
    place: `section-${at + 1}`,
  }));
  flow.newPage();
  putTitle(flow, report, root, widthOf);
  const pageOf = new Map<string, number>();
  const [front, ...others] = sections;
  if (front !== undefined) {
    putSection(flow, front, root, widthOf);
    pageOf.set(front.place, 0);
  }
  flow.newPage();
  const rows = keepContents(flow, sections, root);
  for (const each of others) {
    const isFirstAnnex = each.section.part === "annex" && each.heading.startsWith("붙임 1.");
    if (isFirstAnnex && flow.y > paper.top) flow.newPage();
    putSection(flow, each, root, widthOf);
    pageOf.set(each.place, pageOfPlace(flow, each.place));
  }
  fillContents(flow, rows, pageOf, widthOf);
  putFooters(flow, `${officeName} · ${figuresDay}${snapshotWords(report)}`, widthOf);
  return { pages: flow.pages, root };
}

/** Which snapshot a page is of: by its day, too, where that is not the day of the figures. */
function snapshotWords({ snapshot: { asOf, version }, figuresAsOf }: CouncilReport): string {
  return figuresAsOf === asOf ? ` 제${version}판` : `(스냅숏 ${printedDay(asOf)} 제${version}판)`;
}

function pageOfPlace({ pages }: PageFlow, place: string): number {
  return pages.findLastIndex((marks) => marks.some((mark) => mark.kind === "place" && mark.name === place));
}

const titleStyle: TextStyle = { size: 19, isBold: true };
const style: TextStyle = { size: 8.5, isBold: false };
const [titleHeight, lineHeight, padding] = [32, 13, 3];

/** The title of the report, and below it who reports what of which day, in a frame. */
function putTitle(flow: PageFlow, { title, face }: PrintedReport, root: Tag, widthOf: WidthOf): void {
  const { margin } = paper;
  const fit = Math.min(1, bodyWidth / Math.max(1, widthOf(title.ko, titleStyle)));
  const own = { ...titleStyle, size: titleStyle.size * fit };
  flow.put({
    kind: "text",
    text: title.ko,
    x: (paper.width - widthOf(title.ko, own)) / 2,
    baseline: baselineIn(flow.y, titleHeight, own.size),
    style: own,
    color: black,
    tag: tagIn(root, "P"),
  });
  flow.advance(titleHeight);
  const lines: Line[] = [{ from: [margin, flow.y], to: [margin + bodyWidth, flow.y] }];
  for (const texts of face) {
    const width = bodyWidth / Math.max(1, texts.length);
    const cells = texts.map((text) => linesOf(text, width - 2 * padding, style, widthOf));
    const height = Math.max(...cells.map((cell) => cell.length)) * lineHeight + padding;
    for (const [column, cell] of cells.entries()) {
      const x = margin + column * width;
      const tag = tagIn(root, "P");
      for (const [at, text] of cell.entries()) {
        const baseline = baselineIn(flow.y + padding / 2 + at * lineHeight, lineHeight, style.size);
        flow.put({ kind: "text", text, x: x + padding, baseline, style, color: black, tag });
      }
      lines.push({ from: [x, flow.y], to: [x, flow.y + height] });
    }
    lines.push({ from: [margin + bodyWidth, flow.y], to: [margin + bodyWidth, flow.y + height] });
    flow.advance(height);
    lines.push({ from: [margin, flow.y], to: [margin + bodyWidth, flow.y] });
  }
  flow.put({ kind: "lines", lines, thickness: 0.5, color: "#8a8a8a", tag: null });
}
