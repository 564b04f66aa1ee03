/**
 * A bar of execution as a picture for documents: what is spent of the budget, a tick where it was expected to be and one at the
 * target. It has no words, so that no font decides how it looks: the numbers stand beside it, and in its alternative text.
 */
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";
import type { ReportBar } from "../domain/report/report-table.ts";
import { type Fraction, fraction, multiply, roundHalfUp } from "../domain/values/fraction.ts";

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
