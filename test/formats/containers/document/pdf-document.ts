// A PDF written by hand: text that can be selected, tables with ruled lines, a page break between blocks.
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { type Block, blocksOf } from "./documents.ts";

const [left, right, top, bottom] = [50, 550, 800, 60];
const [lineHeight, rowHeight, ascent] = [16, 18, 12];

export interface PdfShape {
  /** Pages of nothing but the first line, before the others. */
  readonly extraPages?: number;
  /** An object more, such as a stream that swells, from its number 6 on. */
  readonly object?: string | Buffer;
  readonly trailer?: string;
  /** Entries more of the document itself, such as its layers. */
  readonly catalog?: string;
  /** Entries more of each page. */
  readonly page?: string;
  /** Resources more of each page: `/XObject << /I 6 0 R >>`. */
  readonly resources?: string;
  /** Drawn on the first page, behind all else. */
  readonly drawn?: readonly string[];
  /** How far the text of a cell is moved to the right, of a column so wide. */
  readonly shift?: (text: string, width: number) => number;
  /** What further pages hold. */
  readonly more?: readonly (readonly string[])[];
}

export function pdfOf(
  text: string,
  {
    extraPages = 0,
    object = "null",
    trailer = "",
    catalog = "",
    page: entries = "",
    resources = "",
    drawn: behind = [],
    more = [],
    shift = () => 0,
  }: PdfShape = {},
): Uint8Array {
  const [first = ""] = text.split("\n");
  const extra = Array.from({ length: extraPages }, () => [shown(left, top, first)]);
  const pages = [...extra, ...pagesOf(blocksOf(text), shift), ...more].map((drawn, at) =>
    stream(Buffer.from([...drawn, ...(at === 0 ? behind : [])].join("\n"))),
  );
  const kids = pages.map((_, at) => `${7 + 2 * at} 0 R`).join(" ");
  return assembled(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
      "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [0 255 500] /FontDescriptor << /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>",
      stream(Buffer.from(toUnicode)),
      object,
      ...pages.flatMap((page, at) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${entries} /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents ${8 + 2 * at} 0 R >>`,
        page,
      ]),
    ],
    trailer,
  );
}

/** Glyph n is UTF-16 code unit n. */
const toUnicode =
  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end";

function stream(bytes: Buffer): Buffer {
  const packed = deflateSync(bytes);
  const head = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]);
}

function assembled(objects: readonly (string | Buffer)[], trailer: string): Uint8Array {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let at = 9;
  for (const [number, object] of objects.entries()) {
    const chunk = Buffer.concat([
      Buffer.from(`${number + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from("\nendobj\n"),
    ]);
    offsets.push(at);
    chunks.push(chunk);
    at += chunk.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF`;
  return Buffer.concat([...chunks, Buffer.from(end)]);
}

/** A table that does not fit goes on over the page, as a printer parts it. */
function pagesOf(
  blocks: readonly Block[],
  shift: NonNullable<PdfShape["shift"]>,
): readonly (readonly string[])[] {
  const pages: string[][] = [[]];
  let y = top;
  const draw = (height: number, drawn: (at: number) => readonly string[]) => {
    if (y - height < bottom) {
      pages.push([]);
      y = top;
    }
    pages.at(-1)?.push(...drawn(y));
    y -= height;
  };
  for (const block of blocks) {
    if (typeof block === "string") draw(lineHeight, (at) => [shown(left, at, block)]);
    else {
      const fitting = Math.max(2, Math.floor((y - bottom) / rowHeight) - 1);
      const parts = [block.slice(0, fitting), block.slice(fitting)].filter((part) => part.length > 0);
      for (const part of parts) draw((part.length + 1) * rowHeight, (at) => ruled(part, at, shift));
    }
  }
  return pages;
}

/** Every cell has its four lines; a merged one is drawn with its other places blank. */
function ruled(
  table: Exclude<Block, string>,
  y: number,
  shift: NonNullable<PdfShape["shift"]>,
): readonly string[] {
  const columns = table[0]?.length ?? 1;
  const width = (right - left) / columns;
  const foot = y + ascent - table.length * rowHeight;
  const across = Array.from({ length: table.length + 1 }, (_, row) => {
    const at = y + ascent - row * rowHeight;
    return `${left} ${at} m ${right} ${at} l S`;
  });
  const down = Array.from({ length: columns + 1 }, (_, column) => {
    const at = left + column * width;
    return `${at} ${y + ascent} m ${at} ${foot} l S`;
  });
  const texts = table.flatMap((row, at) =>
    row.map((cell, column) => {
      const { text = "" } = cell ?? {};
      return shown(left + column * width + 3 + shift(text, width), y - at * rowHeight, text);
    }),
  );
  return [...across, ...down, ...texts];
}

export function shown(x: number, y: number, text: string, size = 9): string {
  const codes = Buffer.from(text, "utf16le").swap16().toString("hex");
  return text === "" ? "" : `BT /F1 ${size} Tf ${x} ${y} Td <${codes}> Tj ET`;
}
