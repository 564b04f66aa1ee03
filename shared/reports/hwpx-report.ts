/**
 * The report as HWPX (KS X 6101), the format that offices edit and councils are sent. kordoc writes the
 * document in the style of official papers; where it has a mark, our paragraphs and tables are put.
 */
import { Buffer } from "node:buffer";
import { markdownToHwpx } from "kordoc";
import type { PrintedReport, ReportSection, ReportTable } from "../domain/report/report-table.ts";
import { type HwpxStyles, withStyles } from "./hwpx-styles.ts";
import { BarPictures, barTable, pictureColumn } from "./bar-table.ts";
import { completedPackage, type TextPart } from "./hwpx-package.ts";
import { escaped, hwpxTable, type TablePlace } from "./hwpx-table.ts";
import { hasMoney, printedNotes, type NumberedSection, numberedSections } from "./printed/printed-table.ts";
import { type ArchivePart, packedArchive, unpackedArchive } from "./zip-archive.ts";

/** In millimetres: wide enough for ten columns. */
const margins = { top: 15, bottom: 15, left: 15, right: 15 };

export async function hwpxReport(report: PrintedReport): Promise<Uint8Array> {
  const blocks: Block[] = [];
  const pictures = new BarPictures();
  const sections = numberedSections(report.sections);
  const markdown = [
    `# ${report.title.ko}`,
    ...sections.flatMap(({ section, heading }, at) => [
      `## ${heading}`,
      ...marksOf(section, report, blocks, pictures),
      // Behind the page for councillors: who reads on looks for where.
      ...(at === 0 ? [markOf((styles) => contentsList(styles, sections), blocks)] : []),
    ]),
  ].join("\n\n");
  const [sender = [], days = []] = report.face;
  const draft = await markdownToHwpx(markdown, {
    gongmun: {
      preset: "report",
      bodyPt: 12,
      cover: false,
      toc: false,
      h2Marker: "none",
      pageNumbers: true,
      margins,
      reportInfo: sender.join(" · "),
      summary: days.join(" · "),
    },
  });
  const parts = textsOf(unpackedArchive(new Uint8Array(draft)));
  // Half an inch for a running head that there is none of would be lost on every page.
  const paged = textOf(parts, "Contents/section0.xml").replace(
    'header="3600" footer="3600"',
    'header="0" footer="2000"',
  );
  const numbered = withNumbers(paged, sections);
  const styled = withStyles(withKeptHeadings(textOf(parts, "Contents/header.xml"), numbered, sections));
  const replaced = new Map([
    ["Contents/header.xml", styled.header],
    ["Contents/section0.xml", withBlocks(numbered, blocks, styled.styles)],
    ["Preview/PrvText.txt", textOf(parts, "Preview/PrvText.txt").replaceAll(/⟦\d+⟧\s*/g, "")],
  ]);
  const written = parts.map(({ name, text }) => ({ name, text: replaced.get(name) ?? text }));
  const completed = completedPackage(written, pictures.parts, report);
  return packedArchive(
    [...completed.map(({ name, text }) => ({ name, bytes: Buffer.from(text, "utf8") })), ...pictures.parts],
    "mimetype",
  );
}

type Block = (styles: HwpxStyles, number: number) => string;

/** A mark for each block of ours; `blocks` takes what is to stand there. */
function marksOf(
  section: ReportSection,
  report: PrintedReport,
  blocks: Block[],
  pictures: BarPictures,
): string[] {
  const mark = (block: Block): string => markOf(block, blocks);
  // The front page holds all that it says on one page.
  const isFront = section.part === "front";
  const [size, lesser, align] = isFront ? ([10, 9, "front-item"] as const) : ([11, 10, "item"] as const);
  return [
    ...section.paragraphs.map((text) =>
      mark((styles) => paragraph(styles, `○ ${text}`, styles.char(size, false), align)),
    ),
    ...section.remarks.map((text) =>
      mark((styles) => paragraph(styles, `― ${text}`, styles.char(lesser, false), align)),
    ),
    ...(section.bars.length === 0
      ? []
      : [
          mark((styles, number) => {
            const rows = section.bars.map((bar) => pictures.put(bar));
            const place = { number, isFront, pictures: { column: pictureColumn, rows } };
            return tableBlock(barTable(section.bars), report, styles, place);
          }),
        ]),
    ...section.tables
      .filter(({ isDataOnly }) => !isDataOnly)
      .map((table) =>
        mark((styles, number) => tableBlock(table, report, styles, { number, isFront, pictures: null })),
      ),
  ];
}

function markOf(block: Block, blocks: Block[]): string {
  return `⟦${blocks.push(block) - 1}⟧`;
}

function contentsList(styles: HwpxStyles, sections: readonly NumberedSection[]): string {
  return [
    // The page for councillors is theirs alone.
    paragraph(styles, "□ 차례", styles.char(11, true), "title").replace("<hp:p ", '<hp:p pageBreak="1" '),
    ...sections.map(({ heading }) => paragraph(styles, heading, styles.char(10, false), "item")),
  ].join("");
}

/** kordoc takes the number of a heading for an item's and leaves it out. @throws RangeError when a heading is gone. */
function withNumbers(body: string, sections: readonly NumberedSection[]): string {
  let from = 0;
  let numbered = body;
  for (const { section, heading } of sections) {
    const [whole, bare] = [heading, section.title.ko].map((text) => `<hp:t>${escaped(text)}</hp:t>`);
    const found = [whole, bare]
      .flatMap((text) => (text === undefined ? [] : [{ text, at: numbered.indexOf(text, from) }]))
      .find(({ at }) => at >= 0);
    if (found === undefined || whole === undefined)
      throw new RangeError(`The heading ${heading} found no place: kordoc has changed`);
    numbered = numbered.slice(0, found.at) + whole + numbered.slice(found.at + found.text.length);
    from = found.at + whole.length;
  }
  return numbered;
}

/** No heading stands alone at the end of a page. */
function withKeptHeadings(header: string, body: string, sections: readonly NumberedSection[]): string {
  const shapes = sections.map(({ heading }) => {
    const at = body.indexOf(`<hp:t>${escaped(heading)}</hp:t>`);
    return /^<hp:p paraPrIDRef="(\d+)"/.exec(body.slice(body.lastIndexOf("<hp:p ", at)))?.[1];
  });
  return header.replaceAll(/<hh:paraPr id="(\d+)"[^]*?<\/hh:paraPr>/g, (shape, id: string) =>
    shapes.includes(id) ? shape.replace('keepWithNext="0"', 'keepWithNext="1"') : shape,
  );
}

function tableBlock(
  table: ReportTable,
  { unit }: PrintedReport,
  styles: HwpxStyles,
  place: TablePlace,
): string {
  const host = `<hp:p paraPrIDRef="${styles.para("left")}" styleIDRef="0"><hp:run charPrIDRef="${styles.char(7, false)}">${hwpxTable(table, styles, place)}</hp:run></hp:p>`;
  return [
    paragraph(styles, `□ ${table.title.ko}`, styles.char(11, true), place.isFront ? "front-title" : "title"),
    ...(hasMoney(table) ? [paragraph(styles, `(단위: ${unit})`, styles.char(9, false), "unit")] : []),
    host,
    ...printedNotes(table).map((note) => paragraph(styles, note, styles.char(9, false), "note")),
  ].join("");
}

function paragraph(
  styles: HwpxStyles,
  text: string,
  char: number,
  align: Parameters<HwpxStyles["para"]>[0],
): string {
  return `<hp:p paraPrIDRef="${styles.para(align)}" styleIDRef="0"><hp:run charPrIDRef="${char}"><hp:t>${escaped(text)}</hp:t></hp:run></hp:p>`;
}

/** @throws RangeError when a mark is gone: a report without one of its tables would look whole. */
function withBlocks(body: string, blocks: readonly Block[], styles: HwpxStyles): string {
  let found = 0;
  const replaced = body.replace(
    /<hp:p [^>]*>(?:<hp:run [^>]*>)<hp:t>⟦(\d+)⟧<\/hp:t><\/hp:run><\/hp:p>/g,
    (_, number: string) => {
      found += 1;
      const at = Number.parseInt(number, 10);
      return blocks[at]?.(styles, at) ?? "";
    },
  );
  if (found !== blocks.length)
    throw new RangeError(`${found} of ${blocks.length} blocks found their place: kordoc has changed`);
  return replaced;
}

/** kordoc writes nothing but text. */
function textsOf(parts: readonly ArchivePart[]): TextPart[] {
  const decoder = new TextDecoder();
  return parts.map(({ name, bytes }) => ({ name, text: decoder.decode(bytes) }));
}

function textOf(parts: readonly TextPart[], name: string): string {
  const part = parts.find((each) => each.name === name);
  if (part === undefined) throw new RangeError(`kordoc wrote no ${name}: it has changed`);
  return part.text;
}
