import { Buffer } from "node:buffer";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { templateColumnOf } from "../../../shared/formats/tables/header-grammar.ts";
import { findTemplateSheet } from "../../../shared/formats/template/template-sheet.ts";
import type { TemplateOrder } from "../../../shared/formats/template/template-form.ts";
import { writeTemplate, writeTemplateCsv } from "../../../shared/formats/template/write-template.ts";
import { openSource } from "../../../shared/formats/containers/open-source.ts";
import { amountsOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { aLine } from "../../support/builders.ts";
import { partsOf, readBytes, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const district: TemplateOrder = { office: "1129000", fiscalYear: 2026, lines: [] };
const orders: readonly TemplateOrder[] = [
  district,
  { office: "4573000", fiscalYear: 2026, lines: [] },
  { office: null, fiscalYear: null, lines: [] },
];

/** The template with rows that somebody filled in, by header. */
async function filled(
  ...rows: readonly Readonly<Record<string, string | number | Date>>[]
): Promise<Uint8Array> {
  const { sheets } = await readXlsx(await writeTemplate(district));
  const [form, guide] = sheets;
  const header = (form?.rows[0] ?? []).map(String);
  const cells = rows.map((row) => header.map((name) => row[name.split(" / ")[0] ?? ""] ?? null));
  return xlsxOf(sheetOf([header, ...cells]), sheetOf(guide?.rows ?? [], { name: guide?.name ?? "" }));
}

describe("the template of an office with projects", () => {
  const lines = [
    aLine({
      project: {
        id: projectIdOfCode("4740000200830492"),
        tier: "project",
        name: "도로, 제설",
        department: "건설과",
        departmentCode: "1005134",
        account: "일반회계",
      },
      asOf: "2026-08-21",
      amounts: {
        appropriation: { unsplit: 775_047_000n },
        "current-budget": { national: 0n, municipal: 775_047_000n },
        expenditure: { unsplit: 658_798_800n },
      },
    }),
    aLine({
      project: { id: projectIdOfCode("4740000200830493"), tier: "business", name: "세부 내역" },
      asOf: "2026-08-21",
    }),
  ];
  const order: TemplateOrder = { office: "4573000", fiscalYear: 2026, lines };

  test("is filled with what is known, and read back as the same, from workbook and text", async () => {
    const text = new TextEncoder().encode(writeTemplateCsv(order));
    for (const bytes of [await writeTemplate(order), text]) {
      const reading = await readBytes(bytes, { office: "4573000", fiscalYear: 2026 });
      const [record, ...more] = expectRead(reading).records;
      expect(more).toEqual([]);
      expect(record?.project).toMatchObject({
        id: "code/4740000200830492",
        name: "도로, 제설",
        department: "1005134",
        account: "일반회계",
      });
      expect(record?.asOf).toBe("2026-08-21");
      expect(record?.entries).toContainEqual(
        expect.objectContaining({ measure: "expenditure", amount: 658_798_800n }),
      );
      expect(record?.entries).toContainEqual(
        expect.objectContaining({ measure: "current-budget", fund: "municipal", amount: 775_047_000n }),
      );
    }
  });

  test("has only those cells open that change, which say what they were", async () => {
    const { sheets } = await readXlsx(await writeTemplate(order), { readStyles: true });
    const [form] = sheets;
    expect(form?.protection).toMatchObject({ sheet: true });
    expect(form?.protection?.password).toBeUndefined();
    const header = (form?.rows[0] ?? []).map(String);
    const cellOf = (name: string) =>
      form?.cells?.get(`1,${header.findIndex((each) => each.startsWith(`${name} /`))}`);
    expect(cellOf("집행액")?.style?.protection).toEqual({ locked: false });
    expect(cellOf("집행액")?.comment?.text).toBe("지난 값: 658,798,800원");
    for (const name of ["사업코드", "사업명", "부서", "예산액", "예산현액"])
      expect(cellOf(name)?.style?.protection?.locked ?? true).toBe(true);
    expect(cellOf("부서")).toMatchObject({ value: "1005134", style: { numFmt: '"건설과" (@)' } });
  });
});

describe("the empty template", () => {
  test.each(orders)("for office $office heads only columns that the reader knows", async (order) => {
    const opening = await openSource(await writeTemplate(order), openDocument);
    if (opening.kind === "refused") throw new Error(opening.finding.en);
    const { sheet, findings } = findTemplateSheet(opening.source, order.office ?? "1129000");
    expect(findings).toEqual([]);
    expect(sheet?.headerRow).toBe(1);
    expect(
      sheet?.columns.filter(({ column }) => column.kind === "unknown" || column.kind === "blank"),
    ).toEqual([]);
    expect(sheet?.columns).toHaveLength(10 + 4 * 5 + 13);
  });

  test("says how it is filled in, and offers words to choose from", async () => {
    const { sheets } = await readXlsx(await writeTemplate(district));
    expect(sheets.map(({ name }) => name)).toEqual(["사업별 집행", "작성 안내"]);
    const validations = sheets[0]?.dataValidations ?? [];
    expect(validations.filter(({ type }) => type === "list").map(({ values }) => values?.[0])).toEqual([
      "일반회계",
      "010 일반공공행정",
      "원",
    ]);
    expect(validations.find(({ type }) => type === "date")).toMatchObject({ formula1: "DATE(2026,1,1)" });
    for (const { values = [] } of validations) expect(values.join(",").length).toBeLessThan(256);
  });

  test("heads each column in Korean and in English, and is read under either alone", async () => {
    const { sheets } = await readXlsx(await writeTemplate(district));
    const headers = (sheets[0]?.rows[0] ?? []).map(String);
    const kindsOf = (names: readonly string[]) => names.map((name) => templateColumnOf(name, "1129000"));
    const both = kindsOf(headers);
    for (const at of [0, 1])
      expect(kindsOf(headers.map((header) => header.split(" / ")[at] ?? ""))).toEqual(both);
    expect(headers.slice(10, 15)).toEqual([
      "예산액 / appropriation",
      "예산액(국비) / appropriation_national",
      "예산액(시비) / appropriation_provincial",
      "예산액(구비) / appropriation_municipal",
      "예산액(기타) / appropriation_other",
    ]);
  });

  test.each([
    ["예산액 / expenditure", "unknown"],
    ["채권자 / payee", "personal"],
    ["예산액(천원) / appropriation", "amount"],
  ])("heads nothing by two words of different meaning: %s", (header, kind) => {
    expect(templateColumnOf(header, "1129000").kind).toBe(kind);
  });

  test("keeps codes as text and days as days in every row that is filled in", async () => {
    const bytes = partsOf(await writeTemplate(district)).get("xl/worksheets/sheet1.xml");
    const xml = Buffer.from(bytes ?? []).toString("utf8");
    const styles = [...xml.matchAll(/<col style="(\d+)"/g)].map(([, style]) => style);
    const second = [...xml.matchAll(/<c r="[A-Z]+2" s="(\d+)"/g)].map(([, style]) => style);
    expect(styles).toEqual(second);
    const [code, day, amount] = [styles[0], styles[8], styles[10]];
    expect(new Set([code, day, amount, "0"]).size).toBe(4);
  });

  test("is the same as CSV", async () => {
    const { sheets } = await readXlsx(await writeTemplate(district));
    const csv = writeTemplateCsv(district);
    expect(csv).toBe(`\ufeff${(sheets[0]?.rows[0] ?? []).map(String).join(",")}\r\n`);
    const reading = readText(`${csv}A1,마을 가게,,과,,,일반회계,,2026-06-30,천원,60${",".repeat(32)}`, {
      fiscalYear: 2026,
    });
    expect(amountsOf(recordOf(reading, "마을 가게"), "appropriation")).toEqual({ unsplit: 60_000n });
  });

  test("states no project while it is empty", async () => {
    expect(expectRead(await readBytes(await writeTemplate(district))).records).toEqual([]);
  });

  test("reads back what was filled in, and passes over its own guide in silence", async () => {
    const bytes = await filled({
      사업코드: "474000020093075F",
      사업명: "마을 가게",
      기준일: new Date(Date.UTC(2026, 5, 30)),
      단위: "천원",
      예산현액: 60,
      "예산현액(국비)": 10,
      "예산현액(시비)": 20,
      "예산현액(구비)": 30,
      집행액: 7,
      "12.31 계획": 50,
    });
    const reading = await readBytes(bytes, { unit: null });
    expect(reading.findings).toEqual([]);
    const record = recordOf(reading, "마을 가게");
    expect(record).toMatchObject({ asOf: "2026-06-30", project: { id: "code/474000020093075f" } });
    expect(amountsOf(record, "current-budget")).toEqual({
      national: 10_000n,
      provincial: 20_000n,
      municipal: 30_000n,
    });
    expect(amountsOf(record, "plan")).toEqual({ unsplit: 50_000n });
  });

  test("refuses funds that do not add up, by cell", async () => {
    const bytes = await filled({
      사업명: "가",
      기준일: "2026-06-30",
      단위: "원",
      집행액: 2,
      "집행액(시비)": 1,
    });
    expect(expectRefused(await readBytes(bytes, { unit: null }))).toEqual(["fund-sum-differs@2"]);
  });
});
