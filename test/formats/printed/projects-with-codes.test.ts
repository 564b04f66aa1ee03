// Lists with codes, in which a project has several rows: one for each fund, each object or each kind of budget.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const context = { fiscalYear: 2026, asOf: day("2026-10-31"), unit: "천원" } as const;
const reading = (...lines: readonly string[]) => readText(lines.join("\n"), context);

/** Each project by its code, with budget and spending in thousands of won. */
function figuresOf(...lines: readonly string[]): string {
  return expectRead(reading(...lines))
    .records.map((record) => {
      const of = (measure: "appropriation" | "current-budget" | "expenditure") =>
        (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n;
      return `${record.project.id} ${of("appropriation") + of("current-budget")}/${of("expenditure")}`;
    })
    .join(", ");
}

const byFund = "사업코드,사업명,재원,예산액,집행액";
const byObject = "부서명,사업코드,사업명,편성목,통계목코드,통계목명,예산현액,지출액";
const byKind = "사업코드,사업명,예산구분,예산현액,집행액";
const asked = (...lines: readonly string[]) =>
  reading(...lines).findings.flatMap(({ code, consequence }) => (consequence === "hold" ? [code] : []));

describe("the rows of one project are put together, and its code is what it is known by", () => {
  test.each([
    [
      "by object",
      [
        byObject,
        "복지과,A1,급식,운영비,201-01,사무관리비,12,6",
        "복지과,A1,급식,운영비,201-02,공공운영비,3,1",
        "청소과,A2,청소,시설비,401-01,시설비,9,4",
      ],
      "code/a1 15/7, code/a2 9/4",
    ],
    [
      "sorted by object",
      [
        byObject,
        "복지과,A1,급식,운영비,201-01,사무관리비,12,6",
        "청소과,A2,청소,운영비,201-01,사무관리비,9,4",
        "복지과,A1,급식,여비,202-01,국내여비,3,1",
      ],
      "code/a1 15/7, code/a2 9/4",
    ],
    [
      "by kind of budget",
      [byKind, "A1,급식,본예산,12,6", "A1,급식,1회추경,3,1", "A1,급식,명시이월,1,1", "A2,청소,본예산,9,4"],
      "code/a1 16/8, code/a2 9/4",
    ],
    [
      "with one name under two codes",
      [byKind, "A1,급식,본예산,12,6", "A1,급식,추경,3,1", "A2,급식,본예산,9,4"],
      "code/a1 15/7, code/a2 9/4",
    ],
    ["with a total below", [byKind, "A1,급식,본예산,12,6", "A1,급식,추경,3,1", "계,,,15,7"], "code/a1 15/7"],
    [
      "under 계 of their own",
      [byKind, "A1,급식,계,15,7", "A1,급식,본예산,12,6", "A1,급식,추경,3,1"],
      "code/a1 15/7",
    ],
  ])("%s", (_, lines, figures) => {
    expect(figuresOf(...lines)).toBe(figures);
  });

  test.each([
    [
      "in each row",
      [byFund, "A1,급식,국비,12,6", "A1,급식,시비,3,1", "A1,급식,구비,2,1", "A2,청소,구비,9,4"],
    ],
    [
      "under 계",
      [
        byFund,
        "A1,급식,계,17,8",
        "A1,급식,국비,12,6",
        "A1,급식,시비,3,1",
        "A1,급식,구비,2,1",
        "A2,청소,구비,9,4",
      ],
    ],
    [
      "sorted by fund",
      [byFund, "A1,급식,국비,12,6", "A1,급식,시비,3,1", "A2,청소,구비,9,4", "A1,급식,구비,2,1"],
    ],
  ])("by fund, which is kept: %s", (_, lines) => {
    const read = reading(...lines);
    expect(expectRead(read).records).toHaveLength(2);
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({
      national: 6_000n,
      provincial: 1_000n,
      municipal: 1_000n,
    });
    expect(amountsOf(recordOf(read, "청소"), "appropriation")).toEqual({ municipal: 9_000n });
  });

  test("by fund, with a total of all", () => {
    const lines = [byFund, "A1,급식,국비,12,6", "A1,급식,구비,3,1", "A2,청소,구비,9,4", "합계,,,24,11"];
    expect(figuresOf(...lines)).toBe("code/a1 15/7, code/a2 9/4");
  });

  test("with name and code in the first row alone", () => {
    expect(figuresOf(byKind, "A1,급식,본예산,12,6", ",,추경,3,1", "A2,청소,본예산,9,4")).toBe(
      "code/a1 15/7, code/a2 9/4",
    );
  });

  test("by object and fund", () => {
    const read = reading(
      "사업코드,사업명,통계목명,재원,예산액,집행액",
      "A1,급식,시설비,국비,12,6",
      "A1,급식,시설비,구비,3,1",
      "A1,급식,감리비,국비,2,1",
    );
    expect(amountsOf(recordOf(read, "급식"), "appropriation")).toEqual({
      national: 14_000n,
      municipal: 3_000n,
    });
  });

  test("and nothing is said of the column of codes", () => {
    expect(codesOf(reading(byKind, "A1,급식,본예산,12,6", "A1,급식,추경,3,1"))).toEqual([
      "project-parts-added",
      "department-unknown",
    ]);
  });
});

describe("what may be no parts of one project", () => {
  test.each([
    ["by kind of budget", [byKind, "A1,급식,본예산,12,6", "A1,급식,본예산,12,6"]],
    ["by fund", [byFund, "A1,급식,국비,12,6", "A1,급식,국비,12,6"]],
    [
      "by object",
      [
        byObject,
        "복지과,A1,급식,운영비,201-01,사무관리비,12,6",
        "복지과,A1,급식,운영비,201-01,사무관리비,12,6",
      ],
    ],
  ])("a row that stands twice is refused: %s", (_, lines) => {
    expect(expectRefused(reading(...lines))).toContain("project-twice@3");
  });

  test.each([
    ["by kind of budget", [byKind, "A1,급식,계,15,7", "A1,급식,본예산,12,6", "A1,급식,추경,9,1"]],
    ["by fund", [byFund, "A1,급식,계,17,8", "A1,급식,국비,12,6", "A1,급식,시비,3,1"]],
  ])("a 계 that its parts do not add up to is refused: %s", (_, lines) => {
    expect(reading(...lines).kind).toBe("refused");
  });

  test("carry-over under an appropriation waits, and so do words that nobody knows", () => {
    const kinds = byKind.replace("예산현액", "예산액");
    expect(asked(kinds, "A1,급식,본예산,12,6", "A1,급식,이월,3,1")).toEqual(["project-parts-unclear"]);
    expect(asked(byKind, "A1,급식,동부,12,6", "A1,급식,서부,3,1")).toEqual(["project-parts-unclear"]);
  });

  test("a code that Excel made a number of is refused", () => {
    expect(
      expectRefused(reading(byKind, "1.12E+15,급식,본예산,12,6", "1.12E+15,급식,추경,3,1")).join(),
    ).toMatch(/code-damaged|project-twice/);
  });
});
