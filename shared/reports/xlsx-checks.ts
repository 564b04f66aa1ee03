/** 검산: every total of the report, what its parts add up to by formula, and the difference, which is 0. */
import type { Cell, WriteSheet } from "hucre/xlsx";
import type { ReportTable } from "../domain/report/report-table.ts";
import { printedText } from "./printed/printed-table.ts";
import { rangesOf } from "./xlsx-formulas.ts";
import { exactNumber } from "./xlsx-rows.ts";
import { addressesOf, placeKey } from "./xlsx-table.ts";

interface NamedTable {
  readonly table: ReportTable;
  /** Of its sheet. */
  readonly name: string;
}

const heads = ["표", "항목", "열", "표의 합계", "다시 더한 값", "차이"];
const headRows = 3;
const wonFormat = "#,##0;[Red]-#,##0;0";

export function checkSheet(tables: readonly NamedTable[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  // What is for looking up alone adds up row by row on its own sheet.
  const checks = tables.filter(({ table }) => !table.isDataOnly).flatMap((named) => checksOf(named));
  const last = headRows + checks.length;
  cells.set("0,0", { value: "검산", style: { font: { bold: true, size: 14 } } });
  cells.set("1,0", { value: "차이의 합계(절댓값)" });
  cells.set("1,1", {
    ...computed(checks.length === 0 ? "0" : `SUMPRODUCT(ABS(F${headRows + 1}:F${last}))`, 0n),
  });
  for (const [at, head] of heads.entries())
    cells.set(placeKey(headRows - 1, at), { value: head, style: { font: { bold: true } } });
  for (const [at, { where, total, parts, amount }] of checks.entries()) {
    const row = headRows + at;
    for (const [column, text] of where.entries()) cells.set(placeKey(row, column), { value: text });
    cells.set(placeKey(row, 3), computed(total, amount));
    cells.set(placeKey(row, 4), computed(`SUM(${parts.join(",")})`, amount));
    cells.set(placeKey(row, 5), computed(`D${row + 1}-E${row + 1}`, 0n));
  }
  return {
    name: "검산",
    rows: [],
    cells,
    columns: [{ width: 28 }, { width: 36 }, { width: 18 }, { width: 20 }, { width: 20 }, { width: 12 }],
    freezePane: { rows: headRows },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headRows}:$${headRows}`,
    },
  };
}

interface Check {
  readonly where: readonly string[];
  readonly total: string;
  readonly parts: readonly string[];
  readonly amount: bigint;
}

function checksOf({ table, name }: NamedTable): Check[] {
  const sheet = `'${name.replaceAll("'", "''")}'!`;
  const addressOf = addressesOf(table);
  return table.sums.flatMap(({ total, parts }): Check[] => {
    const row = table.rows[total.row];
    const cell = row?.cells[total.column];
    if (row === undefined || cell?.kind !== "won" || cell.won === null) return [];
    const item = row.cells
      .flatMap((each) => (each.kind === "text" ? printedText(each) : []))
      .slice(0, 2)
      .join(" ");
    const { title, group } = table.columns[total.column] ?? { title: null, group: null };
    return [
      {
        where: [table.title.ko, item, [group?.ko, title?.ko].filter(Boolean).join(" ")],
        total: `${sheet}${addressOf(total.row, total.column)}`,
        parts: rangesOf(parts, addressOf).map((range) => `${sheet}${range}`),
        amount: cell.won,
      },
    ];
  });
}

/** With its result, for readers that compute nothing. */
function computed(formula: string, result: bigint): Partial<Cell> {
  const value = exactNumber(result);
  return { value, formula, formulaResult: value, style: { numFmt: wonFormat } };
}
