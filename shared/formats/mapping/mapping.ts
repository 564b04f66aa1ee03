/** What an office says of the columns of a table that no format knows; and the same as the template's columns. */
import { projectAttributes } from "../../domain/values/project.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Fund } from "../../domain/values/fund.ts";
import type { FactualMeasure } from "../../domain/values/measure.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { TableHeader } from "../../domain/mappings/table-headers.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { asOfDatesIn, unitInLine } from "../cells/printed-unit-and-day.ts";
import type { TemplateColumn } from "../tables/header-grammar.ts";
import type { SourceDocument } from "../kernel/format.ts";
import { teachableTables } from "./document-tables.ts";

export interface ColumnMapping {
  /** Null for a text, and for a workbook with one such sheet. */
  readonly sheet: string | null;
  /** From 1, as a spreadsheet shows it. */
  readonly headerRow: number;
  readonly unit: MoneyUnit | null;
  readonly asOf: IsoDate | null;
  /** The nth entry of a header speaks of the nth column that is headed so. */
  readonly columns: readonly MappedColumn[];
  /** Which of the office's remembered mappings it is; null where it came with the file. */
  readonly taught: TaughtBy | null;
}

export interface TaughtBy {
  readonly number: number;
  readonly by: string;
  readonly at: string;
}

/** `group`: what is merged over the header and its neighbours; absent where nothing is, or nobody said it. */
export type MappedColumn = {
  readonly header: string;
  readonly group?: string | undefined;
} & ColumnMeaning;

/** What a column of texts may mean in a mapping; `?` is what nobody has said yet. */
export const textMeanings = [
  "projectCode",
  "projectName",
  ...projectAttributes,
  "asOf",
  "unit",
  "personal",
  "ignored",
  "?",
] as const;
export type TextMeaning = (typeof textMeanings)[number];

/** Where the template calls it otherwise. */
const templateKinds = { projectCode: "code", projectName: "name", asOf: "as-of", "?": "unknown" } as const;

export type ColumnMeaning =
  | { readonly means: TextMeaning }
  | {
      readonly means: "amount";
      readonly measure: FactualMeasure;
      /** Null for the total over the funds. */
      readonly fund: Exclude<Fund, "unsplit"> | null;
      readonly unit: MoneyUnit | null;
    }
  | {
      readonly means: "plan";
      readonly span: "in" | "by";
      readonly month: number;
      readonly unit: MoneyUnit | null;
    };

/** @param headerUnit what the header itself prints: it counts where the mapping leaves the unit open. */
export function templateColumnFor(meaning: ColumnMeaning, headerUnit: MoneyUnit | null): TemplateColumn {
  if (meaning.means === "amount") {
    const { measure, fund, unit } = meaning;
    return { kind: "amount", measure, fund: fund ?? "unsplit", unit: unit ?? headerUnit };
  }
  if (meaning.means === "plan") {
    const { span, month, unit } = meaning;
    return { kind: "plan", span, month, unit: unit ?? headerUnit };
  }
  return { kind: templateKindOf(meaning.means) };
}

/** What the template's grammar makes of a header, in the words of a mapping. */
export function meaningOf(column: TemplateColumn): ColumnMeaning {
  if (column.kind === "amount") {
    const { measure, fund, unit } = column;
    return { means: "amount", measure, fund: fund === "unsplit" ? null : fund, unit };
  }
  if (column.kind === "plan") {
    const { span, month, unit } = column;
    return { means: "plan", span, month, unit };
  }
  return { means: textMeanings.find((means) => templateKindOf(means) === column.kind) ?? "ignored" };
}

function templateKindOf(means: TextMeaning): Exclude<TemplateColumn["kind"], "amount" | "plan" | "blank"> {
  if (means === "projectCode" || means === "projectName" || means === "asOf" || means === "?")
    return templateKinds[means];
  return means;
}

/** A header that is merged over two or three rows stands in the topmost of them. */
const mergedRowsAbove = 2;

/** One for each cell of the header row; an empty one takes what stands right above it. */
export function headersIn(rows: readonly (readonly string[])[], headerRow: number): readonly string[] {
  const cells = rows[headerRow - 1] ?? [];
  const above = rows.slice(Math.max(0, headerRow - 1 - mergedRowsAbove), headerRow - 1).toReversed();
  return cells.map((_, at) => {
    const column = [cells, ...above].map((row) => plainHeader(row[at] ?? ""));
    return column.find((text) => text !== "") ?? "";
  });
}

/** A longer one is prose, and no header. */
const maxHeaderLength = 200;

/** The columns that have a header, with what is merged over each. What only dates the table or states its unit is no group. */
export function tableHeaders(
  rows: readonly (readonly string[])[],
  headerRow: number,
): readonly (TableHeader & { readonly at: number })[] {
  return headersIn(rows, headerRow).flatMap((header, at) => {
    if (header === "" || header.length > maxHeaderLength) return [];
    const group = groupHeader(rows, headerRow, at);
    const isOfTable = group !== header && group.length <= maxHeaderLength && !isBesideTable(group);
    return [{ header, group: isOfTable ? group : "", at }];
  });
}

function isBesideTable(text: string): boolean {
  return (
    /[:：]/.test(text) ||
    unitInLine(text) !== null ||
    readDateCell(text).kind === "date" ||
    asOfDatesIn(text, anyYear).length > 0
  );
}

/** Whether a text is dated does not depend on the year that a day without one is of. */
const anyYear = 2000;

/** What stands over a header and its neighbours, merged into one cell; empty where the row above is a title. */
export function groupHeader(rows: readonly (readonly string[])[], headerRow: number, column: number): string {
  const above = (rows[headerRow - 2] ?? []).map(plainHeader);
  if (above.filter((text) => text !== "").length < 2) return "";
  return above.slice(0, column + 1).findLast((text) => text !== "") ?? "";
}

/** Line ends inside a cell and doubled spaces do not tell headers apart. */
export function plainHeader(header: string): string {
  return plainText(header);
}

// A mapping with every column of the table that it was made for, so that a later table can be held against it.

/** What it does not name was not read, and stays so. @returns null where no table of the file has any of its headers. */
export function completeMapping(mapping: ColumnMapping, source: SourceDocument): ColumnMapping | null {
  const { sheet, headerRow } = mapping;
  const named = new Set(mapping.columns.map(({ header }) => plainHeader(header)));
  const tables = teachableTables(source).filter(
    ({ name }) => sheet === null || name === null || name === sheet,
  );
  const headers = tables
    .map((table) => tableHeaders(table.read(headerRow).rows, headerRow))
    .toSorted((a, b) => countIn(named, b) - countIn(named, a))[0];
  if (headers === undefined || countIn(named, headers) === 0) return null;
  const seen = new Map<string, number>();
  const columns = headers.map(({ header, group }): MappedColumn => {
    const times = seen.get(header) ?? 0;
    seen.set(header, times + 1);
    const entry = mapping.columns.filter((column) => plainHeader(column.header) === header)[times];
    return { ...(entry ?? { means: "ignored" }), header, group: group === "" ? undefined : group };
  });
  return { ...mapping, columns };
}

function countIn(named: ReadonlySet<string>, headers: readonly { readonly header: string }[]): number {
  return headers.filter(({ header }) => named.has(header)).length;
}
