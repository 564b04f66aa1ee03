/** Where a table is parted: never so that a row stands alone. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BreakRow, leastRoom, rowsPerPage } from "../../../shared/reports/pdf/row-breaks.ts";

const line: BreakRow = { height: 10, rank: "line" };
const lines = (count: number): BreakRow[] => Array.from({ length: count }, () => line);
const total: BreakRow = { height: 10, rank: "total" };
const group: BreakRow = { height: 10, rank: "group" };

test.each([
  ["all on the page where there is room", lines(3), { first: 30, whole: 100 }, [3]],
  ["a small table on the next page rather than on two", lines(3), { first: 20, whole: 100 }, [0, 3]],
  ["the last row takes one along", lines(11), { first: 100, whole: 100 }, [9, 2]],
  ["a row alone below its headers goes on", lines(8), { first: 15, whole: 70 }, [0, 6, 2]],
  ["a total is not parted from its first line", [total, ...lines(9)], { first: 12, whole: 100 }, [0, 10]],
  ["a group stays with its rows", [...lines(5), group, ...lines(4)], { first: 70, whole: 100 }, [5, 5]],
  ["no room at all", lines(4), { first: -20, whole: 100 }, [0, 4]],
  ["no rows", [], { first: 10, whole: 100 }, [0]],
])("%s", (_, rows, room, expected) => {
  expect(rowsPerPage(rows, room)).toEqual(expected);
});

describe("any table", () => {
  const rows = fc.array(
    fc.record({ height: fc.integer({ min: 5, max: 30 }), rank: fc.constantFrom("group", "line", "line") }),
    { minLength: 1, maxLength: 60 },
  );
  test("is on its pages whole, and no page holds more than it has room for", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -50, max: 200 }), (all, first) => {
        const whole = 200;
        const pages = rowsPerPage(all, { first, whole });
        expect(pages.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        let at = 0;
        for (const [page, count] of pages.entries()) {
          const height = all.slice(at, at + count).reduce((sum, row) => sum + row.height, 0);
          expect(height).toBeLessThanOrEqual(count === 0 ? 0 : page === 0 ? first : whole);
          at += count;
        }
      }),
    );
  });

  test("leaves no row alone at its end where rows before it are not bound to each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 80 }), fc.integer({ min: 0, max: 100 }), (count, first) => {
        const pages = rowsPerPage(lines(count), { first, whole: 100 }).filter((own) => own > 0);
        expect(Math.min(...pages)).toBeGreaterThan(1);
      }),
    );
  });

  test("has the least room with which it begins on the open page, and begins on the next with any less", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const [whole, least] = [200, leastRoom(all, 200)];
        expect(rowsPerPage(all, { first: least, whole })[0]).toBeGreaterThan(0);
        expect(rowsPerPage(all, { first: least - 1, whole })[0]).toBe(0);
      }),
    );
  });

  test("with a row higher than a page ends all the same", () => {
    expect(rowsPerPage([{ height: 500, rank: "line" }, ...lines(3)], { first: 50, whole: 100 }).at(-1)).toBe(
      3,
    );
  });
});
