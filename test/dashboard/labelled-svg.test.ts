/** Which rows are drawn, and where lines run. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bottomOf,
  onSheets,
  pathOf,
  topOf,
  wonTicks,
  yearLines,
} from "../../dashboard/logic/curve-points.ts";
import { byQuarter, snapshotName } from "../../dashboard/logic/quarters.ts";
import { rowAfterKey, scrollToRow, visibleRows } from "../../dashboard/logic/visible-rows.ts";

describe("rows in sight", () => {
  test("of 3,000 rows some thirty are drawn, and their room is kept", () => {
    expect(visibleRows({ top: 52_000, height: 600 }, 52, 3_000)).toEqual({
      first: 988,
      end: 1_024,
      above: 51_376,
      below: 102_752,
    });
  });

  test("wherever one scrolls, the rows in sight are drawn and the height stays", () => {
    fc.assert(
      fc.property(
        fc.nat(200_000),
        fc.integer({ min: 1, max: 2_000 }),
        fc.nat(4_000),
        (top, height, total) => {
          const { first, end, above, below } = visibleRows({ top, height }, 52, total);
          expect(above + (end - first) * 52 + below).toBe(total * 52);
          const seen = Math.floor(top / 52);
          expect(seen >= total || (first <= seen && seen < end)).toBe(true);
        },
      ),
    );
  });

  test("a row that is seen whole moves nothing", () => {
    expect(scrollToRow(3, { top: 100, height: 500 }, 52)).toBe(100);
    expect(scrollToRow(0, { top: 100, height: 500 }, 52)).toBe(0);
    expect(scrollToRow(20, { top: 0, height: 520 }, 52)).toBe(572);
  });

  test.each([
    ["ArrowDown", 8],
    ["ArrowUp", 6],
    ["PageDown", 17],
    ["PageUp", 0],
    ["Home", 0],
    ["End", 99],
    ["a", null],
  ])("%s leads from row 7 to %s", (key, to) => {
    expect(rowAfterKey(key, 7, 100, 10)).toBe(to);
  });
});

describe("lines", () => {
  test("a year begins at nothing, and silence is a gap", () => {
    const [begin, first, third, fourth] = [
      { x: 0, y: 0 },
      { x: 1 / 12, y: 0.25 },
      { x: 3 / 12, y: 0.5 },
      { x: 4 / 12, y: 0.75 },
    ];
    expect(yearLines(["25", null, "50", "75"], "100")).toEqual([
      [begin, first],
      [third, fourth],
    ]);
    expect(yearLines([null, null, "50", null], "100")).toEqual([[begin], [third]]);
    expect(yearLines([null, null], "100")).toEqual([]);
  });

  test("the greatest amount is exact beyond what numbers hold", () => {
    expect(topOf(["90071992547409931", null, "90071992547409932"])).toBe("90071992547409932");
    expect(topOf([null])).toBe("1");
    expect(bottomOf(["5", null, "-90071992547409931"])).toBe("-90071992547409931");
    expect(bottomOf(["5", null])).toBe("0");
  });

  test.each([
    ["1", ["0", "1"]],
    ["674198956742", ["0", "200000000000", "400000000000", "600000000000"]],
    ["500000000", ["0", "100000000", "200000000", "300000000", "400000000", "500000000"]],
    ["120000000", ["0", "50000000", "100000000"]],
  ])("the marks of an axis up to %s are round", (top, marks) => {
    expect(wonTicks(top).ticks.map(String)).toEqual(marks);
  });

  test("rows that one sheet of paper does not hold are parted evenly, and none is lost", () => {
    const rows = Array.from({ length: 28 }, (_, at) => at);
    expect(onSheets(rows, 22).map(({ length }) => length)).toEqual([14, 14]);
    expect(onSheets(rows.slice(0, 22), 22)).toEqual([rows.slice(0, 22)]);
    expect(onSheets([], 0)).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 90 }), fc.integer({ min: 1, max: 30 }), (all, most) => {
        const sheets = onSheets(all, most);
        expect(sheets.flat()).toEqual(all);
        expect(sheets.every(({ length }) => length > 0 && length <= most)).toBe(true);
      }),
    );
  });

  test("a path runs from the lower left", () => {
    expect(
      pathOf(
        [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
        100,
        50,
      ),
    ).toBe("M0 50L100 0");
    expect(pathOf([], 100, 50)).toBe("");
  });
});

test("snapshots stand by quarter in the order of the list", () => {
  const items = [
    { asOf: "2026-12-31", version: 1 },
    { asOf: "2026-10-31", version: 2 },
    { asOf: "2026-09-30", version: 1 },
  ];
  expect(byQuarter(items).map(({ number, items: of }) => [number, of.map(snapshotName)])).toEqual([
    [4, ["2026-12-31/1", "2026-10-31/2"]],
    [3, ["2026-09-30/1"]],
  ]);
});
