// Amounts with a part of them in brackets behind or below, as the header says; units alone in a corner; revenue beside the spending.
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, readText, recordOf } from "../readings.ts";

const context = { fiscalYear: 2026, asOf: day("2026-10-31") };
const quoted = (cell: string) => (/[,\n]/.test(cell) ? `"${cell}"` : cell);
const reading = (rows: readonly (readonly string[])[], unit: "천원" | null = "천원") =>
  readText(rows.map((cells) => cells.map(quoted).join(",")).join("\n"), { ...context, unit });

describe("what stands in brackets as its header says is a part of the amount", () => {
  test.each([
    [
      "behind it",
      [
        ["급식", "1,200 (700)", "600"],
        ["돌봄", "900 (-)", "400"],
      ],
    ],
    [
      "in a line below it",
      [
        ["급식", "1,200\n(700)", "600"],
        ["돌봄", "900\n(0)", "400"],
      ],
    ],
    [
      "in the row below",
      [
        ["급식", "1,200", "600"],
        ["", "(700)", ""],
        ["돌봄", "900", "400"],
        ["", "(0)", ""],
      ],
    ],
    [
      "named in the cell",
      [
        ["급식", "1,200 (국비 700)", "600"],
        ["돌봄", "900 (국비 0)", "400"],
      ],
    ],
  ])("a fund %s", (_, rows) => {
    const read = reading([["사업명", "예산액(국비)", "집행액"], ...rows]);
    expect(amountsOf(recordOf(read, "급식"), "appropriation")).toEqual({
      national: 700_000n,
      unsplit: 500_000n,
    });
    expect(amountsOf(recordOf(read, "돌봄"), "appropriation")).toEqual({ national: 0n, unsplit: 900_000n });
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 600_000n });
  });

  test.each(["예산현액(이월액)", "예산현액 (명시이월)"])("carry-over under %s", (header) => {
    const read = reading([
      ["사업명", header, "집행액"],
      ["급식", "1,200\n(700)", "600"],
      ["돌봄", "900", "400"],
    ]);
    expect(amountsOf(recordOf(read, "급식"), "current-budget")).toEqual({ unsplit: 1_200_000n });
  });

  test.each([
    ["more than the amount", ["1,200 (1,700)"]],
    ["no figure", ["1,200 (신규)"]],
    ["two funds that do not add up", ["1,200 (국비 300, 시비 100)"]],
  ])("but not where it is %s", (_, [cell = ""]) => {
    const read = reading([
      ["사업명", "예산액(국비)", "집행액"],
      ["급식", cell, "600"],
      ["돌봄", "900 (10)", "400"],
    ]);
    expect(read.kind).toBe("refused");
  });

  test("columns of the funds beside the whole stay as they are", () => {
    const read = reading([
      ["사업명", "예산액", "예산액(국비)", "예산액(구비)", "집행액"],
      ["급식", "1,200", "700", "500", "600"],
    ]);
    expect(amountsOf(recordOf(read, "급식"), "appropriation")).toEqual({
      national: 700_000n,
      municipal: 500_000n,
    });
  });
});

describe("a unit alone in a cell is that of the table", () => {
  test.each([
    [
      "beside the title",
      [
        ["집행현황", "", "천원"],
        ["사업명", "예산액", "집행액"],
      ],
    ],
    [
      "over the table",
      [
        ["천원", "", ""],
        ["사업명", "예산액", "집행액"],
      ],
    ],
    [
      "behind a word",
      [
        ["", "", "단위 : 천원"],
        ["사업명", "예산액", "집행액"],
      ],
    ],
  ])("%s", (_, head) => {
    const read = reading([...head, ["급식", "1,200", "600"]], null);
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 600_000n });
  });

  test("in a column without amounts", () => {
    const read = reading(
      [
        ["사업명", "예산액", "집행액", "천원"],
        ["급식", "1,200", "600", ""],
      ],
      null,
    );
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 600_000n });
  });

  test("and one that nobody knows is refused", () => {
    expect(
      reading(
        [
          ["집행현황", "", "만원"],
          ["사업명", "예산액", "집행액"],
          ["급식", "1,200", "600"],
        ],
        null,
      ).kind,
    ).toBe("refused");
  });
});

describe("revenue beside the spending is no figure of ours", () => {
  test.each([
    ["세입예산액", "세입징수액", "세출예산액", "세출집행액"],
    ["세입예산액", "징수액", "예산액", "집행액"],
    ["세입 예산현액", "수납액", "예산액", "지출액"],
  ])("%s and %s beside %s and %s", (...headers) => {
    const read = reading([
      ["사업명", ...headers],
      ["급식", "1,300", "1,250", "1,200", "600"],
      ["돌봄", "9", "8", "7", "6"],
    ]);
    expect(amountsOf(recordOf(read, "급식"), "appropriation")).toEqual({ unsplit: 1_200_000n });
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 600_000n });
    expect(expectRead(read).findings.every(({ consequence }) => consequence === "note")).toBe(true);
    expect(codesOf(read)).toContain("column-ignored");
  });
});
