/**
 * Pages printed anew, with nothing on them but text, lines, clips and pictures where they were seen. The reader of documents takes a page as
 * its program wrote it, turned or cut; this one says the same plainly.
 */
import { Buffer } from "node:buffer";
import type { Box } from "./lines.ts";
import type { PageDrawing } from "./page-drawing.ts";
import type { PlacedText } from "./placed-text.ts";

export interface PrintedPage extends PageDrawing {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  /** Whether it is shown otherwise than it lies in the file. */
  readonly isMoved: boolean;
  readonly hasStruck: boolean;
}

export function plainPrint(pages: readonly PrintedPage[]): Uint8Array {
  const fonts = [...new Set(pages.flatMap(({ texts }) => texts.map(({ font }) => font)))];
  const firstPage = 4 + 2 * fonts.length;
  const resources = fonts.map((_, at) => `/F${at} ${4 + 2 * at} 0 R /G${at} ${4 + 2 * at} 0 R`).join(" ");
  const kids = pages.map((_, at) => `${firstPage + 2 * at} 0 R`).join(" ");
  return assembled([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    streamOf(signs),
    ...fonts.flatMap((font, at) => fontOf(font, 5 + 2 * at)),
    ...pages.flatMap(({ width, height, ...page }, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << ${resources} >> >> /Contents ${firstPage + 2 * at + 1} 0 R >>`,
      streamOf(contentOf(page, fonts)),
    ]),
  ]);
}

/** Glyph n is UTF-16 code unit n. */
const signs =
  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end";

/** Every sign is as wide as it is high; each text is narrowed to its own width. */
function fontOf(font: string, descendant: number): readonly string[] {
  const name = `/${font.replaceAll(/[^\w+-]/g, "") || "Text"}`;
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode 3 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
  ];
}

function streamOf(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

function contentOf(
  { texts, lines, clips, pictures }: Pick<PrintedPage, "texts" | "lines" | "clips" | "pictures">,
  fonts: readonly string[],
): string {
  return [
    ...clips.map((clip) => `q ${areaOf(clip)} re W n Q`),
    ...lines.map(
      ({ left, low, right, high, isFilled }) =>
        `${placed(left, low)} m ${placed(right, high)} l ${isFilled ? "f" : "S"}`,
    ),
    ...pictures.map(
      ({ left, low, right, high }) =>
        `q ${placed(right - left, 0)} ${placed(0, high - low)} ${placed(left, low)} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0080 EI Q`,
    ),
    // Two names of one font keep what stands side by side apart: columns may nearly touch.
    ...texts.map(({ text, x, y, width, size, turn: [cosine, sine], font }, at) => {
      const narrowed = (100 * width) / (text.length * size);
      const codes = Buffer.from(text, "utf16le").swap16().toString("hex");
      return `BT /${at % 2 === 0 ? "F" : "G"}${fonts.indexOf(font)} ${size.toFixed(2)} Tf ${narrowed.toFixed(3)} Tz ${placed(cosine, sine)} ${placed(-sine, cosine)} ${placed(x, y)} Tm <${codes}> Tj ET`;
    }),
  ].join("\n");
}

function areaOf({ left, low, right, high }: Box): string {
  return `${placed(left, low)} ${placed(right - left, high - low)}`;
}

function placed(x: number, y: number): string {
  return `${x.toFixed(3)} ${y.toFixed(3)}`;
}

function assembled(objects: readonly string[]): Uint8Array {
  const offsets: number[] = [];
  let all = "%PDF-1.7\n";
  for (const [at, object] of objects.entries()) {
    offsets.push(all.length);
    all += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const count = objects.length + 1;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${all.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(all + end, "latin1"));
}
