/**
 * What each row of a table is: a project, a group that repeats the sum of the rows below it, a total, a fund's share of the
 * row above it, or nothing. A group is known by its place and held to its sum: added to its parts it would count twice.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilRow, type CouncilTable, namingColumn } from "./budget-tables.ts";
import { type CouncilColumn, fundLabel } from "./column-roles.ts";
import { isOwner, type RowHeading, rowHeadingIn, RowHeadings } from "./departments.ts";
import { rowsDrawnBelow } from "./table-findings.ts";

export interface RowPlace {
  readonly kind: "project" | "group" | "total" | "fund" | "empty";
  /** What the row is called, without numbering and marks. */
  readonly name: string;
  /** The texts of its levels, from the widest, blank ones taken from the rows above. */
  readonly parents: ReadonlyMap<CouncilColumn, string>;
  readonly depth: number;
  /** The fund whose share the row holds. */
  readonly fund: string | null;
}

interface Given {
  readonly row: CouncilRow;
  readonly hasAmounts: boolean;
}

/**
 * @param rows those with as many cells as columns.
 * @param outline how deep each row stands inside its naming column, from 0; null where all stand alike.
 */
export function placesOf(
  table: CouncilTable,
  rows: readonly Given[],
  outline: readonly number[] | null,
): readonly RowPlace[] {
  const levels = levelColumns(table.columns);
  const fundAt = fundColumnOf(table);
  const read = rows.map((given, at) => readRow(given, { table, levels, fundAt, rank: outline?.[at] ?? 0 }));
  const filled = withParents(table, levels, read);
  return filled.map((place, at): RowPlace => {
    if (place.kind !== "project") return place;
    const next = filled.slice(at + 1).find(({ kind }) => kind === "project" || kind === "group");
    const isGroup = next !== undefined && place.hasAmounts && isBelow(next, place);
    return isGroup ? { ...place, kind: "group" } : place;
  });
}

/** The columns, from 0, that name what a row is of, from the widest to the naming one. */
export function levelColumns(columns: readonly CouncilColumn[]): readonly number[] {
  const naming = namingColumn(columns);
  if (naming === null) return [];
  const wider = ["department", "account", "group", "unit-project", "project", "name"];
  return [...columns.keys()].filter((at) => at <= naming && wider.includes(columns[at]?.role ?? ""));
}

/** 재원, or a second 구분, under which every row names a fund or a total. */
export function fundColumnOf({ columns, rows }: CouncilTable): number | null {
  const stated = columns.findIndex(({ role, fund }) => role === "fund" && fund === null);
  if (stated !== -1) return stated;
  const levels = levelColumns(columns);
  const beside = columns.findIndex(({ role }) => role === "division");
  const last = beside === -1 ? levels.at(-1) : beside;
  if (last === undefined || levels.length < (beside === -1 ? 2 : 1)) return null;
  if (beside === -1 && columns[last]?.role !== "name") return null;
  const cells = rows.map(({ cells: own }) => plainName(own[last] ?? "")).filter((cell) => cell !== "");
  const areFunds =
    cells.some((cell) => fundLabel.test(cell)) &&
    cells.every((cell) => fundLabel.test(cell) || isTotalName(cell));
  return areFunds ? last : null;
}

interface Reader {
  readonly table: CouncilTable;
  readonly levels: readonly number[];
  readonly fundAt: number | null;
  readonly rank: number;
}

interface ReadRow extends Omit<RowPlace, "parents"> {
  readonly hasAmounts: boolean;
  readonly rank: number;
  /** The row's own text at each level. */
  readonly own: readonly string[];
}

function readRow({ row: { cells }, hasAmounts }: Given, { table, levels, fundAt, rank }: Reader): ReadRow {
  const naming = levels.filter((at) => at !== fundAt);
  const own = naming.map((at) => plainName(cells[at] ?? ""));
  const deepest = own.findLastIndex((text) => text !== "");
  const name = own[deepest] ?? "";
  const fundCell = fundAt === null ? "" : plainName(cells[fundAt] ?? "").replace(/\s/g, "");
  const isFund = fundLabel.test(fundCell) || (name !== "기타" && fundLabel.test(fundNameIn(name)));
  const numbers = table.columns.flatMap(({ role }, at) =>
    role === "number" || role === "level" || role === "code" ? [cells[at] ?? ""] : [],
  );
  const isTotal = [...own, ...numbers].some(isTotalName);
  const base = { name, own, hasAmounts, rank, depth: deepest + rank };
  const heading = numbers.map(plainName).find((text) => text !== "") ?? "";
  if (!hasAmounts) return { ...base, name: name === "" ? heading : name, kind: "empty", fund: null };
  const fund = fundLabel.test(fundCell) ? fundCell : fundNameIn(name);
  // The name of a project beside its first fund: the row begins the project.
  if (isFund && name !== "" && fund === fundCell)
    return { ...base, kind: isTotal ? "total" : "project", fund };
  if (isFund) return { ...base, kind: "fund", fund };
  return {
    ...base,
    name: isTotal && name === "" ? "계" : name,
    kind: isTotal ? "total" : "project",
    fund: null,
  };
}

/** `국 비`, `(국비)` */
function fundNameIn(name: string): string {
  return name.replace(/\s/g, "").replace(/^[([](.*)[)\]]$/, "$1");
}

/** A row without amounts, or an account above its departments that sums up their projects. */
function headingOf({ kind, name, own }: ReadRow): RowHeading | null {
  if (kind !== "empty" && (kind !== "project" || own.at(-1) !== "")) return null;
  const heading = rowHeadingIn(name);
  return kind === "empty" || heading?.role === "account" ? heading : null;
}

type PlacedRow = RowPlace & Pick<ReadRow, "hasAmounts" | "own" | "rank">;

function withParents({ columns }: CouncilTable, levels: readonly number[], rows: readonly ReadRow[]) {
  const open: string[] = [];
  /** In an outline the wider rows stand above, rank by rank. */
  const outline: (string | undefined)[] = [];
  const headed = new RowHeadings();
  return rows.map((row): PlacedRow => {
    const heads = headingOf(row);
    if (heads !== null) headed.open(heads);
    for (const [level, text] of heads === null ? row.own.entries() : []) {
      if (text === "" || isTotalName(text) || fundLabel.test(text.replace(/\s/g, ""))) continue;
      if (open[level] !== undefined && comparableName(open[level]) !== comparableName(text))
        open.length = level + 1;
      open[level] = text;
    }
    const parents = new Map<CouncilColumn, string>();
    const totalLevel = row.own.findIndex(isTotalName);
    const known = row.kind === "total" ? totalLevel : Math.max(row.depth - row.rank, 0) + 1;
    for (const [level, at] of levels.entries()) {
      const column = columns[at];
      const text = open[level];
      if (column !== undefined && text !== undefined && text !== "" && level < known)
        parents.set(column, text);
    }
    if (row.kind === "project") {
      const wider = outline.slice(0, row.rank).at(-1);
      const owner = outline.slice(0, row.rank).findLast((text) => text !== undefined && isOwner(text));
      outline.length = row.rank;
      outline[row.rank] = row.name;
      const column = columns[levels.at(-1) ?? -1];
      if (owner !== undefined && column !== undefined) parents.set({ ...column, role: "department" }, owner);
      if (wider !== undefined && wider !== owner && column !== undefined)
        parents.set({ ...column, role: "group" }, wider);
    }
    for (const { role, name } of row.kind === "total" ? [] : headed.all())
      if (![...parents.keys()].some((column) => column.role === role))
        parents.set({ role, label: "", fund: null, year: null }, name);
    return { ...row, parents };
  });
}

function isBelow(next: PlacedRow, group: PlacedRow): boolean {
  if (next.depth <= group.depth || headingOf(group) !== null) return next.depth > group.depth;
  const wider = next.rank > group.rank ? group.own.slice(0, -1) : group.own.slice(0, group.depth + 1);
  return wider.every((text, at) => {
    const below = next.own[at] ?? "";
    return below === "" || comparableName(below) === comparableName(text);
  });
}

interface Drawn {
  readonly row: Pick<CouncilRow, "row" | "indent">;
  readonly amounts: { readonly stated: ReadonlyMap<string, Won> };
}

/** In halves of a letter: a narrower indent of rows that add up to nothing is none. */
const wideIndent = 2;

/**
 * Projects that are drawn in below another and are not proven to be its parts. What stands in a group is: the group adds up with it.
 * The indent of a single row says so where nothing else orders the rows, and it could be a part of the row above: it states no more in
 * any column.
 * @param isOrdered whether marks or numbers of the names are proven to say which rows are parts.
 */
export function drawnBelow(
  rows: readonly Drawn[],
  places: readonly RowPlace[],
  isOrdered: boolean,
): readonly Finding[] {
  const depthBelow = (at: number, other: number) =>
    (rows[other]?.row.indent ?? 0) - (rows[at]?.row.indent ?? 0);
  let group = Infinity;
  const heads = [...places.entries()].flatMap(([at, { kind, depth, name }]) => {
    const isName = kind === "project" || kind === "group";
    if (isName && depth <= group) group = kind === "group" ? depth : Infinity;
    if (kind !== "project" || group < Infinity) return [];
    const parts: number[] = [];
    for (let below = at + 1; below < places.length; below++) {
      const own = places[below]?.kind;
      if (own === "group" || (own !== "fund" && depthBelow(at, below) <= 0)) break;
      if (own === "project") parts.push(below);
    }
    return [{ at, name, parts }];
  });
  const wide = heads.flatMap(({ at, parts }) => parts.filter((below) => depthBelow(at, below) >= wideIndent));
  const areWide = new Set(wide).size > 1;
  const found = heads.find(({ at, parts: [first, ...others] }) => {
    if (first === undefined) return false;
    const direct = others.filter((below) => depthBelow(first, below) <= 0);
    const isSum = [others, direct].some((each) => addsUpInOne(rows, at, [first, ...each]));
    if (isSum) return true;
    return (
      depthBelow(at, first) >= wideIndent && (areWide || (!isOrdered && couldBePart(rows[first], rows[at])))
    );
  });
  const own = rows[found?.at ?? -1]?.row;
  if (found === undefined || own === undefined) return [];
  return [
    rowsDrawnBelow(
      own.row,
      found.name,
      found.parts.flatMap((at) => rows[at]?.row.row ?? []),
    ),
  ];
}

function couldBePart(part: Drawn | undefined, whole: Drawn | undefined): boolean {
  const stated = [...(part?.amounts.stated ?? [])];
  return stated.length > 0 && stated.every(([label, won]) => won <= (whole?.amounts.stated.get(label) ?? 0n));
}

/** In one of the columns: an amount that is blank or mistyped in another proves nothing. */
function addsUpInOne(rows: readonly Drawn[], at: number, parts: readonly number[]): boolean {
  return [...(rows[at]?.amounts.stated ?? [])].some(
    ([label, won]) =>
      won !== 0n &&
      parts.reduce((sum, below) => sum + (rows[below]?.amounts.stated.get(label) ?? 0n), 0n) === won,
  );
}
