/** A refused table comes back with its reasons; corrected and sent again it is read as if they were not there. */
import { Buffer } from "node:buffer";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../../shared/formats/containers/document/open-document.ts";
import { tablesOf } from "../../../../shared/formats/tables/source-tables.ts";
import { type Marks, markWorkbook } from "../../../../shared/formats/containers/workbook/mark-workbook.ts";
import { openSource } from "../../../../shared/formats/containers/open-source.ts";
import { reasonHeader } from "../../../../shared/formats/kernel/column-name.ts";
import { writeTemplate } from "../../../../shared/formats/template/write-template.ts";
import { markedCopy, reasonsByRow } from "../../../../shared/reports/marked-copy.ts";
import { codesOf, contextOf, day, expectRead, expectRefused, readText } from "../../readings.ts";
import { otherWriter, partsOf, readBytes, sheetOf, withPart, xlsxOf } from "./workbooks.ts";

const head = ["사업명", "부서", "예산액", "집행액"];
const june = { asOf: day("2026-06-30") };
const rows = [head, ["가", "과", 10, "열"], ["나", "과", 2, 0]] as const;
const sheet = "양식";
const sheetXml = "xl/worksheets/sheet1.xml";
const stylesXml = "xl/styles.xml";

const reasons = new Map([
  [1, reasonHeader],
  [2, '[집행액 "열"] <금액>이 & 아닙니다. No amount.'],
]);

function marked(bytes: Uint8Array, over: Partial<Marks> = {}): Uint8Array {
  const copy = markWorkbook(bytes, { sheet, column: head.length, reasons, ...over });
  if (copy === null) throw new Error("The workbook cannot be marked");
  return copy;
}

async function tableIn(bytes: Uint8Array) {
  const opening = await openSource(bytes, openDocument);
  const [table] = opening.kind === "opened" ? tablesOf(opening.source) : [];
  if (table === undefined) throw new Error("The workbook has no table");
  return table;
}

describe("a marked workbook", () => {
  test.each([
    ["of one writer", () => xlsxOf(sheetOf(rows))],
    ["of another", () => Promise.resolve(otherWriter(rows, "xlsx"))],
  ])("%s holds the cells as they were and the reasons behind them", async (_, write) => {
    const { sheets } = await readXlsx(marked(await write()));
    expect(sheets[0]?.rows).toEqual([
      [...head, reasonHeader],
      ["가", "과", 10, "열", reasons.get(2)],
      ["나", "과", 2, 0, null],
    ]);
  });

  test("keeps every other part, and all of the sheet but the new cells, to the letter", async () => {
    const original = await xlsxOf(sheetOf(rows), sheetOf([["참고", 1]], { name: "비고" }));
    const [before, after] = [partsOf(original), partsOf(marked(original))];
    const others = (parts: typeof before) =>
      [...parts].filter(([name]) => name !== sheetXml && name !== stylesXml);
    expect(others(after)).toEqual(others(before));
    const text = Buffer.from(after.get(sheetXml) ?? []).toString("utf8");
    const without = text.replace(/<c r="E\d+" s="\d+" t="inlineStr">.*?<\/c>/g, "");
    const expected = Buffer.from(before.get(sheetXml) ?? []).toString("utf8");
    expect(without).toBe(expected.replace(/<dimension [^>]*\/>/, "").replace(/ spans="[^"]*"/g, ""));
  });

  test("shows its reasons in a look of their own, and every other cell in its own", async () => {
    const parts = partsOf(marked(await xlsxOf(sheetOf(rows))));
    const [text, styles] = [sheetXml, stylesXml].map((name) =>
      Buffer.from(parts.get(name) ?? []).toString("utf8"),
    );
    const looks = [...(text ?? "").matchAll(/<c r="E\d+" s="(\d+)"/g)].map(([, style]) => style);
    const formats = /<cellXfs.*?<\/cellXfs>/s.exec(styles ?? "")?.[0].match(/<xf /g) ?? [];
    expect(looks).toEqual([`${formats.length - 1}`, `${formats.length - 1}`]);
    expect(styles).toContain("FFFFE3E3");
  });

  test("is refused again while nothing is corrected, for the same reason", async () => {
    const original = await xlsxOf(sheetOf(rows));
    const again = await readBytes(marked(original), june);
    expect(expectRefused(again)).toEqual(expectRefused(await readBytes(original, june)));
  });

  test("is read as the file without reasons once it is corrected", async () => {
    const corrected = [head, ["가", "과", 10, 5], ["나", "과", 2, 0]];
    const expected = await readBytes(await xlsxOf(sheetOf(corrected)), june);
    const reading = await readBytes(marked(await xlsxOf(sheetOf(corrected))), june);
    expect(expectRead(reading)).toEqual(expectRead(expected));
  });

  test("takes new reasons in place of the old ones", async () => {
    const once = marked(await xlsxOf(sheetOf(rows)));
    const { reasonColumn } = await tableIn(once);
    expect(reasonColumn).toBe(head.length);
    const twice = marked(once, {
      column: reasonColumn ?? 0,
      reasons: new Map([[1, `${reasonHeader}\n새로`]]),
    });
    const { sheets } = await readXlsx(twice);
    expect(sheets[0]?.rows).toEqual([
      [...head, `${reasonHeader}\n새로`],
      ...rows.slice(1).map((row) => [...row, null]),
    ]);
  });

  test("marks our own template with its guide and lists", async () => {
    const original = await writeTemplate({ office: "1129000", fiscalYear: 2026, lines: [] });
    const { name, head: top } = await tableIn(original);
    const copy = marked(original, {
      sheet: name ?? "",
      column: top[0]?.length ?? 0,
      reasons: new Map([[1, reasonHeader]]),
    });
    const opened = await tableIn(copy);
    expect(opened.head).toEqual(top);
    const text = Buffer.from(partsOf(copy).get(sheetXml) ?? []).toString("utf8");
    expect(text).toContain("<dataValidation");
  });

  test.each([
    ["no zip", () => Promise.resolve(new Uint8Array(40)), {}],
    ["an old workbook", () => Promise.resolve(otherWriter(rows, "biff8")), {}],
    ["a sheet that is not there", () => xlsxOf(sheetOf(rows)), { sheet: "없음" }],
    ["a row that is not there", () => xlsxOf(sheetOf(rows)), { reasons: new Map([[9, "없음"]]) }],
    [
      "comments that may hold rows",
      async () => withPart(await xlsxOf(sheetOf(rows)), sheetXml, (xml) => `${xml}<!-- <row r="2"/> -->`),
      {},
    ],
  ])("is not made of %s", async (_, write, over) => {
    expect(markWorkbook(await write(), { sheet, column: 4, reasons, ...over })).toBeNull();
  });
});

describe("a marked CSV file", () => {
  const copyOf = (lines: readonly string[]): string => {
    const cells = lines.map((line) => line.split(","));
    const { findings } = readText(lines.join("\n"), { ...contextOf({ fiscalYear: 2026 }), ...june });
    return markedCopy(cells, reasonsByRow(cells, findings, reasonHeader, "ko"));
  };
  const stated = { fiscalYear: 2026, ...june };

  test.each([
    ["the template", "열", "5", ["사업명,부서,예산액(원),집행액(원)", "가,과,10,열"]],
    ["a template below its unit", "열", "5", ["(단위: 천원)", "사업명,예산액,집행액", "가,10,열"]],
    ["a payment list", "20261301", "20260105", ["세부사업명,지급일자,지출액", "가,20261301,1000"]],
    ["a file without its unit", "예산액", "예산액(원)", ["사업명,예산액", "가,10"]],
  ])("of %s is read once it is corrected", (_, wrong, right, lines) => {
    const correct = lines.map((line) => line.replace(wrong, right));
    const copy = copyOf(lines);
    expect(expectRefused(readText(copy, stated)).length).toBeGreaterThan(0);
    const reading = readText(copy.replace(new RegExp(`(?<=[,\\n])${wrong}(?=,|\\r\\n)`), right), stated);
    expect(expectRead(reading)).toEqual(expectRead(readText(correct.join("\n"), stated)));
    expect(codesOf(reading)).not.toContain("column-ignored");
  });

  test("does not make a row whole that is too long", () => {
    const lines = ["사업명,예산액(원)", "가,1,000"];
    expect(expectRefused(readText(copyOf(lines), stated))).toEqual(["row-ragged@2"]);
  });
});
