/** The picture of a bar, point by point: what a program that shows PNG would see. */
import { crc32 } from "node:zlib";
import { unzlibSync } from "fflate";
import { expect, test } from "vitest";
import { fraction } from "../../shared/domain/values/fraction.ts";
import { barPicture, pictureSize } from "../../shared/reports/bar-table.ts";

const [white, grey, blue, black, red] = ["ffffff", "e4e4e4", "3b6fb5", "000000", "c62828"];
const share = (percent: bigint) => fraction(percent, 100n);

test("half is spent, six tenths were expected, and the target is the whole", () => {
  const colors = middleOf(
    barPicture({ label: "계", rate: share(50n), expected: share(60n), target: share(100n) }),
  );
  expect(runsOf(colors)).toEqual([
    [blue, 250],
    [grey, 50],
    [black, 3],
    [grey, 197],
    [red, 3],
    [white, 29],
  ]);
});

test.each([
  [
    "nothing is reported",
    null,
    null,
    [
      [grey, 500],
      [white, 32],
    ],
  ],
  [
    "nothing is spent",
    0n,
    0n,
    [
      [black, 3],
      [grey, 497],
      [white, 32],
    ],
  ],
  [
    "more came back than was paid",
    -20n,
    10n,
    [
      [grey, 50],
      [black, 3],
      [grey, 447],
      [white, 32],
    ],
  ],
  [
    "twice the budget is spent",
    200n,
    300n,
    [
      [blue, 529],
      [black, 3],
    ],
  ],
])("where %s", (_, rate, expected, runs) => {
  const of = (percent: bigint | null) => (percent === null ? null : share(percent));
  expect(
    runsOf(middleOf(barPicture({ label: "계", rate: of(rate), expected: of(expected), target: null }))),
  ).toEqual(runs);
});

/** The colours of the line in the middle, from left to right; every part's sum is checked. */
function middleOf(png: Uint8Array): string[] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    parts.set(body.subarray(0, 4).toString("latin1"), body.subarray(4));
    at += length + 12;
  }
  expect([...parts.keys()]).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
  const { width, height } = pictureSize;
  const header = parts.get("IHDR");
  expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([width, height]);
  const points = unzlibSync(parts.get("IDAT") ?? new Uint8Array());
  expect(points.length).toBe((width + 1) * height);
  const from = (width + 1) * (height / 2) + 1;
  const colors = parts.get("PLTE")?.toString("hex") ?? "";
  return [...points.subarray(from, from + width)].map((color) => colors.slice(color * 6, color * 6 + 6));
}

function runsOf(colors: readonly string[]): [color: string, points: number][] {
  const runs: [string, number][] = [];
  for (const color of colors) {
    const last = runs.at(-1);
    if (last?.[0] === color) last[1] += 1;
    else runs.push([color, 1]);
  }
  return runs;
}
