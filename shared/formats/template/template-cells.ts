/** What stands in the cells of one template row: its texts, and its amounts as won. */
import type { Finding } from "../../domain/values/finding.ts";
import { plainCode, plainName, plainText } from "../../domain/values/plain-text.ts";
import { isMoneyUnit, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { badAmount, type BadAmount, DottedAmounts, readAmountCell } from "../cells/amount-cell.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import { ownText } from "../kernel/own-text.ts";
import { unitCellUnknown } from "../kernel/row-findings.ts";
import { DittoMarks } from "../tables/ditto-marks.ts";
import type { TextField } from "../tables/header-grammar.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { isTotalName } from "../tables/total-names.ts";
import type { WonsInRow } from "./template-amounts.ts";
import type { HeadedColumn } from "./column-words.ts";
import { type TemplateSheet, unitOfColumn } from "./template-sheet.ts";

export function textIn(
  cells: readonly string[],
  columns: readonly HeadedColumn[],
  kind: TextField | "as-of" | "unit",
): string | null {
  const cell = cells[columns.findIndex(({ column }) => column.kind === kind)] ?? "";
  const value = plain(cell, kind);
  return value === "" ? null : ownText(value);
}

const repeatedFields: ReadonlySet<string> = new Set([
  "department",
  "unitProject",
  "account",
  "field",
  "team",
]);

/** Marks that repeat the name above. A dash may stand for nothing, and a blank is asked about elsewhere. */
export function dittosIn(columns: readonly HeadedColumn[]): DittoMarks {
  const repeated = [...columns.keys()].filter((at) => repeatedFields.has(columns[at]?.column.kind ?? ""));
  return new DittoMarks(repeated, []);
}

function plain(cell: string, kind: TextField | "as-of" | "unit"): string {
  if (kind === "code") return plainCode(cell);
  return kind === "contact" || kind === "as-of" || kind === "unit" ? plainText(cell) : plainName(cell);
}

/** The name of a total row: 합계 may stand in any text column. */
export function totalNameIn(cells: readonly string[], columns: readonly HeadedColumn[]): string | null {
  const texts = (["name", "code", "unitProject", "department", "account", "field"] as const).map((kind) =>
    textIn(cells, columns, kind),
  );
  const found = texts.find((text) => text !== null && isTotalName(text)) ?? null;
  if (found !== null || textIn(cells, columns, "name") !== null) return found;
  // `합계` under 연번: a row without a name is looked at as a whole, but never where personal data may stand.
  const beside = cells.filter((_, at) => columns[at]?.column.kind === "ignored").map(plainName);
  return beside.find(isTotalName) ?? null;
}

/** By column; null where it states no amount. */
export function wonsIn(
  row: number,
  cells: readonly string[],
  sheet: TemplateSheet,
  context: UploadContext,
  findings: Finding[],
): WonsInRow {
  const rowUnit = textIn(cells, sheet.columns, "unit");
  if (rowUnit !== null && !isMoneyUnit(rowUnit)) {
    findings.push(unitCellUnknown(row, rowUnit));
    return [];
  }
  return sheet.columns.map((headed, at) => {
    const { header, column } = headed;
    if (column.kind !== "amount" && column.kind !== "plan") return null;
    const value = cells[at] ?? "";
    const won = wonIn(value, rowUnit, unitOfColumn(headed, sheet, context));
    if (won === null || typeof won === "bigint") return won;
    findings.push(rejection(won.code, placeAt(row, header, value), won));
    return null;
  });
}

/** Looks in each column for amounts whose dot may part thousands. */
export function dottedIn(sheet: TemplateSheet, context: UploadContext) {
  const columns = sheet.columns.flatMap((headed, at) =>
    headed.column.kind === "amount" || headed.column.kind === "plan"
      ? [{ at, headed, amounts: new DottedAmounts() }]
      : [],
  );
  return {
    read(row: number, cells: readonly string[]): void {
      for (const { at, amounts } of columns) amounts.read(row, cells[at] ?? "");
    },
    findings: (): readonly Finding[] =>
      columns.flatMap(({ headed, amounts }) => {
        const unclear = amounts.unclearIn(unitOfColumn(headed, sheet, context));
        if (unclear === null) return [];
        const bad = badAmount("amount-dot-unclear", unclear.value);
        return [rejection(bad.code, placeAt(unclear.row, headed.header, unclear.value), bad)];
      }),
  };
}

/** Null where the cell is blank; why it is bad where it cannot be read in the one unit that is stated. */
function wonIn(
  value: string,
  rowUnit: MoneyUnit | null,
  columnUnit: MoneyUnit | null,
): Won | BadAmount | null {
  const cell = readAmountCell(value, columnUnit ?? rowUnit);
  if (cell.kind === "blank") return null;
  const isContradicted = rowUnit !== null && columnUnit !== null && rowUnit !== columnUnit;
  if (isContradicted) return badAmount("unit-conflict", value);
  return cell.kind === "amount" ? cell.won : cell;
}

/** The row as totals are checked against it; its amounts are put together when they are asked for. */
export class SummedCells implements SummedRow {
  readonly row: number;
  readonly name: string;
  readonly #columns: readonly HeadedColumn[];
  readonly #wons: WonsInRow;

  constructor(row: number, name: string, columns: readonly HeadedColumn[], wons: WonsInRow) {
    this.row = row;
    this.name = name;
    this.#columns = columns;
    this.#wons = wons;
  }

  get amounts(): ReadonlyMap<string, Won> {
    const amounts = new Map<string, Won>();
    for (const [at, { header }] of this.#columns.entries()) {
      const won = this.#wons[at] ?? null;
      if (won !== null) amounts.set(header, won);
    }
    return amounts;
  }
}
