/** What a year's curve draws: reports, and nothing where nobody reported. */
import { describe, expect, test } from "vitest";
import { silences, unbrokenLines } from "../../dashboard/logic/year-series.ts";

const on = (date: string, won: string) => ({ date, won });
const begin = on("2026-01-01", "0");

describe("a curve", () => {
  test("is joined from month to month, and broken where a month went by without a report", () => {
    const points = [
      on("2026-01-31", "10"),
      on("2026-02-28", "20"),
      on("2026-06-29", "50"),
      on("2026-06-30", "51"),
      on("2026-08-21", "70"),
    ];
    expect(unbrokenLines({ points, covered: [], year: 2026 })).toEqual([
      [begin, points[0], points[1]],
      [points[2], points[3]],
    ]);
    expect(silences({ points, covered: [], year: 2026 }, "2026-11-29")).toEqual([
      { from: "2026-02-28", to: "2026-06-29" },
      { from: "2026-06-30", to: "2026-08-21" },
      { from: "2026-08-21", to: "2026-11-29" },
    ]);
  });

  test("does not begin at nothing where the first report came late", () => {
    const points = [on("2026-06-29", "50")];
    expect(unbrokenLines({ points, covered: [], year: 2026 })).toEqual([]);
    expect(silences({ points, covered: [], year: 2026 }, "2026-06-30")).toEqual([
      { from: "2026-01-01", to: "2026-06-29" },
    ]);
  });

  test("goes flat from payment to payment on the days that a list states whole", () => {
    const covered = [{ from: "2026-01-01", to: "2026-06-30" }];
    const points = [on("2026-02-10", "10"), on("2026-06-05", "30"), on("2026-06-30", "30")];
    expect(unbrokenLines({ points, covered, year: 2026 })).toEqual([
      [
        begin,
        on("2026-02-09", "0"),
        on("2026-02-10", "10"),
        on("2026-06-04", "10"),
        on("2026-06-05", "30"),
        on("2026-06-30", "30"),
      ],
    ]);
    expect(silences({ points, covered, year: 2026 }, "2026-07-31")).toEqual([]);
  });

  test("is not broken by a list that begins on the day after a statement", () => {
    const covered = [{ from: "2026-04-01", to: "2026-09-30" }];
    const points = [on("2026-03-31", "10"), on("2026-09-30", "12")];
    expect(silences({ points, covered, year: 2026 }, "2026-10-05")).toEqual([
      { from: "2026-01-01", to: "2026-03-31" },
    ]);
    expect(unbrokenLines({ points, covered, year: 2026 })).toHaveLength(1);
  });

  test("begins with the list whose first payment came days after the year, and is silent beside what it covers alone", () => {
    const covered = [{ from: "2026-01-05", to: "2026-05-19" }];
    const points = [on("2026-03-20", "10"), on("2026-05-19", "10"), on("2026-08-21", "70")];
    expect(unbrokenLines({ points, covered, year: 2026 })).toEqual([
      [begin, on("2026-03-19", "0"), points[0], points[1]],
    ]);
    expect(silences({ points, covered, year: 2026 }, "2026-08-31")).toEqual([
      { from: "2026-05-19", to: "2026-08-21" },
    ]);
    const late = [{ from: "2026-04-01", to: "2026-05-19" }];
    expect(silences({ points: [on("2026-05-02", "1")], covered: late, year: 2026 }, "2026-05-31")).toEqual([
      { from: "2026-01-01", to: "2026-04-01" },
    ]);
  });

  test("of a year that is over is silent to its end and no further, and of none is silent whole", () => {
    expect(
      silences({ points: [on("2020-10-31", "1")], covered: [], year: 2020 }, "2026-11-29").at(-1),
    ).toEqual({
      from: "2020-10-31",
      to: "2020-12-31",
    });
    expect(unbrokenLines({ points: [], covered: [], year: 2026 })).toEqual([]);
    expect(silences({ points: [], covered: [], year: 2026 }, "2026-08-21")).toEqual([
      { from: "2026-01-01", to: "2026-08-21" },
    ]);
    expect(silences({ points: [], covered: [], year: 2026 }, "2025-08-21")).toEqual([]);
  });

  test("shows a refund, and two reports of the first day", () => {
    const points = [on("2026-01-01", "5"), on("2026-01-31", "-3")];
    expect(unbrokenLines({ points, covered: [], year: 2026 })).toEqual([[begin, ...points]]);
  });
});
