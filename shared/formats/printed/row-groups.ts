/** Groups and their subtotals are held to the rows below them: added to these they would count the same money twice. */
import type { Finding } from "../../domain/values/finding.ts";
import type { Won } from "../../domain/values/won.ts";
import type { CouncilRow, CouncilTable } from "./budget-tables.ts";
import { groupDiffers, marksDiffer } from "./table-findings.ts";
import type { RowAmounts } from "./read-cells.ts";
import { isTotalName } from "../tables/total-names.ts";
import { belowTotalLeftOut, isNoProject, lastRightTotal } from "../tables/rows-below-total.ts";
import { outlinesOf } from "./outlines.ts";
import { levelColumns, placesOf, type RowPlace } from "./row-kinds.ts";

export interface ReadRow {
  readonly row: CouncilRow;
  readonly amounts: RowAmounts;
  readonly hasAmounts: boolean;
}

/**
 * A hierarchy that only marks, indents, numbers and sums print counts where its groups add up; else all rows stand alike.
 * Marks that say one and add up to another leave a person to ask.
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
  const isFlat = naming === undefined || hasGroups || addsUpFlat(rows, flat);
  const outlines = isFlat ? [] : outlinesOf(table, rows, naming);
  for (const { kind, ranks } of outlines) {
    const places = placesOf(table, rows, ranks);
    const differing = groupFindings(rows, places, unit);
    if (differing.length === 0 && places.some((place) => place.kind === "group")) return places;
    if (kind === "owners") findings.push(...differing);
    const [first] = differing;
    if (kind === "marks" && first !== undefined) findings.push(marksDiffer(first));
  }
  if (hasGroups) findings.push(...groupFindings(rows, flat, unit));
  return flat;
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
function groupFindings(rows: readonly ReadRow[], places: readonly RowPlace[], unit: Won): readonly Finding[] {
  return [...places.entries()].flatMap(([at, group]) => {
    const own = rows[at];
    if (group.kind !== "group" || own === undefined) return [];
    const end = places.findIndex(
      ({ kind, depth }, below) =>
        below > at && (kind === "project" || kind === "group") && depth <= group.depth,
    );
    const parts = rows
      .slice(at + 1, end === -1 ? undefined : end)
      .filter((_, below) => places[at + 1 + below]?.kind === "project");
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
