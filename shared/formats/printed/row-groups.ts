/** Groups and their subtotals are held to the rows below them: added to these they would count the same money twice. */
import type { Finding } from "../../domain/values/finding.ts";
import type { Won } from "../../domain/values/won.ts";
import type { CouncilRow, CouncilTable } from "./budget-tables.ts";
import { groupDiffers, marksDiffer } from "./table-findings.ts";
import type { RowAmounts } from "./read-cells.ts";
import { isTotalName } from "../tables/total-names.ts";
import { belowTotalLeftOut, isNoProject, lastRightTotal } from "../tables/rows-below-total.ts";
import { outlinesOf } from "./outlines.ts";
import { drawnBelow, fundColumnOf, levelColumns, placesOf, type RowPlace } from "./row-kinds.ts";
import type { CouncilColumn } from "./column-roles.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";

export interface ReadRow {
  readonly row: CouncilRow;
  readonly amounts: RowAmounts;
  readonly hasAmounts: boolean;
}

/**
 * A hierarchy that only marks, indents, numbers and sums print counts where its groups add up; else all rows stand alike.
 * Marks that say one and add up to another leave a person to ask, as do names that are drawn in below another.
 */
export function placesIn(
  table: CouncilTable,
  rows: readonly ReadRow[],
  unit: Won,
  findings: Finding[],
): readonly RowPlace[] {
  const flat = placesOf(table, rows, null);
  const hasGroups = flat.some(({ kind }) => kind === "group");
  const naming = levelColumns(table.columns).at(-1);
  if (hasGroups) findings.push(...groupFindings(rows, flat, unit));
  if (naming === undefined || hasGroups || addsUpFlat(rows, flat)) return flat;
  const ofMarks: Finding[] = [];
  for (const { kind, ranks } of outlinesOf(table, rows, naming)) {
    const places = placesOf(table, rows, ranks);
    const differing = groupFindings(rows, places, unit);
    const isHolding = differing.length === 0 && places.some((place) => place.kind === "group");
    if (isHolding && (kind !== "indents" || isProven(rows, places))) {
      findings.push(...drawnBelow(rows, places, true));
      return places;
    }
    if (kind === "owners") findings.push(...differing);
    if (kind === "marks") ofMarks.push(...differing.map(marksDiffer));
  }
  const [first] = ofMarks;
  findings.push(...(first === undefined ? drawnBelow(rows, flat, false) : [first]));
  return flat;
}

/**
 * Whether amounts show that indents are no slip of the hand: by a total, or exactly. One row that states what the row above it states
 * may be chance, but not where the rows fall into such pairs, each with amounts of its own.
 */
function isProven(rows: readonly ReadRow[], places: readonly RowPlace[]): boolean {
  if (addsUpFlat(rows, places)) return true;
  if (groupFindings(rows, places, 0n).length > 0) return false;
  const groups = [...places.keys()].filter((at) => places[at]?.kind === "group");
  const sums = groups.map((at) => [...(rows[at]?.amounts.stated.values() ?? [])].join(" "));
  const parts = groups.map((at) => partsBelow(rows, places, at).length);
  const arePairs = parts.reduce((sum, count) => sum + count, 0) === groups.length;
  if (!arePairs) return true;
  const projects = places.filter(({ kind }) => kind === "project").length;
  return groups.length > 1 && projects === groups.length && new Set(sums).size === sums.length;
}

/** @returns the rows without those below a right total that are no projects by their names, and what is said of these. */
export function withoutRowsBelowTotal(
  table: CouncilTable,
  rows: readonly ReadRow[],
  unit: Won,
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  const places = placesIn(table, rows, unit, []);
  const summed = rows.flatMap(({ row: { row }, amounts: { stated } }, at) => {
    const { kind, name = "" } = places[at] ?? {};
    const isSummed = (kind === "project" || kind === "total") && !isSubtotal(rows, places, at);
    return isSummed
      ? [{ row, name: kind === "total" && !isTotalName(name) ? "계" : name, amounts: stated }]
      : [];
  });
  const total = summed[lastRightTotal(summed, unit) ?? summed.length];
  if (total === undefined) return { rows, findings: [] };
  const funds = rows.filter(({ row: { row } }, at) => row > total.row && places[at]?.kind === "fund");
  // One fund of the total, or some of them, are no shares that add up to it.
  const areShares = [...total.amounts].every(([label, won]) => {
    const sum = funds.reduce((added, { amounts: { stated } }) => added + (stated.get(label) ?? 0n), 0n);
    return (sum > won ? sum - won : won - sum) <= BigInt(funds.length) * unit;
  });
  const left = rows.flatMap(({ row: { row } }, at) => {
    const { kind, name = "" } = places[at] ?? {};
    const isBelow = row > total.row && kind !== "total" && name !== "";
    return isBelow && (kind === "fund" ? !areShares : isNoProject(name)) ? [{ row, name }] : [];
  });
  const out = new Set(left.map(({ row }) => row));
  return {
    rows: rows.filter(({ row: { row } }) => !out.has(row)),
    findings: left.map(({ row, name }) => belowTotalLeftOut(row, name)),
  };
}

/** Whether a total shows that no row repeats others: with a group beside its parts it would not add up. */
function addsUpFlat(rows: readonly ReadRow[], places: readonly RowPlace[]): boolean {
  const projects = rows.filter((_, at) => places[at]?.kind === "project");
  return rows.some(({ amounts: { stated } }, at) => {
    if (places[at]?.kind !== "total" || [...stated.values()].every((won) => won === 0n)) return false;
    return [...stated].every(
      ([label, won]) =>
        projects.reduce((sum, { amounts }) => sum + (amounts.stated.get(label) ?? 0n), 0n) === won,
    );
  });
}

/** A group holds the projects below it, up to the next row that stands as wide. */
function partsBelow(rows: readonly ReadRow[], places: readonly RowPlace[], at: number): readonly ReadRow[] {
  const end = places.findIndex(
    ({ kind, depth }, below) =>
      below > at && (kind === "project" || kind === "group") && depth <= (places[at]?.depth ?? 0),
  );
  return rows
    .slice(at + 1, end === -1 ? undefined : end)
    .filter((_, below) => places[at + 1 + below]?.kind === "project");
}

function groupFindings(rows: readonly ReadRow[], places: readonly RowPlace[], unit: Won): readonly Finding[] {
  return [...places.entries()].flatMap(([at, group]) => {
    const own = rows[at];
    if (group.kind !== "group" || own === undefined) return [];
    const parts = partsBelow(rows, places, at);
    for (const [label, printed] of own.amounts.stated) {
      const sum = parts.reduce((total, part) => total + (part.amounts.stated.get(label) ?? 0n), 0n);
      const apart = sum > printed ? sum - printed : printed - sum;
      const isRounding = 2n * apart <= BigInt(parts.length) * unit;
      if (!isRounding)
        return [
          groupDiffers(
            own.row.row,
            group.name,
            label,
            parts.map(({ row }) => row.row),
          ),
        ];
    }
    return [];
  });
}

/** `단위사업명 | 소계`: a total that names its group is held to that group, where it fits; else to whatever it may sum up. */
export function isSubtotal(rows: readonly ReadRow[], places: readonly RowPlace[], at: number): boolean {
  const [own, place] = [rows[at], places[at]];
  if (own === undefined || place?.kind !== "total" || place.parents.size === 0) return false;
  const wider = [...place.parents];
  const parts = rows.filter((_, other) => {
    const part = places[other];
    return part?.kind === "project" && wider.every(([column, text]) => part.parents.get(column) === text);
  });
  if (parts.length === 0) return false;
  return [...own.amounts.stated].every(
    ([label, won]) => parts.reduce((sum, part) => sum + (part.amounts.stated.get(label) ?? 0n), 0n) === won,
  );
}

/** By which a list of projects in several rows each is put together. */
export interface ProjectColumns {
  readonly levels: readonly number[];
  /** Other columns, from 0, that tell one project, or one fund of it, from another of its name. */
  readonly apart: readonly number[];
  /** The columns that part a project, from 0. */
  readonly columns: readonly number[];
}

export function columnsApart(table: CouncilTable): readonly number[] {
  return [...table.columns.keys()].filter(
    (at) => at === fundColumnOf(table) || isOfIdentity(table.columns[at]),
  );
}

/** Codes, and departments that stand behind the name. */
function isOfIdentity(column: CouncilColumn | undefined): boolean {
  return column?.role === "department" || column?.role === "code";
}

function signOf({ row: { cells } }: ReadRow, apart: readonly number[]): string {
  const words = apart.map((at) => plainName(cells[at] ?? "").replace(/\s/g, ""));
  return words.every((word) => word === "") ? "" : words.join("\n");
}

/** Rows of one project that others stand between, in a list that names it in each of them: sorted by object, or by fund. */
export function groupsOfProjects(
  rows: readonly ReadRow[],
  columnsOfProjects: ProjectColumns,
): readonly (readonly ReadRow[])[] {
  const { levels, apart, columns } = columnsOfProjects;
  const groups = groupsBelow(rows, columnsOfProjects);
  const keyed = groups.map((group) => {
    const own = group.map(({ row }) => levels.map((at) => comparableName(plainName(row.cells[at] ?? ""))));
    const areNamed = own.every((texts) => texts.every((text) => text !== "" && !isTotalName(text)));
    const areParted = group.every(
      ({ hasAmounts, row }) => hasAmounts && columns.some((at) => plainName(row.cells[at] ?? "") !== ""),
    );
    const [first] = group;
    const isWhole = areNamed && areParted && first !== undefined;
    return { group, key: isWhole ? [...(own[0] ?? []), signOf(first, apart)].join("\n") : null };
  });
  // What stands under a blank name goes on from the row above it.
  if (keyed.some(({ group, key }) => key === null && !isOfTotal(group, levels))) return groups;
  const byKey = new Map<string, ReadRow[]>();
  return keyed.flatMap(({ group, key }) => {
    const known = key === null ? undefined : byKey.get(key);
    if (known !== undefined) {
      known.push(...group);
      return [];
    }
    const own = [...group];
    if (key !== null) byKey.set(key, own);
    return [own];
  });
}

function isOfTotal(group: readonly ReadRow[], levels: readonly number[]): boolean {
  return group.every(({ row }) => levels.some((at) => isTotalName(row.cells[at] ?? "")));
}

/** Rows below one another of one name: it is repeated, or stands in the first alone. */
function groupsBelow(
  rows: readonly ReadRow[],
  { levels, columns, apart }: ProjectColumns,
): readonly (readonly ReadRow[])[] {
  const groups: ReadRow[][] = [];
  let open: readonly string[] = [];
  let sign = "";
  for (const read of rows) {
    const own = levels.map((at) => comparableName(plainName(read.row.cells[at] ?? "")));
    const isParted = read.hasAmounts && columns.some((at) => plainName(read.row.cells[at] ?? "") !== "");
    const isSame = own.every((text, level) => text === "" || text === open[level]);
    const isNamed = (own.at(-1) ?? "") !== "";
    const ownSign = signOf(read, apart);
    const goesOn =
      isParted &&
      isSame &&
      (isNamed ? ownSign === sign : own.every((text) => text === "") && (ownSign === "" || ownSign === sign));
    if (goesOn && groups.length > 0) groups.at(-1)?.push(read);
    else groups.push([read]);
    if (!goesOn || isNamed) sign = ownSign;
    if (!goesOn)
      open = own.map((text, level) => (text === "" && level < own.length - 1 ? (open[level] ?? "") : text));
  }
  return groups;
}
