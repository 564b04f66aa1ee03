/** What the sender of a workbook sees, and what is stored: rows that are hidden, numbers that binary sums blurred. */
import { describe, expect, test } from "vitest";
import { textOfCell, withoutNoise } from "../../../../shared/formats/containers/workbook/workbook-cell.ts";
import { amountsOf, codesOf, containing, day, expectRead, recordOf } from "../../readings.ts";
import { readBytes, sheetOf, withPart, xlsxOf } from "./workbooks.ts";

const june = { asOf: day("2026-06-30") };
const sheetXml = "xl/worksheets/sheet1.xml";

const book = () =>
  xlsxOf(
    sheetOf([
      ["사업명", "예산액", "집행액"],
      ["가", 1_000, 500],
      ["나", 2_000, 700],
      ["다", 4_000, 900],
    ]),
  );

/** The row with more attributes. */
function withRow(bytes: Uint8Array, row: number, attributes: string): Uint8Array {
  return withPart(bytes, sheetXml, (xml) =>
    xml.replace(new RegExp(`<row r="${row}"`), `<row ${attributes} r="${row}"`),
  );
}

describe("hidden rows are read and told with their sums", () => {
  test.each([
    ["by a filter or a hand", 'hidden="1"'],
    ["by having no height", 'ht="0" customHeight="1"'],
  ])("hidden %s", async (_, attributes) => {
    const hidden = withRow(withRow(await book(), 3, attributes), 4, attributes);
    const reading = await readBytes(hidden, june);
    expect(expectRead(reading).records).toHaveLength(3);
    expect(reading.findings).toMatchObject([
      {
        code: "rows-hidden",
        row: 3,
        consequence: "note",
        value: "3, 4",
        en: containing("예산액 6,000 · 집행액 1,600"),
      },
    ]);
  });

  test("but empty ones are not spoken of, nor those that are seen", async () => {
    expect(codesOf(await readBytes(await book(), june))).toEqual([]);
    expect(codesOf(await readBytes(withRow(await book(), 3, 'ht="15" customHeight="1"'), june))).toEqual([]);
  });
});

describe("a number", () => {
  test.each([
    [0.1 + 0.2, "0.3"],
    [564_894.999_999_999_9, "564895"],
    [281_314_461_077.000_06, "281314461077"],
    [-(0.1 + 0.2), "-0.3"],
    [110.800_000_000_000_01, "110.8"],
    [1.1 * 3, "3.3"],
    [4.35 * 100, "435"],
  ])("%s that binary sums blurred is read as a spreadsheet shows it: %s", (value, text) => {
    expect(textOfCell(value)).toBe(text);
  });

  test.each([1 / 3, 2 / 7, Math.PI, 123_456_789.123_456_78])(
    "%s whose digits may be meant is not",
    (value) => {
      expect(withoutNoise(value)).toBeNull();
      expect(textOfCell(value)).toBe(`≈${value}`);
    },
  );

  test("that was blurred is told with its cell", async () => {
    const bytes = await xlsxOf(
      sheetOf([
        ["사업명", "예산액(백만원)"],
        ["가", 0.1 + 0.2],
        ["나", 0.5],
      ]),
    );
    const reading = await readBytes(bytes, { ...june, unit: null });
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({ unsplit: 300_000n });
    expect(reading.findings).toMatchObject([{ code: "number-noise-dropped", value: "B2" }]);
  });
});
