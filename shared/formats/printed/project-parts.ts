/**
 * One project in several rows, because a column beside its name parts its money: 편성목, 통계목, or a 구분 of 본예산 and 추경,
 * 계획 and 실적. Its name stands once or in each row. Parts that surely make up the project are added, or held to its own
 * row where it has one; any others wait for a person.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { type MoneyUnit, moneyUnits } from "../../domain/values/won.ts";
import { partsTwice } from "../tables/repeated-rows.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilTable, namingColumn } from "./budget-tables.ts";
import { wordIn } from "../cells/object-codes.ts";
import { areSubtotals, isCounted, type Repeated, weighParts } from "../tables/object-rows.ts";
import { fundLabel } from "./column-roles.ts";
import { splitByFunds } from "./fund-rows.ts";
import { meaningOfPart } from "../cells/division-words.ts";
import { sumOfRows } from "./read-cells.ts";
import { columnsApart, groupsOfProjects, type ProjectColumns, type ReadRow } from "./row-groups.ts";
import { fundColumnOf, levelColumns } from "./row-kinds.ts";
import { areStagesOfBudget, budgetOf } from "./rows-of-books.ts";
import {
  columnIgnored,
  groupDiffers,
  partsJoined,
  partsUnclear,
  plansBesideResults,
} from "./table-findings.ts";

interface Parts extends ProjectColumns {
  readonly table: CouncilTable;
  readonly unit: MoneyUnit;
  readonly findings: Finding[];
  /** Of each project that was added up, its rows. */
  readonly joined: (readonly ReadRow[])[];
  /** Rows that a person must weigh. */
  readonly doubtful: ReadRow[];
  readonly repeated: Repeated<ReadRow>;
}

/** @returns the rows with one for each project, and what is said of those that were added up. */
export function withJoinedParts(
  table: CouncilTable,
  rows: readonly ReadRow[],
  unit: MoneyUnit,
  office: string,
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  const naming = namingColumn(table.columns) ?? table.columns.length;
  const columns = [...table.columns.keys()].filter(
    (at) =>
      at > naming &&
      at !== fundColumnOf(table) &&
      (table.columns[at]?.role === "division" || table.columns[at]?.role === "object"),
  );
  if (columns.length === 0) return { rows, findings: [] };
  const findings: Finding[] = [];
  const parts: Parts = {
    table,
    unit,
    levels: levelColumns(table.columns),
    apart: columnsApart(table),
    columns,
    findings,
    joined: [],
    doubtful: [],
    repeated: repeatedIn(table, columns, { unit, office }, findings),
  };
  const made = groupsOfProjects(rows, parts).flatMap((group) => joinedRows(group, parts));
  const [first] = parts.joined;
  const isParting = made.length < rows.length || parts.doubtful.length > 0;
  return {
    rows: made,
    findings: [
      ...parts.findings,
      ...(isCounted(made, parts.levels) ? [] : parts.repeated.doubts),
      ...(isParting ? [] : columns.flatMap((at) => ignored(table, at))),
      ...(parts.doubtful.length === 0 ? [] : [partsUnclear(parts.doubtful.map(rowOf), labelsOf(parts))]),
      ...(first === undefined
        ? []
        : [
            partsJoined(
              first.map(rowOf),
              labelsOf(parts),
              parts.joined.length,
              parts.repeated.left.map(rowOf),
            ),
          ]),
    ],
  };
}

function repeatedIn(
  { columns }: CouncilTable,
  parting: readonly number[],
  of: { readonly unit: MoneyUnit; readonly office: string },
  findings: Finding[],
): Repeated<ReadRow> {
  return {
    columns: parting.map((at) => ({
      at,
      label: columns[at]?.label ?? "",
      isObject: columns[at]?.role === "object",
    })),
    unit: of.unit,
    fundLabel,
    splitBy: (own, funds) => splitByFunds(own, funds, of, findings),
    left: [],
    doubts: [],
  };
}

/** Each project has one row: the column tells something else of it. */
function ignored({ columns, rows, row }: CouncilTable, at: number): readonly Finding[] {
  const isBlank = rows.every(({ cells }) => (cells[at] ?? "") === "");
  return isBlank ? [] : [columnIgnored(row, columns[at]?.label ?? "", false)];
}

function joinedRows(group: readonly ReadRow[], parts: Parts): readonly ReadRow[] {
  const [first, ...others] = group;
  if (first === undefined) return group;
  const words = group.map(({ row }) => parts.columns.map((at) => wordIn(row.cells[at])));
  const isTotal = words.map((cells) => cells.some(isTotalName));
  const subtotals = group.filter((_, at) => isTotal[at] && isHead(words[at] ?? []));
  const printed = group.filter((_, at) => !isTotal[at] && words[at]?.some((word) => word !== "") === true);
  const head = group.find(
    ({ hasAmounts }, at) => hasAmounts && isHead(words[at] ?? []) && (at === 0 || at === group.length - 1),
  );
  if (others.length === 0) {
    checkLoneRow(first, words[0] ?? [], parts);
    return group;
  }
  const isOneOfSeveral = head !== undefined && subtotals.includes(head) && subtotals.length > 1;
  const isOfSubtotals = isOneOfSeveral && areSubtotals(subtotals, printed, parts.repeated);
  const isHeaded = head !== undefined && !isOfSubtotals;
  // The project's own row is held to its parts below, whatever these hold of each other.
  const leaves = weighParts(printed, isHeaded ? { ...parts.repeated, doubts: [] } : parts.repeated);
  parts.findings.push(...partsTwice(leaves, parts.columns, parts.levels.at(-1) ?? 0));
  checkSubtotals(group, words, parts);
  const sum = sumOfRows(leaves[0] ?? first, leaves, parts.table.columns, parts.unit);
  if (isHeaded) {
    checkSum(head, leaves, parts);
    // What it leaves blank stands in its parts alone.
    const isWhole = [...sum.amounts.stated.keys()].every((label) => head.amounts.stated.has(label));
    return [named(isWhole ? head : sum, first, parts)];
  }
  const results = resultsAmong(leaves, parts);
  if (results !== null) return [named(results, first, parts)];
  const areStages = areStagesOfBudget(leaves, parts.columns);
  const doubtful = leaves.filter(({ row }) => areStages || !isPlainPart(row.cells, parts));
  parts.doubtful.push(...doubtful);
  const isTotalRow = parts.levels.some((at) => isTotalName(first.row.cells[at] ?? ""));
  if (doubtful.length === 0 && !isTotalRow) parts.joined.push(leaves);
  return [named(sum, first, parts)];
}

/** `계` in the first of the columns that part the project, or nothing in any: the row is of the whole project. */
function isHead(words: readonly string[]): boolean {
  const first = words.find((word) => word !== "");
  return first === undefined || (isTotalName(first) && words.indexOf(first) === 0);
}

/** One row that names a part: money of another year, or a plan, is no whole project. */
function checkLoneRow(read: ReadRow, words: readonly string[], parts: Parts): void {
  const isDoubtful = parts.columns.some((at, place) => {
    if (parts.table.columns[at]?.role !== "division") return false;
    const meaning = meaningOfPart(words[place] ?? "");
    return (
      meaning === "plan" || (meaning === "carried" && totalOf(read.amounts.measures.appropriation) !== null)
    );
  });
  if (isDoubtful && read.hasAmounts) parts.doubtful.push(read);
}

/** What a plan says stands beside what became of it: the second is the project, where both print one budget. */
function resultsAmong(leaves: readonly ReadRow[], parts: Parts): ReadRow | null {
  const meanings = leaves.map(({ row }) =>
    parts.columns.map((at) => meaningOfPart(wordIn(row.cells[at]))).find((meaning) => meaning !== null),
  );
  const [result, ...more] = leaves.filter((_, at) => meanings[at] === "result");
  const plans = leaves.filter((_, at) => meanings[at] === "plan");
  if (result === undefined || more.length > 0 || plans.length + 1 !== leaves.length) return null;
  const isOneBudget = plans.every((plan) => [null, budgetOf(result)].includes(budgetOf(plan)));
  if (!isOneBudget) return null;
  parts.findings.push(plansBesideResults(plans.map(rowOf), result.row.row, labelsOf(parts)));
  return result;
}

/** What parts the money of one year and no other: an object, or a word that is known to. */
function isPlainPart(cells: readonly string[], { table, columns }: Parts): boolean {
  return columns.every((at) => {
    const word = wordIn(cells[at]);
    if (table.columns[at]?.role === "object" || word === "") return true;
    const meaning = meaningOfPart(word);
    const isOfCurrent = table.columns.every(({ role }) => role !== "appropriation");
    return meaning === "part" || (meaning === "carried" && isOfCurrent);
  });
}

function checkSubtotals(
  group: readonly ReadRow[],
  words: readonly (readonly string[])[],
  parts: Parts,
): void {
  let open = "";
  const wider = words.map(([first = ""]) => (open = first === "" ? open : first));
  for (const [at, subtotal] of group.entries()) {
    const own = words[at] ?? [];
    if (!own.some(isTotalName) || isHead(own)) continue;
    const below = group.filter(
      (_, other) => other !== at && wider[other] === wider[at] && words[other]?.some(isTotalName) === false,
    );
    checkSum(subtotal, below, parts);
  }
}

function checkSum(whole: ReadRow, leaves: readonly ReadRow[], { unit, findings, table }: Parts): void {
  if (leaves.length === 0) return;
  for (const [label, printed] of whole.amounts.stated) {
    const sum = leaves.reduce((won, { amounts }) => won + (amounts.stated.get(label) ?? 0n), 0n);
    const apart = sum > printed ? sum - printed : printed - sum;
    if (2n * apart <= BigInt(leaves.length) * moneyUnits[unit]) continue;
    const name = plainName(whole.row.cells[namingColumn(table.columns) ?? 0] ?? "");
    findings.push(
      groupDiffers(
        whole.row.row,
        name,
        label,
        leaves.map(({ row }) => row.row),
      ),
    );
    return;
  }
}

/** The names of its levels may stand in the first row alone; what parts it is no word of the whole. */
function named(read: ReadRow, { row: first }: ReadRow, { levels, columns }: Parts): ReadRow {
  const cells = read.row.cells.map((cell, at) => {
    if (columns.includes(at)) return "";
    return levels.includes(at) || cell === "" ? (first.cells[at] ?? "") : cell;
  });
  return { ...read, row: { ...read.row, row: first.row, indent: first.indent, cells } };
}

const rowOf = ({ row }: ReadRow): number => row.row;

function labelsOf({ table, columns }: Parts): string {
  return columns.map((at) => table.columns[at]?.label ?? "").join(", ");
}
