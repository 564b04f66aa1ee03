import { expect, test } from "vitest";
import { foldedRows } from "../../../shared/domain/report/printed-amounts.ts";
import {
  column,
  type PrintedMoney,
  type ReportRow,
  type ReportTable,
} from "../../../shared/domain/report/report-table.ts";

const money = (won: bigint | null): PrintedMoney => ({
  kind: "won",
  won,
  shown: won === null ? null : won / 1_000n,
});
const line = (name: string, won: bigint | null): ReportRow => ({
  rank: "line",
  cells: [{ kind: "text", text: name }, money(won), { kind: "date", date: null }],
});
const total: ReportRow = { ...line("계", 60_000n), rank: "total" };
const lines = [line("가", 10_000n), line("나", 20_000n), line("다", 30_000n), line("라", null)];

const tableOf = (rows: readonly ReportRow[], foldAfter: number | null): ReportTable => ({
  id: "t",
  title: { ko: "표", en: "table" },
  columns: [
    column("name", "사업명", "Name", { kind: "text" }),
    column("won", "금액", "Amount"),
    column("due", "기한", "Due", { kind: "date" }),
  ],
  rows,
  sums: [],
  notes: [],
  isDataOnly: false,
  foldAfter,
});

test("a long table ends in one row that holds the sums of those it does not print", () => {
  expect(foldedRows(tableOf([total, ...lines], 1))).toEqual([
    total,
    lines[0],
    {
      rank: "line",
      cells: [
        { kind: "text", text: "그 밖의 3건 (자료 파일에 전체 수록)" },
        money(50_000n),
        { kind: "text", text: "" },
      ],
    },
  ]);
});

test.each([
  { what: "may be of any length", foldAfter: null },
  { what: "has no more rows than it prints", foldAfter: 4 },
  { what: "has one row more, which takes no more room than its sum", foldAfter: 3 },
])("a table that $what is printed whole", ({ foldAfter }) => {
  expect(foldedRows(tableOf([total, ...lines], foldAfter))).toEqual([total, ...lines]);
});

test("an empty table stays so", () => {
  expect(foldedRows(tableOf([], 0))).toEqual([]);
});
