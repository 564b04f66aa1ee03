import { describe, expect, test } from "vitest";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import { codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";
import { otherWriter, readBytes, type Row, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const width = 22;
const blank: Row = Array<null>(width).fill(null);

function line(cells: Readonly<Record<number, string | number>>): Row {
  return blank.map((_, at) => cells[at] ?? null);
}

/** The 22 columns under three merged header rows, below a title and a department. */
const top: readonly Row[] = [
  line({ 0: "2026년 지출 집행현황" }),
  line({ 0: "부서 : 사회적경제과", 20: "(단위: 원)" }),
  line({
    0: "회계구분",
    1: "사업명",
    3: "통계목",
    5: "품의",
    9: "결의",
    14: "지급",
    18: "채권자",
    20: "적요",
  }),
  line({
    5: "품의번호",
    6: "품의일자",
    9: "결의번호",
    10: "결의승인일",
    11: "결의금액",
    14: "지급명령",
    16: "지급일자",
  }),
  line({ 14: "지급명령번호" }),
];

function payment(project: string, amount: string | number, paid: string, account = "일반회계"): Row {
  const cells = {
    0: account,
    1: project,
    3: "401-01 시설비",
    5: "1",
    10: "20260105",
    11: amount,
    18: "김비밀",
    20: "생계비 지원",
  };
  return line(paid === "" ? cells : { ...cells, 14: "7", 16: paid });
}

const rows = [
  payment("마을 가게", "1,644,500", "20260106"),
  payment("마을 가게", "1,644,500", "20260106"),
  payment("마을 가게", "-210,100", "2026-01-09"),
  line({ 1: "소 계", 11: "3,078,900" }),
  payment("기본경비", 5, ""),
  line({ 0: "합계", 11: "3,078,905" }),
];

async function read(body: readonly Row[], over: Partial<UploadContext> = {}) {
  return readBytes(await xlsxOf(sheetOf([...top, ...body])), { unit: null, ...over });
}

describe("e호조's spending status", () => {
  test("is known below its merged header, and every paid row is an increment of its day", async () => {
    const reading = await read(rows);
    expect(reading).toMatchObject({
      format: "ehojo-spending-status",
      period: { from: "2026-01-06", to: "2026-01-09" },
    });
    const record = recordOf(reading, "마을 가게");
    expect(record.project).toMatchObject({ account: "일반회계", department: "사회적경제과" });
    expect(record).toMatchObject({ asOf: "2026-01-09", rows: [6, 7, 8] });
    expect(record.entries.map(({ measure, date, amount, kind }) => [measure, date, amount, kind])).toEqual([
      ["expenditure", "2026-01-06", 1_644_500n, "increment"],
      ["expenditure", "2026-01-06", 1_644_500n, "increment"],
      ["expenditure", "2026-01-09", -210_100n, "increment"],
    ]);
  });

  test("leaves out what is decided and not paid, and says how much", async () => {
    const reading = await read(rows);
    expect(expectRead(reading).records).toHaveLength(1);
    expect(reading.findings).toMatchObject([{ code: "not-paid-yet", consequence: "note", value: "5" }]);
  });

  const plainHead = "부서 : 건설과\n번호,사업명,결의승인일,결의금액,지급일자,지급금액";
  test.each([
    {
      what: "twice under one number",
      rows: ["1,길,20260105,5,20260106,5", "1,길,20260105,5,20260106,5"],
      codes: ["column-ignored", "rows-repeated"],
    },
    {
      what: "under another number",
      rows: ["1,길,20260105,5,20260106,5", "2,길,20260105,5,20260106,5"],
      codes: ["column-ignored"],
    },
    {
      what: "not paid yet, in another amount",
      rows: ["1,길,20260105,5,20260106,", "2,길,20260105,5,,4"],
      codes: ["not-paid-yet"],
    },
    { what: "paid in another amount", rows: ["1,길,20260105,5,20260106,4"], codes: ["column-twice"] },
  ])("of a decision that stands $what says $codes", ({ rows: decisions, codes }) => {
    expect(codesOf(readText([plainHead, ...decisions].join("\n"), { fiscalYear: 2026 }))).toEqual(codes);
  });

  test("never quotes a payee or a purpose", async () => {
    const reading = await read([...rows, payment("", "x", "y")]);
    expect(reading.kind).toBe("refused");
    expect(JSON.stringify(reading.findings)).not.toMatch(/김비밀|생계비/);
  });

  test("reads the same as XLSX, XLS and CSV", async () => {
    const all = [...top, ...rows];
    const csv = all.map((cells) => cells.map((cell) => `"${String(cell ?? "")}"`).join(",")).join("\r\n");
    const readings = [
      await read(rows),
      await readBytes(otherWriter(all, "biff8"), { unit: null }),
      readText(csv, { fiscalYear: 2026 }),
    ];
    const [first, ...others] = readings.map((reading) => expectRead(reading).records);
    for (const other of others) expect(other).toEqual(first);
    expect(readings.map((reading) => codesOf(reading).includes("xls-old-format"))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test.each<[string, readonly Row[], Partial<UploadContext>, readonly string[]]>([
    ["a total differs", [payment("가", 1, "20260106"), line({ 1: "합계", 11: 2 })], {}, ["total-differs@7"]],
    ["an amount is blank", [payment("가", "", "20260106")], {}, ["amount-missing@6"]],
    ["a day is of another year", [payment("가", 1, "20250106")], {}, ["date-outside-year@6"]],
    ["a day is none", [payment("가", 1, "20260230")], {}, ["date-unreadable@6"]],
    ["a name is missing", [payment("", 1, "20260106")], {}, ["name-missing@6"]],
    ["the title is of another year", rows, { fiscalYear: 2025 }, ["fiscal-year-differs"]],
    ["the sender says another unit", rows, { unit: "천원" }, ["unit-conflict@5"]],
    ["it goes beyond the sender's day", rows, { asOf: day("2026-01-08") }, ["as-of-conflict"]],
  ])("is refused when %s", async (_, body, over, codes) => {
    expect(expectRefused(await read(body, over))).toEqual(codes);
  });
});
