/** Rows of a sheet that its sender does not see, because a filter or a hand hid them: they are read, and told with their sums. */
import type { Sheet } from "hucre/xlsx";
import type { Finding } from "../../../domain/values/finding.ts";
import { columnName } from "../../kernel/column-name.ts";
import { placeAt, remark, shortList } from "../../kernel/finding-list.ts";

/** Rows and columns that a finding names. */
const named = 10;

export function hiddenRows({ name, rows, rowDefs = new Map() }: Sheet): readonly Finding[] {
  const hidden = [...rowDefs]
    .filter(
      ([at, { hidden: isHidden, height }]) => (isHidden === true || height === 0) && hasContent(rows[at]),
    )
    .map(([at]) => at)
    .toSorted((a, b) => a - b);
  return hidden.length === 0 ? [] : [rowsHidden(name, hidden, sumsOf(rows, hidden))];
}

function hasContent(row: Sheet["rows"][number] | undefined): boolean {
  return row?.some((value) => value !== null && value !== "") ?? false;
}

/** `예산액(천원) 150000`, for each column of amounts; of every column of numbers where no header speaks of money. */
function sumsOf(rows: Sheet["rows"], hidden: readonly number[]): string {
  const sums = new Map<number, number>();
  for (const at of hidden)
    for (const [column, value] of (rows[at] ?? []).entries())
      if (typeof value === "number") sums.set(column, (sums.get(column) ?? 0) + value);
  const summed = [...sums].map(([column, sum]) => ({
    header: headerOver(rows, column, hidden[0] ?? 0),
    sum,
  }));
  const ofMoney = summed.filter(({ header }) => /액|금|원\)|계획|amount|budget|expenditure/i.test(header));
  return (ofMoney.length === 0 ? summed : ofMoney)
    .slice(0, named)
    .map(
      ({ header, sum }) =>
        `${header} ${Number(sum.toPrecision(15)).toLocaleString("en-US", { maximumFractionDigits: 6 })}`,
    )
    .join(" · ");
}

/** The first text in the column above the row; the column's letter where there is none. */
function headerOver(rows: Sheet["rows"], column: number, row: number): string {
  const texts = rows.slice(0, row).map((cells) => cells[column]);
  const header = texts.find((value) => typeof value === "string" && value.trim() !== "");
  return typeof header === "string" ? header.replace(/\s+/g, " ").trim() : columnName(column);
}

function rowsHidden(sheet: string, hidden: readonly number[], sums: string): Finding {
  const numbers = hidden.map((at) => at + 1);
  const list = shortList(numbers, named);
  return remark("rows-hidden", placeAt(numbers[0] ?? null, null, list), {
    ko: `"${sheet}" 시트에서 숨기거나 걸러 놓아 보이지 않는 행 ${hidden.length}개(${list}행)도 읽었습니다${sums === "" ? "" : `(합계: ${sums})`}. 보이는 행만 반영하려면 그 행을 지우고 다시 올려 주십시오.`,
    en: `${hidden.length} rows of the sheet "${sheet}" that are hidden or filtered out (${list}) were read too${sums === "" ? "" : ` (sums: ${sums})`}. To have only the visible ones, delete those rows and upload again.`,
  });
}
