// What a workbook strikes through is left out and told, and what it raises is no digit of an amount: by a run and by a cell's style.
import type { Cell, WriteSheet } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../../shared/domain/values/fund.ts";
import { hasMarkedCells } from "../../../../shared/formats/containers/workbook/marked-cells.ts";
import { amountsOf, day } from "../../readings.ts";
import { readBytes, sheetOf, withPart, xlsxOf } from "./workbooks.ts";

const struck = { strikethrough: true } as const;
const sharedStrings = "xl/sharedStrings.xml";
const sheetXml = "xl/worksheets/sheet1.xml";

/** A council's table of two projects, or a list of two payments, with other cells. */
const tables = {
  printed: [
    ["예산 집행현황", null, null],
    ["단위사업명", "예산액", "집행액(6.30.기준)"],
    ["급식", 500, 400],
    ["돌봄", 700, 600],
  ],
  template: [
    ["사업명", "예산액(원)", "지출액(원)"],
    ["급식", 500, 400],
    ["돌봄", 700, 600],
  ],
  payments: [
    ["세부사업명", "지급일자", "지출액"],
    ["급식", "20260310", 400],
    ["돌봄", "20260320", 600],
  ],
};
type Looks = NonNullable<WriteSheet["cells"]>;
type RichText = NonNullable<Cell["richText"]>;

async function outcomeOf(bytes: Uint8Array) {
  const reading = await readBytes(bytes, { asOf: day("2026-06-30") });
  if (reading.kind === "refused") return `refused ${reading.findings.map(({ code }) => code).join(", ")}`;
  const said = reading.findings.filter(({ code }) => /^(struck-|footnote)/.test(code));
  const names = reading.records.map((record) => {
    const spent = record.entries
      .filter(({ measure }) => measure === "expenditure")
      .reduce((sum, { amount }) => sum + amount, 0n);
    const budget = totalOf(amountsOf(record, "appropriation"));
    return `${record.project.name} ${budget ?? "-"}/${spent}`;
  });
  const notes = said.map(({ code, row, consequence, value }) =>
    code === "footnote" ? `${code} ${value}` : `${code}@${row} ${consequence}`,
  );
  return [...notes, names.join(", ")].join(": ");
}

function bookOf(kind: keyof typeof tables, cells: readonly (readonly [string, RichText])[]) {
  const looks: Looks = new Map(
    cells.map(([key, richText]) => [
      key,
      { value: richText.map(({ text }) => text).join(""), type: "richText", richText },
    ]),
  );
  return xlsxOf(sheetOf(tables[kind], { cells: looks }));
}

/** The cells with one style. */
function styledBook(kind: keyof typeof tables, keys: readonly string[], font: object) {
  const looks: Looks = new Map(
    keys.map((key) => {
      const [row = 0, column = 0] = key.split(",").map(Number);
      return [key, { value: tables[kind][row]?.[column] ?? null, style: { font } }];
    }),
  );
  return xlsxOf(sheetOf(tables[kind], { cells: looks }));
}

describe("a raised mark in a run of a workbook's text", () => {
  test.each([
    ["superscript", "1", "¹"],
    ["superscript", "1)", "¹⁾"],
    ["subscript", "2", "₂"],
    ["superscript", "주1)", "주1)"],
  ] as const)("%s %s behind an amount is a footnote", async (vertAlign, mark, note) => {
    const bytes = await bookOf("printed", [["2,1", [{ text: "500" }, { text: mark, font: { vertAlign } }]]]);
    const shown = note === "₂" ? "²" : note;
    expect(await outcomeOf(bytes)).toBe(`footnote ${shown}: 급식 500/400, 돌봄 700/600`);
  });

  test("behind a name is no part of the name", async () => {
    const raised = { text: "2", font: { vertAlign: "superscript" } } as const;
    const bytes = await bookOf("template", [["1,0", [{ text: "급식" }, raised]]]);
    expect(await outcomeOf(bytes)).toBe("급식 500/400, 돌봄 700/600");
  });

  test("is never a digit of a payment", async () => {
    const raised = { text: "2", font: { vertAlign: "superscript" } } as const;
    const bytes = await bookOf("payments", [["1,2", [{ text: "400" }, raised]]]);
    expect(await outcomeOf(bytes)).toBe("refused amount-not-number");
  });

  test("in a text that stands in the sheet itself is none either", async () => {
    const inline =
      '<c r="B3" t="inlineStr"><is><r><t>500</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>';
    const bytes = withPart(await xlsxOf(sheetOf(tables.printed)), sheetXml, (xml) =>
      xml.replace(/<c r="B3"[^]*?<\/c>/, inline),
    );
    expect(await outcomeOf(bytes)).toBe("footnote ¹: 급식 500/400, 돌봄 700/600");
  });

  test.each([
    ["vertAlign val='superscript'", "footnote ²: 급식 500/400, 돌봄 700/600"],
    ["x:strike", "struck-in-part@3 hold: 급식 500/400, 돌봄 700/600"],
  ])("in a text that cells share is none either: %s", async (property, outcome) => {
    const rows = [...tables.printed.slice(0, 2), ["급식", "500", 400], ["돌봄", 700, 600]];
    const prefix = property.startsWith("x:") ? "x:" : "";
    const run = `<${prefix}r><${prefix}rPr><${property}/></${prefix}rPr><${prefix}t>2</${prefix}t></${prefix}r>`;
    const bytes = withPart(await xlsxOf(sheetOf(rows)), sharedStrings, (xml) =>
      xml.replace("<si><t>500</t></si>", `<si><r><t>500</t></r>${run}</si>`),
    );
    expect(await outcomeOf(bytes)).toBe(outcome);
  });

  test("and a number that its cell raises as a whole is refused", async () => {
    const bytes = await styledBook("template", ["1,1"], { vertAlign: "superscript" });
    expect(await outcomeOf(bytes)).toMatch(/^refused amount-not-number/);
  });
});

describe("what a workbook strikes through", () => {
  test.each([
    ["an amount", "template", "1,1", [{ text: "100", font: struck }, { text: "500" }], "급식 500/400"],
    ["a name", "template", "1,0", [{ text: "구 사업", font: struck }, { text: "급식" }], "급식 500/400"],
    ["a printed amount", "printed", "2,1", [{ text: "1", font: struck }, { text: "500" }], "급식 500/400"],
    ["a payment", "payments", "1,2", [{ text: "9", font: struck }, { text: "400" }], "급식 -/400"],
  ] as const)("in a part of %s waits for a person, without it", async (_, kind, key, runs, figures) => {
    const row = Number(key.split(",")[0]) + 1;
    const outcome = await outcomeOf(await bookOf(kind, [[key, [...runs]]]));
    expect(outcome).toContain(`struck-in-part@${row} hold: ${figures}`);
  });

  test.each([
    ["template", ["1,0", "1,1", "1,2"], "struck-left-out@2 note: 돌봄 700/600"],
    ["payments", ["2,0", "2,1", "2,2"], "struck-left-out@3 note: 급식 -/400"],
    ["printed", ["3,0", "3,1", "3,2"], "struck-left-out@4 note: 급식 500/400"],
  ] as const)("in a whole row of a %s is left out and told", async (kind, keys, outcome) => {
    expect(await outcomeOf(await styledBook(kind, keys, struck))).toBe(outcome);
  });

  test("in a row but its number waits for a person", async () => {
    const outcome = await outcomeOf(await styledBook("payments", ["2,0", "2,2"], struck));
    expect(outcome).toMatch(/^refused|struck-in-part@3 hold/);
  });

  test("in a title is told, and holds nothing", async () => {
    expect(await outcomeOf(await styledBook("printed", ["0,0"], struck))).toBe(
      "struck-left-out@1 note: 급식 500/400, 돌봄 700/600",
    );
  });

  test("keeps the numbers of the rows below", async () => {
    const rows = [...tables.template, ["상담", "x", 1]];
    const looks: Looks = new Map(
      ["1,0", "1,1", "1,2"].map((key) => {
        const [row = 0, column = 0] = key.split(",").map(Number);
        return [key, { value: rows[row]?.[column] ?? null, style: { font: struck } }];
      }),
    );
    const reading = await readBytes(await xlsxOf(sheetOf(rows, { cells: looks })), {
      asOf: day("2026-06-30"),
    });
    expect(reading.findings.map(({ code, row }) => `${code}@${row}`)).toContain("amount-not-number@4");
  });

  test("ends where a run says another font than its struck cell", async () => {
    const bytes = await xlsxOf(
      sheetOf(tables.template, {
        cells: new Map([
          [
            "1,1",
            {
              value: "100500",
              type: "richText",
              richText: [{ text: "100" }, { text: "500", font: { bold: true } }],
              style: { font: struck },
            },
          ],
        ]),
      }),
    );
    expect(await outcomeOf(bytes)).toContain("struck-in-part@2 hold: 급식 500/400");
  });

  test.each(["0", "false"])("is nothing where the line is turned off with %s", async (value) => {
    const bytes = await bookOf("template", [["1,1", [{ text: "5", font: struck }, { text: "00" }]]]);
    const off = withPart(bytes, sheetXml, (xml) => xml.replace("<strike/>", `<strike val="${value}"/>`));
    expect(await outcomeOf(off)).toBe("급식 500/400, 돌봄 700/600");
  });
});

test.each([
  ["an amount", "B2", "500", "급식 500/400"],
  ["a name", "A2", "급식", "급식 500/400"],
])("how %s is read aloud is no part of it", async (_, cell, text, figures) => {
  const guided = `<c r="${cell}" t="inlineStr"><is><t>${text}</t><rPh sb="0" eb="1"><t>5</t></rPh><phoneticPr fontId="1"/></is></c>`;
  const bytes = withPart(await xlsxOf(sheetOf(tables.template)), sheetXml, (xml) =>
    xml.replace(new RegExp(`<c r="${cell}"[^]*?</c>`), guided),
  );
  expect(await outcomeOf(bytes)).toContain(figures);
});

test("styles are looked at only where a cell has one that marks", () => {
  const styles =
    '<styleSheet><fonts count="2"><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>';
  const sheet = (cell: string) => [{ name: sheetXml, bytes: new TextEncoder().encode(cell) }];
  expect(hasMarkedCells(sheet('<c r="A1" s="1"><v>1</v></c>'), styles)).toBe(true);
  expect(hasMarkedCells(sheet('<c r="A1" s="0"><v>1</v></c>'), styles)).toBe(false);
  expect(hasMarkedCells(sheet('<c r="A1" s="11"><v>1</v></c>'), styles)).toBe(false);
  expect(hasMarkedCells(sheet('<c r="A1" s="1"/>'), styles.replace("<strike/>", '<strike val="0"/>'))).toBe(
    false,
  );
});
