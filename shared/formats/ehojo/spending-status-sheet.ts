/** The header of e호조's 지출 집행현황 (menu 23310): two or three rows of merged cells below a title and `부서 : …`. */
import { plainText } from "../../domain/values/plain-text.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { type PrintedUnit, unitInHeader, unitInLine } from "../cells/printed-unit-and-day.ts";
import type { Table } from "../kernel/format.ts";
import { isBlankRow } from "../kernel/row-findings.ts";
import { type MeaningColumn, meaningColumnsOf } from "../meanings/meaning-columns.ts";
import type { ColumnBeside } from "../payments/columns-beside.ts";
import { comparableHeader, isPersonalHeader } from "../tables/header-grammar.ts";

const columnWords = {
  name: [/^세부사업명?$/, /^사업명$/],
  department: [/^(지출|집행|담당)?부서명?$/],
  account: [/^회계(구분|명)?$/],
  approved: [/^결의승인일자?$/],
  amount: [/^결의금액$/],
  paid: [/^지급일자?$/],
} as const;
export type StatusColumn = keyof typeof columnWords;

export interface StatusSheet {
  /** The last row of the header, from 1. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  /** Null where the sheet has no such column. */
  readonly places: Readonly<Record<StatusColumn, number | null>>;
  /** What the lines above the header say of all rows. */
  readonly department: string | null;
  readonly account: string | null;
  readonly years: readonly number[];
  readonly unitLine: PrintedUnit | null;
}

const maxHeaderRows = 3;

/** Null when the table has no such header at its top. */
export function statusSheetIn({ head }: Table): StatusSheet | null {
  for (let last = 0; last < head.length; last++) {
    for (let first = last; first >= 0 && first > last - maxHeaderRows; first--) {
      const headers = leavesOf(head.slice(first, last + 1));
      const places = placesIn(headers);
      if (places.name === null || places.amount === null || places.paid === null || places.approved === null)
        continue;
      const above = head.slice(0, first).map((cells) => cells.join(" "));
      return {
        headerRow: last + 1 + rowsBelow(head, last, places.name),
        headers,
        places,
        department: statedIn(above, "부서"),
        account: statedIn(above, "회계"),
        years: above.flatMap((line) =>
          [...line.matchAll(/(20\d\d) ?(?:년|회계연도)/g)].map(([, year]) => Number(year)),
        ),
        unitLine: above.reduce<PrintedUnit | null>((unit, line) => unitInLine(line) ?? unit, null),
      };
    }
  }
  return null;
}

/** Steps before the payment, classifications and running numbers: known, and nothing that the ledger keeps. */
const passedHeaders =
  /^((품의|원인행위|결의|지급명령|지급|지출|지출결의)(번호|일자?|년월일|금액|액|승인일자?|차수)?|번호|순번|연번|no|통계목명?|편성목명?|예산과목|세목|비목|분야명?|부문명?|정책사업명?|단위사업명?|지급방법|회계관직|사업코드|세부사업코드|부서코드|통계목코드|편성목코드)$/;

/** Of a decision that is paid, all of these are what was paid. */
const paidAmounts = /^(결의|지급|지출|집행)(금액|액)$/;

/** The columns that are not read: what they say of a row, or that nobody knows them. */
export function columnsBeside({ headers, places }: StatusSheet): readonly MeaningColumn[] {
  const read = new Set(Object.values(places));
  return meaningColumnsOf(
    headers,
    (at) =>
      read.has(at) ||
      isPersonalHeader(headers[at] ?? "") ||
      [passedHeaders, paidAmounts].some((words) => words.test(bare(headers[at] ?? ""))),
  );
}

/** The amounts beside the one that is read. */
export function amountsBeside({ headers, places }: StatusSheet, unit: MoneyUnit): readonly ColumnBeside[] {
  const read = places.amount ?? -1;
  return headers.flatMap((header, at) =>
    at === read || !paidAmounts.test(bare(header))
      ? []
      : [{ at, header, read: { at: read, header: headers[read] ?? "" }, isSame: true, valueOf: wonIn }],
  );

  function wonIn(cell: string, at: number): string | null {
    const text = plainText(cell);
    const stated = unitInHeader(headers[at] ?? "");
    const amount = readAmountCell(text, stated?.kind === "unit" ? stated.unit : unit);
    if (amount.kind === "blank") return null;
    return amount.kind === "amount" ? `${amount.won}` : text;
  }
}

/** Of merged cells only the first holds the words: what stands lowest in a column heads it. */
function leavesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => {
    const words = rows.map((row) => plainText(row[at] ?? "")).filter((word) => word !== "");
    return words.at(-1) ?? "";
  });
}

/** A header may go on below the row that names all columns; a row of figures names a project or a total. */
function rowsBelow(head: readonly (readonly string[])[], last: number, name: number): number {
  const next = head[last + 1];
  const isHeader =
    next !== undefined &&
    !isBlankRow(next) &&
    next.every((cell, at) => !/\d/.test(cell) && (at !== name || cell.trim() === ""));
  const isTotal = next?.some((cell) => /^[소합총]?계$/.test(cell.replace(/\s/g, ""))) === true;
  return isHeader && !isTotal ? 1 : 0;
}

function placesIn(headers: readonly string[]): StatusSheet["places"] {
  const place = (column: StatusColumn): number | null => {
    for (const word of columnWords[column]) {
      const at = headers.findIndex((header) => !isPersonalHeader(header) && word.test(bare(header)));
      if (at !== -1) return at;
    }
    return null;
  };
  return {
    name: place("name"),
    department: place("department"),
    account: place("account"),
    approved: place("approved"),
    amount: place("amount"),
    paid: place("paid"),
  };
}

/** `부서 : 사회적경제과` up to the next such word or a wide gap. */
function statedIn(lines: readonly string[], word: string): string | null {
  for (const line of lines) {
    const stated = new RegExp(String.raw`${word}(?:명|구분)? ?[:：] ?(.*?)(?: {2,}|[,/(]|[가-힣]+ ?[:：]|$)`)
      .exec(line)?.[1]
      ?.trim();
    if (stated !== undefined && stated !== "" && stated !== "전체") return stated;
  }
  return null;
}

function bare(header: string): string {
  return comparableHeader(header.replace(/[([][^)\]]*[)\]]/g, ""));
}
