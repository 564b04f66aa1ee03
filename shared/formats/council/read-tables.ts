/** The tables that were chosen, row by row: their lines, unit and totals, and what is wrong with each. */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { isRejected } from "../kernel/finding-list.ts";
import { smallestUnit } from "../kernel/make-reading.ts";
import { checkHiddenTotals } from "../tables/hidden-totals.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { checkSumsTwice } from "../tables/sums-twice.ts";
import { checkTotals, withUnnamedTotal } from "../tables/total-rows.ts";
import {
  type CouncilLine,
  type CouncilLines,
  readCouncilRows,
  type RowsAround,
} from "../printed/budget-rows.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import type { StatedTotals } from "../printed/derived-figures.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { unitsMixed, amountsAllZero, columnTwice, rowCountWrong } from "./council-findings.ts";
import { repeatedRows } from "../tables/repeated-rows.ts";
import { objectsAsProjects, withObjectsApart } from "../tables/objects-in-names.ts";
import type { CouncilColumn } from "../printed/column-roles.ts";
import { levelColumns } from "../printed/row-kinds.ts";
import { withSpendingOfDay } from "../printed/spending-of-day.ts";
import { rowsOfOnePart } from "./limit-findings.ts";
import { unitOfTable } from "./table-context.ts";
import { limitedTable } from "./table-limits.ts";

export type Around = RowsAround & {
  readonly asOf: IsoDate | null;
  readonly ignored: readonly CouncilTable[];
};

export type ReadTable = CouncilLines & { readonly unit: MoneyUnit | null };

/** Tables of one department as one: a total below the last of them may sum up all. */
export function readParts(
  lines: readonly string[],
  tables: readonly CouncilTable[],
  around: Around,
): ReadTable {
  const read = tables.map((table) => readTable(lines, table, around, tables.length > 1));
  const [first, ...others] = read;
  if (first === undefined || others.length === 0)
    return first ?? { unit: null, lines: [], summed: [], findings: [] };
  const findings = read.flatMap((each) => each.findings);
  const summed = read.flatMap((each) => each.summed);
  const units = new Set(read.flatMap((each) => each.unit ?? []));
  const unit = smallestUnit([...units]);
  const totals = isRejected(findings) ? [] : totalFindings(summed, unit);
  return {
    unit,
    lines: read.flatMap((each) => each.lines),
    summed,
    findings: [...findings, ...(units.size > 1 ? [unitsMixed([...units])] : []), ...totals],
  };
}

function totalFindings(summed: CouncilLines["summed"], unit: MoneyUnit): readonly Finding[] {
  return [...checkTotals(summed, moneyUnits[unit]), ...checkHiddenTotals(summed), ...repeatedRows(summed)];
}

/** @param isPart whether totals are checked with those of other tables. */
export function readTable(
  lines: readonly string[],
  printed: CouncilTable,
  around: Around,
  isPart = false,
): ReadTable {
  const { context } = around;
  const { table: limited, findings: ofLimits } = limitedTable(lines, printed, context.fiscalYear);
  const unit = unitOfTable(lines, limited, around.ignored, context);
  if (isFinding(unit))
    return { unit: null, lines: [], summed: [], findings: [unit, ...ofLimits, ...shapeFindings(limited)] };
  const { table, findings: ofDay } = withSpendingOfDay(limited, unit, around.asOf);
  const columns = levelColumns(table.columns);
  const rows = withNamedTotal(readCouncilRows(withObjectsApart(table, columns, objectColumn), unit, around));
  const objects = objectsAsProjects();
  for (const { name, row } of rows.lines) objects.read(name, row);
  const shape = [...ofLimits, ...ofDay, ...shapeFindings(table), ...rowsOfOnePart(table, columns)];
  const findings = [...shape, ...rows.findings, ...objects.findings()];
  if (isRejected(findings)) return { ...rows, unit, findings };
  const totals = isPart ? [] : totalFindings(rows.summed, unit);
  const isEmpty = rows.lines.length === 0;
  const isNothing = rows.lines.length > 1 && rows.lines.every(statesNothing);
  return {
    ...rows,
    unit,
    findings: [
      ...findings,
      ...totals,
      ...(isEmpty ? [rowCountWrong(table)] : []),
      ...(isNothing ? [amountsAllZero(table.row)] : []),
    ],
  };
}

/** A row without a name that sums up all others is no project. */
function withNamedTotal(read: CouncilLines): CouncilLines {
  const { rows: summed, findings } = withUnnamedTotal(read.summed, read.findings);
  const unnamed = new Set(findings.flatMap(({ code, row }) => (code === "total-unnamed" ? [row] : [])));
  return { lines: read.lines.filter(({ row }) => !unnamed.has(row)), summed, findings };
}

const objectColumn: CouncilColumn = { role: "object", label: "통계목", fund: null, year: null };

/** In all, by what each of them states. */
export function totalsOf(tables: readonly (readonly CouncilLine[])[]): StatedTotals {
  const sums = (of: (line: CouncilLine) => Won | null) =>
    tables.map((lines) => lines.reduce((sum, line) => sum + (of(line) ?? 0n), 0n));
  return {
    budgets: [
      ...sums(({ measures }) => totalOf(measures.appropriation)),
      ...sums(({ measures }) => totalOf(measures["current-budget"])),
    ],
    spent: sums(({ measures }) => totalOf(measures.expenditure)),
  };
}

/** A table of a bureau may stand beside those of its departments. */
export function sumsTwiceIn(tables: readonly ReadTable[]): readonly Finding[] {
  return tables.length < 2 ? [] : checkSumsTwice(tables.flatMap(({ lines }) => lines.map(asSummed)));
}

function asSummed({ row, name, measures }: CouncilLine): SummedRow {
  const stated = [
    ["예산액", totalOf(measures.appropriation) ?? totalOf(measures["current-budget"])],
    ["집행액", totalOf(measures.expenditure)],
  ] as const;
  return {
    row,
    name,
    amounts: new Map(stated.flatMap(([label, won]) => (won === null ? [] : [[label, won]]))),
  };
}

function statesNothing({ measures }: CouncilLine): boolean {
  return Object.values(measures).every((amounts) => (totalOf(amounts) ?? 0n) === 0n);
}

function shapeFindings(table: CouncilTable): readonly Finding[] {
  const findings: Finding[] = [];
  for (const role of ["appropriation", "current-budget", "commitment", "expenditure"] as const) {
    const same = table.columns.filter((column) => column.role === role);
    const isTwice = [...Map.groupBy(same, ({ fund }) => fund).values()].some((columns) => columns.length > 1);
    if (isTwice) findings.push(columnTwice(table.row, same));
  }
  const isWrongCount = table.kind === "business" && table.rows.length !== 1;
  return isWrongCount ? [...findings, rowCountWrong(table)] : findings;
}

function isFinding(value: string | Finding): value is Finding {
  return typeof value !== "string";
}
