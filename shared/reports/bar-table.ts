/** The chart of a document: a picture of each bar with its numbers beside it and as its words, for whoever sees none. */
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";
import { column, type ReportBar, type ReportTable, table, text } from "../domain/report/report-table.ts";
import { type Fraction, fraction, multiply, roundHalfUp } from "../domain/values/fraction.ts";
import { escaped } from "./hwpx-table.ts";
import { barText } from "./printed/bar-text.ts";
import type { ArchivePart } from "./zip-archive.ts";

const title = {
  ko: "집행률과 기대 집행률(막대: 집행률, 검은 선: 기대 집행률, 붉은 선: 연말 목표)",
  en: "Rate and expected rate (bar: rate, black line: expected rate, red line: target of the year)",
};
const columns = [
  column("name", "구분", "Name", { kind: "text", width: 18 }),
  column("bar", "집행률", "Rate", { kind: "text", width: 46 }),
  column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 10 }),
  column("expected", "기대 집행률(%)", "Expected rate (%)", { kind: "rate", width: 12 }),
];
/** In 1/7200 inch: as wide as its column less the space around it. */
const picture = { width: 26_600, height: 850 } as const;
export const pictureColumn = 1;

export function barTable(bars: readonly ReportBar[]): ReportTable {
  const rows = bars.map(({ label, rate, expected }) => ({
    rank: "line" as const,
    cells: [
      text(label),
      text(""),
      { kind: "rate" as const, rate, note: null },
      { kind: "rate" as const, rate: expected, note: null },
    ],
  }));
  return { ...table("bars", title, columns, []), rows };
}

/** Of all sections, in the order in which they are told of. */
export class BarPictures {
  readonly #parts: ArchivePart[] = [];

  get parts(): readonly ArchivePart[] {
    return this.#parts;
  }

  /** Keeps the picture of a bar. @returns what refers to it from a run of text. */
  put(bar: ReportBar): string {
    const id = `bar${this.#parts.length + 1}`;
    this.#parts.push({ name: `BinData/${id}.png`, bytes: barPicture(bar) });
    return pictureXml(id, 950_000_000 + this.#parts.length, barText([bar]));
  }
}

/** Shaped as Hancom Office writes pictures that stand in a line as a sign does. */
function pictureXml(id: string, number: number, words: string): string {
  const { width, height } = picture;
  const size = `width="${width}" height="${height}"`;
  const matrix = 'e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"';
  const [wholeWidth, wholeHeight] = [pictureSize.width * 75, pictureSize.height * 75];
  return (
    `<hp:pic id="${number}" zOrder="0" numberingType="PICTURE" textWrap="SQUARE" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" href="" groupLevel="0" instid="${number}" reverse="0">` +
    `<hp:offset x="0" y="0"/><hp:orgSz ${size}/><hp:curSz ${size}/><hp:flip horizontal="0" vertical="0"/>` +
    `<hp:rotationInfo angle="0" centerX="${width / 2}" centerY="${height / 2}" rotateimage="1"/>` +
    `<hp:renderingInfo><hc:transMatrix ${matrix}/><hc:scaMatrix ${matrix}/><hc:rotMatrix ${matrix}/></hp:renderingInfo>` +
    `<hp:imgRect><hc:pt0 x="0" y="0"/><hc:pt1 x="${width}" y="0"/><hc:pt2 x="${width}" y="${height}"/><hc:pt3 x="0" y="${height}"/></hp:imgRect>` +
    `<hp:imgClip left="0" right="${wholeWidth}" top="0" bottom="${wholeHeight}"/><hp:inMargin left="0" right="0" top="0" bottom="0"/>` +
    `<hp:imgDim dimwidth="${wholeWidth}" dimheight="${wholeHeight}"/>` +
    `<hc:img binaryItemIDRef="${id}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/><hp:effects/>` +
    `<hp:sz width="${width}" widthRelTo="ABSOLUTE" height="${height}" heightRelTo="ABSOLUTE" protect="0"/>` +
    '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>' +
    `<hp:outMargin left="0" right="0" top="0" bottom="0"/><hp:shapeComment>${escaped(words)}</hp:shapeComment></hp:pic>`
  );
}

// A bar of execution as a picture for documents: what is spent of the budget, a tick where it was expected to be and one at the
// target. It has no words, so that no font decides how it looks: the numbers stand beside it, and in its alternative text.

/** In points of the picture; the whole budget ends before its edge, so that what is above it is seen. */
export const pictureSize = { width: 532, height: 18 } as const;
const wholeBudget = 500;
const [barTop, barBottom] = [3, 15];
const tickWidth = 3;
const palette = ["#ffffff", "#e4e4e4", "#3b6fb5", "#000000", "#c62828"] as const;
const [background, budget, spent, expectedTick, targetTick] = [0, 1, 2, 3, 4] as const;

/** PNG. */
export function barPicture({ rate, expected, target }: ReportBar): Uint8Array {
  const points = new Uint8Array(pictureSize.width * pictureSize.height).fill(background);
  const fill = (from: number, to: number, top: number, bottom: number, color: number): void => {
    for (let row = top; row < bottom; row++)
      points.fill(color, row * pictureSize.width + from, row * pictureSize.width + to);
  };
  const tick = (share: Fraction | null, color: number): void => {
    if (share === null) return;
    const at = Math.min(pointsOf(share), pictureSize.width - tickWidth);
    fill(at, at + tickWidth, 0, pictureSize.height, color);
  };
  fill(0, wholeBudget, barTop, barBottom, budget);
  if (rate !== null) fill(0, pointsOf(rate), barTop, barBottom, spent);
  tick(target, targetTick);
  tick(expected, expectedTick);
  return png(points);
}

function pointsOf(share: Fraction): number {
  const points = roundHalfUp(multiply(share, fraction(BigInt(wholeBudget), 1n)));
  const most = BigInt(pictureSize.width);
  return Number(points < 0n ? 0n : points > most ? most : points);
}

/** One byte a point, by the palette: ISO/IEC 15948. */
function png(points: Uint8Array): Uint8Array {
  const { width, height } = pictureSize;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a point, by a palette.
  header.set([8, 3], 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++)
    lines.set(points.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const colors = Buffer.from(palette.map((color) => color.slice(1)).join(""), "hex");
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", colors),
    chunk("IDAT", zlibSync(lines, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
