/**
 * The report as PDF, to file, to print and to be read aloud: with its own Korean font inside, contents, page numbers, a chart, table
 * headers on every page and the structure of all of it. The same report gives the same bytes.
 */
import PdfDocument from "pdfkit";
import type { CouncilReport } from "../../domain/report/council-report.ts";
import { printedDay } from "../../domain/report/report-context.ts";
import { numberedSections } from "../printed/section-numbers.ts";
import { fillContents, keepContents } from "./contents-layout.ts";
import { bytesOf, drawPages, fontNames } from "./draw-pages.ts";
import { PageFlow, paper, putFooters } from "./page-flow.ts";
import { type Mark, newTag, type Tag } from "./page-marks.ts";
import { type ReportFonts, withoutShaping } from "./pdf-fonts.ts";
import { putSection } from "./section-layout.ts";
import { type WidthOf, widthsBy } from "./text-lines.ts";
import { putTitle } from "./title-layout.ts";

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
