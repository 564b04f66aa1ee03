/** What the sender of a workbook sees, and what is stored: rows that are hidden, numbers that binary sums blurred. */
import { describe, expect, test } from "vitest";
import {
  isScaling,
  isShownNegative,
  isUnseen,
  percentShown,
  textOfCell,
  withoutNoise,
} from "../../../../shared/formats/containers/workbook/workbook-cell.ts";
import { amountsOf, codesOf, containing, day, expectRead, expectRefused, recordOf } from "../../readings.ts";
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

/** The sheet with its columns, from 1, out of sight. */
function withColumns(bytes: Uint8Array, min: number, max: number, attributes = 'hidden="1"'): Uint8Array {
  return withPart(bytes, sheetXml, (xml) =>
    xml
      .replace(/<cols>.*?<\/cols>/s, "")
      .replace("<sheetData>", `<cols><col min="${min}" max="${max}" ${attributes}/></cols><sheetData>`),
  );
}

const wide = (header: string, amounts: readonly number[], visible = "예산액") =>
  xlsxOf(
    sheetOf([
      ["2026년 세출예산 집행현황"],
      ["사업명", visible, header, "집행액"],
      ["가", 1_000, amounts[0] ?? null, 500],
      ["나", 2_000, amounts[1] ?? null, 700],
    ]),
  );

describe("hidden columns are read and told with their sums", () => {
  test.each([
    ["by a hand", 'hidden="1"'],
    ["by a program that writes words", "hidden='true'"],
    ["by having no width", 'width="0" customWidth="1"'],
  ])("hidden %s", async (_, attributes) => {
    const reading = await readBytes(withColumns(await book(), 2, 2, attributes), june);
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({ unsplit: 1_000n });
    expect(reading.findings).toMatchObject([
      { code: "columns-hidden", consequence: "note", column: "B", value: "B 예산액 7,000" },
    ]);
  });

  test.each([
    ["another budget", "예산현액", [9_000, 2_000], "hidden-column-differs"],
    ["the same budget", "예산현액", [1_000, 2_000], "columns-hidden"],
    ["what was carried over", "이월액", [10, 20], "columns-hidden"],
    ["last year's budget", "전년도 예산액", [10, 20], "columns-hidden"],
  ])("and %s beside a visible one: %s", async (_, header, amounts, code) => {
    const reading = await readBytes(withColumns(await wide(header, amounts), 3, 3), june);
    const first = reading.findings.find((finding) => /hidden/.test(finding.code));
    expect(first?.code).toBe(code);
    expect(first?.consequence).toBe(code === "columns-hidden" ? "note" : "hold");
  });

  test("but one without content, one that is seen and one beyond the last are not spoken of", async () => {
    expect(codesOf(await readBytes(withColumns(await book(), 9, 16_384), june))).toEqual([]);
    expect(codesOf(await readBytes(withColumns(await book(), 2, 2, 'width="8.5"'), june))).toEqual([]);
    expect(codesOf(await readBytes(withColumns(await book(), 0, 0), june))).toEqual([]);
  });

  test("and a table in a hidden sheet alone is named where nothing else can be read", async () => {
    const hidden = {
      ...sheetOf([
        ["사업명", "예산액"],
        ["가", 1],
      ]),
      name: "숨김",
      hidden: true,
    };
    const reading = await readBytes(await xlsxOf({ ...sheetOf([["표지"]]), name: "표지" }, hidden), june);
    expect(codesOf(reading)).toEqual(["sheets-hidden", "format-unknown"]);
  });
});

describe("a number format", () => {
  test.each([
    [";;;", 5, true],
    ["#,##0;;", -5, true],
    ["#,##0;;", 5, false],
    ['"비공개"', 5, true],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 0, false],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', -7, false],
    ['#,##0"원;";[Red]△#,##0', -7, false],
    ["General", 5, false],
    ["", 5, false],
    ["yyyy-mm-dd", 5, false],
    ["[=0]0", 5, false],
  ])("%s shows nothing of %s: %s", (format, value, isHidden) => {
    expect(isUnseen(format, value)).toBe(isHidden);
  });

  test.each([
    ['"△"#,##0', 5, true],
    ["\\△#,##0", 5, true],
    ['"▲" #,##0', 5, true],
    ["(#,##0)", 5, true],
    ["#,##0_);(#,##0)", 5, false],
    ["#,##0_);(#,##0)", -5, false],
    ['"△"#,##0', -5, false],
    ['"△"#,##0', 0, false],
    ["-#,##0", 5, true],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 5, false],
    ['#,##0"원";[Red]△#,##0', 5, false],
    ["(0.0%)", 49.6, false],
    ["(0)", 3, false],
    ['"- "0" -"', 3, false],
    ["yyyy-mm-dd", 45_000, false],
    ["000-0000", 5, false],
    ["[$-412]#,##0", 5, false],
    ["0.00E+00", 5, false],
  ])("%s shows %s as negative: %s", (format, value, isNegative) => {
    expect(isShownNegative(format, value)).toBe(isNegative);
  });

  test.each([
    ['#,##0",000"', true],
    ['#,##0"000"', true],
    ['#,##0"억"', true],
    ['#,##0"천"', true],
    ['#,##0"억원"', false],
    ['#,##0"천원"', false],
    ['0"월"', false],
    ['0"번"', false],
    ["#,##0.00", false],
  ])("%s adds digits or a measure: %s", (format, isAdding) => {
    expect(isScaling(format)).toBe(isAdding);
  });

  test("that shows a refund as negative waits for a person, because what is stored is added", async () => {
    const sheet = sheetOf([
      ["세부사업명", "지급일자", "지출액"],
      ["가", "20260310", 500],
      ["가", "20260311", 200],
    ]);
    const cells = new Map([["2,2", { value: 200, style: { numFmt: '"△"#,##0' } }]]);
    const reading = await readBytes(await xlsxOf({ ...sheet, cells }));
    expect(reading.findings).toMatchObject([
      { code: "number-format-signs", consequence: "hold", value: "C3" },
    ]);
  });

  test("that shows nothing is told with its cells", async () => {
    const sheet = sheetOf([
      ["사업명", "예산액"],
      ["가", 1_000],
      ["나", 2_000],
    ]);
    const cells = new Map([["2,1", { value: 2_000, style: { numFmt: ";;;" } }]]);
    const reading = await readBytes(await xlsxOf({ ...sheet, cells }), june);
    expect(reading.findings).toMatchObject([{ code: "numbers-unseen", consequence: "note", value: "B3" }]);
  });
});

describe("a share that a number format shows in percent", () => {
  test.each([
    ["0%", 0.8, "80%"],
    ["0.0%", 0.867_999_029_469_655, "86.8%"],
    ["0.0%", 0.7635, "76.4%"],
    ["0.00%;[Red]-0.00%", 1.25, "125.00%"],
    ["(0.0%)", -0.5, "-50.0%"],
    ["#,##0.0 %", 0, "0.0%"],
    ['0.0"%"', 80, null],
    ["0.0\\%", 80, null],
    ["#,##0", 0.8, null],
    ["0%", 500_000, null],
  ])("under %s is read of %s as %s", (format, value, shown) => {
    expect(percentShown(format, value)).toBe(shown);
  });

  const rows = [
    ["복지과 예산집행 현황(2026. 6. 30. 현재, 단위: 천원)"],
    ["단위사업명", "예산액", "집행액", "집행률"],
    ["급식", 500, 400, 0.75],
    ["돌봄", 700, 560, 0.8],
  ];
  const shownAs = (numFmt: string, key = "2,3", value = 0.75) =>
    xlsxOf(sheetOf(rows, { cells: new Map([[key, { value, style: { numFmt } }]]) }));

  test.each(["0%", "0.00%", "0.0%"])("is held against ours as it is seen under %s", async (numFmt) => {
    const { findings } = await readBytes(await shownAs(numFmt), { unit: null });
    expect(findings.map(({ code, ko }) => [code, /집행률은 75(?:\.0+)?%이나/.test(ko)])).toEqual([
      ["printed-rate-differs", true],
    ]);
  });

  test("is no amount", async () => {
    expect(expectRefused(await readBytes(await shownAs("0%", "2,1", 500), { unit: null }))).toEqual([
      "amount-not-number@3",
    ]);
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

describe("a place that a sheet states twice refuses it", () => {
  test.each([
    ["a cell", (xml: string) => xml.replace(/<c r="B2"[^]*?<\/c>/, (cell) => cell + cell)],
    [
      "a cell in other quotes",
      (xml: string) => xml.replace(/<c r="B2"[^]*?<\/c>/, (cell) => cell + cell.replace('r="B2"', "r='B2'")),
    ],
    [
      "a cell behind a tab",
      (xml: string) => xml.replace(/<c r="B2"[^]*?<\/c>/, (cell) => cell + cell.replace("<c r", "<c\tr")),
    ],
    ["a row", (xml: string) => xml.replace(/<row r="3"[^]*?<\/row>/, (row) => row + row)],
    [
      "a row far below",
      (xml: string) =>
        xml
          .replace(/<row r="2"[^]*?<\/row>/, (row) => row)
          .replace("</sheetData>", '<row r="2"><c r="B2"><v>9</v></c></row></sheetData>'),
    ],
  ])("%s", async (_, change) => {
    const reading = await readBytes(withPart(await book(), sheetXml, change), june);
    expect(codesOf(reading)).toEqual(["xml-refused"]);
  });

  test("but not where rows stand in another order, each once", async () => {
    const reversed = withPart(await book(), sheetXml, (xml) => {
      const rows = xml.match(/<row [^]*?<\/row>/g) ?? [];
      return xml.replace(
        /<sheetData>[^]*<\/sheetData>/,
        `<sheetData>${rows.toReversed().join("")}</sheetData>`,
      );
    });
    expect(expectRead(await readBytes(reversed, june)).records).toHaveLength(3);
  });
});

describe("amounts in letters that nobody sees are read and wait", () => {
  const font = (look: string) => `<font>${look}<name val="Calibri"/></font>`;
  const solid = (color: string) =>
    `<fill><patternFill patternType="solid"><fgColor ${color}/></patternFill></fill>`;
  let number = 0;
  /** The book with row 3 in a look of its own. */
  const withLook = async (look: string, fill: string) => {
    const styled = withPart(await book(), "xl/styles.xml", (xml) =>
      xml
        .replace("</fonts>", `${font(look)}</fonts>`)
        .replace("</fills>", `${fill}</fills>`)
        .replace(/<cellXfs[^]*<\/cellXfs>/, (formats) => {
          const at = (formats.match(/<xf[\s>]/g) ?? []).length;
          const [fonts, fills] = ["font", "fill"].map(
            (name) => (xml.match(new RegExp(`<${name}[ />]`, "g")) ?? []).length,
          );
          const own = `<xf numFmtId="0" fontId="${fonts}" fillId="${fill === "" ? 0 : fills}" borderId="0" applyFont="1" applyFill="1"/>`;
          number = at;
          return formats.replace("</cellXfs>", `${own}</cellXfs>`);
        }),
    );
    return withPart(styled, sheetXml, (xml) =>
      xml.replace(/<c r="([ABC])3"(?: s="\d+")?/g, (_, column: string) => `<c r="${column}3" s="${number}"`),
    );
  };
  test.each([
    ["white on nothing", '<color rgb="FFFFFFFF"/>', ""],
    ["the paper of the theme on nothing", '<color theme="0"/>', ""],
    ["white of the old palette", '<color indexed="9"/>', ""],
    ["white on white", '<color rgb="FFFFFFFF"/>', solid('rgb="FFFFFFFF"')],
    ["yellow on yellow", '<color rgb="FFFFFF00"/>', solid('rgb="FFFFFF00"')],
    ["letters of one point", '<sz val="1"/>', ""],
  ])("%s", async (_, look, fill) => {
    const reading = await readBytes(await withLook(look, fill), june);
    expect(expectRead(reading).records).toHaveLength(3);
    expect(reading.findings).toMatchObject([
      { code: "text-unseen", row: 3, consequence: "hold", value: "B3, C3" },
    ]);
  });

  test.each([
    ["white on blue", '<color rgb="FFFFFFFF"/>', solid('rgb="FF4472C4"')],
    ["white on a colour of the theme", '<color theme="0"/>', solid('theme="4"')],
    ["a darker paper of the theme", '<color theme="0" tint="-0.5"/>', ""],
    ["black on nothing", '<color theme="1"/>', ""],
    ["letters of eight points", '<sz val="8"/>', ""],
  ])("but %s is seen", async (_, look, fill) => {
    expect(codesOf(await readBytes(await withLook(look, fill), june))).toEqual([]);
  });
});
