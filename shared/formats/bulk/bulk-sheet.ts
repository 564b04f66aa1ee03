/** The header of 지방재정365's yearly bulk file: one row, or two where the funds stand under 예산현액. */
import { type PrintedUnit, unitInLine } from "../cells/printed-unit-and-day.ts";
import type { Table } from "../kernel/format.ts";
import { type MeaningColumn, meaningColumnsOf } from "../meanings/meaning-columns.ts";

export const bulkColumns = [
  "region",
  "office",
  "account",
  "name",
  "currentBudget",
  "national",
  "provincial",
  "municipal",
  "other",
  "expenditure",
  "appropriation",
  "field",
] as const;
export type BulkColumn = (typeof bulkColumns)[number];

export interface BulkSheet {
  /** The last row of the header, from 1. */
  readonly headerRow: number;
  readonly places: Readonly<Record<BulkColumn, number>>;
  /** As the file heads them. */
  readonly headers: Readonly<Record<BulkColumn, string>>;
  /** The columns that are not read: what they say of a row, or that nobody knows them. */
  readonly beside: readonly MeaningColumn[];
  /** The `(단위: 원)` line above the header. */
  readonly unitLine: PrintedUnit | null;
  /** The lines above the header; line n is row n. */
  readonly titles: readonly string[];
}

const words: readonly (readonly [BulkColumn, RegExp])[] = [
  ["region", /^(지역|시도)(명|구분)?$/],
  ["office", /^자치단체명?$/],
  ["account", /^회계(구분|명)?$/],
  ["name", /^세부사업명?$/],
  ["currentBudget", /^예산현액$/],
  ["national", /^국비$/],
  ["provincial", /^시도비$/],
  ["municipal", /^시군구비$/],
  ["other", /^기타$/],
  ["expenditure", /^지출액$/],
  ["appropriation", /^편성액$/],
  ["field", /^분야명?$/],
];

/** Null when the table has no such header at its top. */
export function bulkSheetIn({ head }: Table): BulkSheet | null {
  const at = head.findIndex((cells) => cells.some((cell) => /^자치단체명?$/.test(bare(cell))));
  const [first, second] = [head[at], head[at + 1]];
  if (first === undefined) return null;
  const isTwo = second?.some((cell) => bare(cell) === "국비") === true;
  const headers = first.map(
    (cell, place) => leafOf(first, isTwo ? (second[place] ?? "") : "", place) || cell,
  );
  const found = words.map(
    ([column, word]) => [column, headers.findIndex((each) => word.test(bare(each)))] as const,
  );
  if (found.some(([, place]) => place === -1)) return null;
  const places = new Map(found);
  const record = <Value>(value: (place: number) => Value) =>
    recordOf((column) => value(places.get(column) ?? -1));
  return {
    headerRow: at + (isTwo ? 2 : 1),
    places: record((place) => place),
    headers: record((place) => headers[place] ?? ""),
    beside: meaningColumnsOf(
      headers,
      (place) =>
        found.some(([, known]) => known === place) ||
        /^(부문|번호|순번|연번)명?$/.test(bare(headers[place] ?? "")),
    ),
    unitLine: head
      .slice(0, at)
      .reduce<PrintedUnit | null>((unit, cells) => unitInLine(cells.join(" ")) ?? unit, null),
    titles: head.slice(0, at).map((cells) => cells.join(" ")),
  };
}

/** What stands lowest; 계 below a merged 예산현액 is the 예산현액. */
function leafOf(first: readonly string[], below: string, place: number): string {
  const isTotal = /^(계|소계|합계)$/.test(bare(below));
  if (bare(below) !== "" && !isTotal) return below;
  return isTotal
    ? (first.slice(0, place + 1).findLast((cell) => bare(cell) !== "") ?? "")
    : (first[place] ?? "");
}

function bare(cell: string): string {
  return cell.normalize("NFKC").replace(/[\s\ufeff]|\((?:단위:?)?원\)/g, "");
}

function recordOf<Value>(value: (column: BulkColumn) => Value): Record<BulkColumn, Value> {
  return {
    region: value("region"),
    office: value("office"),
    account: value("account"),
    name: value("name"),
    currentBudget: value("currentBudget"),
    national: value("national"),
    provincial: value("provincial"),
    municipal: value("municipal"),
    other: value("other"),
    expenditure: value("expenditure"),
    appropriation: value("appropriation"),
    field: value("field"),
  };
}
