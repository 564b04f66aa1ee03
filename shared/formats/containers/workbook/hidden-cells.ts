/**
 * Rows and columns of a sheet that its sender does not see, because a filter or a hand hid them: they are read, and told with
 * their sums. A hidden budget or spending that a visible one contradicts waits for a person.
 */
import type { Sheet } from "hucre/xlsx";
import type { Finding } from "../../../domain/values/finding.ts";
import { columnName } from "../../kernel/column-name.ts";
import { placeAt, question, remark, shortList } from "../../kernel/finding-list.ts";
import { textOfCell } from "./workbook-cell.ts";

/** Rows and columns that a finding names. */
const named = 10;

type Rows = Sheet["rows"];

export function hiddenCells(sheet: Sheet): readonly Finding[] {
  return [...hiddenRows(sheet), ...hiddenColumns(sheet)];
}

function hiddenRows({ name, rows, rowDefs = new Map() }: Sheet): readonly Finding[] {
  const hidden = [...rowDefs]
    .filter(
      ([at, { hidden: isHidden, height }]) => (isHidden === true || height === 0) && hasContent(rows[at]),
    )
    .map(([at]) => at)
    .toSorted((a, b) => a - b);
  return hidden.length === 0 ? [] : [rowsHidden(name, hidden, sumsOf(rows, hidden))];
}

interface AmountColumn {
  readonly at: number;
  readonly header: string;
  readonly kind: "budget" | "spending";
  readonly amounts: readonly (number | null)[];
}

function hiddenColumns({ name, rows, columns = [] }: Sheet): readonly Finding[] {
  const hidden = [...columns.entries()]
    .filter(([, { hidden: isHidden, width }]) => isHidden === true || width === 0)
    .filter(([at]) => rows.some((row) => hasContent([row[at] ?? null])))
    .map(([at]) => at);
  if (hidden.length === 0) return [];
  const amounts = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, at) =>
    amountColumn(rows, at),
  ).filter((column) => column !== null);
  const unseen = amounts.filter(({ at }) => hidden.includes(at));
  const seen = amounts.filter(({ at }) => !hidden.includes(at));
  const disputed = unseen.flatMap((column) => {
    const beside = seen.filter(({ kind }) => kind === column.kind);
    const parts = unseen.filter(({ kind }) => kind === column.kind);
    const isSaid = beside.some((other) => isSame(other, [column]) || isSame(other, parts));
    return beside.length === 0 || isSaid ? [] : [{ hidden: column, visible: beside[0] ?? column }];
  });
  return [
    ...disputed.map(({ hidden: column, visible }) => columnDisputed(name, column, visible)),
    columnsHidden(name, rows, hidden),
  ];
}

/** Parts of a budget, rates, plans and other years contradict nothing. */
const noFigure =
  /[률율]|%|잔액|미집행|계획|예정|목표|전망|당초|본예산|기정|추경|증감|이월|전년|작년|원인행위|국비|도비|시비|구비|군비|과목|부서|구분/;

function amountColumn(rows: Rows, at: number): AmountColumn | null {
  const first = rows.findIndex((row) => isAmount(row[at]));
  const header = headersOver(rows, at, first);
  const text = header.replace(/\s/g, "");
  if (first === -1 || noFigure.test(text)) return null;
  const isBudget = /예산|현액|편성|budget|appropriation/i.test(text);
  if (!isBudget && !/집행|지출|지급|spent|expenditure/i.test(text)) return null;
  const amounts = rows.map((row) => amountOf(row[at]));
  return { at, header, kind: isBudget ? "budget" : "spending", amounts };
}

function isAmount(value: Rows[number][number] | undefined): boolean {
  return amountOf(value) !== null;
}

function amountOf(value: Rows[number][number] | undefined): number | null {
  if (typeof value === "number") return value;
  const text = textOfCell(value).trim();
  return /^[-−△▲]?\d[\d,]*(\.\d+)?$/.test(text)
    ? Number(text.replace(/,/g, "").replace(/^[−△▲]/, "-"))
    : null;
}

/** Whether the columns together state in every row what the one does. */
function isSame(one: AmountColumn, columns: readonly AmountColumn[]): boolean {
  return one.amounts.every((amount, row) => {
    const stated = columns.flatMap(({ amounts }) => amounts[row] ?? []);
    return stated.length === 0 ? (amount ?? 0) === 0 : stated.reduce((a, b) => a + b, 0) === (amount ?? 0);
  });
}

function hasContent(row: Sheet["rows"][number] | undefined): boolean {
  return row?.some((value) => value !== null && value !== "") ?? false;
}

/** `예산액(천원) 150000`, for each column of amounts; of every column of numbers where no header speaks of money. */
function sumsOf(rows: Rows, hidden: readonly number[]): string {
  const sums = new Map<number, number>();
  for (const at of hidden)
    for (const [column, value] of (rows[at] ?? []).entries()) {
      // In a web page an amount is a text.
      const amount = amountOf(value);
      if (amount !== null) sums.set(column, (sums.get(column) ?? 0) + amount);
    }
  const summed = [...sums].map(([column, sum]) => ({
    header: headerOver(rows, column, hidden[0] ?? 0),
    sum,
  }));
  const ofMoney = summed.filter(({ header }) => /액|금|원\)|계획|amount|budget|expenditure/i.test(header));
  return (ofMoney.length === 0 ? summed : ofMoney)
    .slice(0, named)
    .map(({ header, sum }) => `${header} ${shownNumber(sum)}`)
    .join(" · ");
}

function shownNumber(value: number): string {
  return Number(value.toPrecision(15)).toLocaleString("en-US", { maximumFractionDigits: 6 });
}

/** The first text in the column above the row; the column's letter where there is none. */
function headerOver(rows: Rows, column: number, row: number): string {
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

/** Of all header rows; a row of one cell is a title. */
function headersOver(rows: Rows, column: number, row: number): string {
  const texts = rows.slice(0, row).flatMap((cells) => {
    const stated = cells.filter((value) => textOfCell(value).trim() !== "");
    const text = textOfCell(cells[column]).replace(/\s+/g, " ").trim();
    return stated.length < 2 || text === "" ? [] : [text];
  });
  return texts.slice(0, 3).join(" ");
}

function columnsHidden(sheet: string, rows: Rows, hidden: readonly number[]): Finding {
  const names = hidden.map((at) => {
    const numbers = rows.flatMap((row) => amountOf(row[at]) ?? []);
    const first = rows.findIndex((row) => isAmount(row[at]));
    const header = headersOver(rows, at, first === -1 ? Math.min(rows.length, named) : first);
    return `${columnName(at)} ${header}${numbers.length === 0 ? "" : ` ${shownNumber(numbers.reduce((a, b) => a + b, 0))}`}`;
  });
  const list = shortList(names, named);
  return remark("columns-hidden", placeAt(null, columnName(hidden[0] ?? 0), list), {
    ko: `"${sheet}" 시트에서 숨겨 놓아 보이지 않는 열 ${hidden.length}개도 보이는 열과 똑같이 읽었습니다(열의 숫자를 모두 더하면: ${list}). 보이는 열만 반영하려면 그 열을 지우고 다시 올려 주십시오.`,
    en: `${hidden.length} hidden columns of the sheet "${sheet}" were read like the visible ones (all numbers of each added up: ${list}). To have only the visible ones, delete those columns and upload again.`,
  });
}

function columnDisputed(sheet: string, hidden: AmountColumn, visible: AmountColumn): Finding {
  const row = hidden.amounts.findIndex((amount, at) => (amount ?? 0) !== (visible.amounts[at] ?? 0));
  const [own, other] = [hidden, visible].map(({ amounts }) => shownNumber(amounts[row] ?? 0));
  const [at, beside] = [hidden.at, visible.at].map(columnName);
  return question("hidden-column-differs", placeAt(row + 1, hidden.header, own ?? null), {
    ko: `"${sheet}" 시트의 숨긴 ${at}열 "${hidden.header}"과 보이는 ${beside}열 "${visible.header}"의 금액이 다릅니다(${row + 1}행: ${own}, ${other}). 숨긴 열도 읽었으므로, 둘 다 맞으면 보류를 해제하고, 아니면 숨긴 열을 지우고 다시 올려 주십시오.`,
    en: `The hidden column ${at} "${hidden.header}" of the sheet "${sheet}" and the visible column ${beside} "${visible.header}" state different amounts (row ${row + 1}: ${own}, ${other}). The hidden one was read too: if both are right, release the file; else delete the hidden column and upload again.`,
  });
}
