/** Budget tables of the year beside those that are read: sums of these, the same money in more detail, or money left out. */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";
import type { Won } from "../../domain/values/won.ts";
import type { CouncilLine } from "../printed/budget-rows.ts";
import { type CouncilTable, namingColumn } from "../printed/budget-tables.ts";
import { isTotalName } from "../tables/total-names.ts";
import { projectsLeftOut, rowDiffersElsewhere, tableIgnored, tableRepeated } from "./left-out-findings.ts";

interface Ignored {
  readonly table: CouncilTable;
  /** None where it could not be read. */
  readonly lines: readonly CouncilLine[];
}

/**
 * A table of projects is another level of one that is read where it adds up to the same budget and the same spending; any
 * other waits for a person. Tables of accounts, funds and departments sum up what is read.
 */
export function ignoredFindings(
  ignored: readonly Ignored[],
  read: readonly (readonly CouncilLine[])[],
): readonly Finding[] {
  const sums = new Set([...read, read.flat()].map((lines) => asKey(sumsOf(lines))));
  return ignored.map(({ table, lines }) => {
    const { kind, row, columns } = table;
    const isOfProjects = kind === "unit-projects" || kind === "projects" || kind === "named";
    const isReadElsewhere = lines.length > 0 && sums.has(asKey(sumsOf(lines)));
    const once = read.flat();
    const twice = lines.map((line) => ({ line, same: once.find((other) => isSameProject(line, other)) }));
    if (isOfProjects && lines.length > 0 && twice.every(({ same }) => same !== undefined)) {
      const differing = twice.find(
        ({ line, same }) => same !== undefined && asKey(sumsOf([line])) !== asKey(sumsOf([same])),
      );
      return differing?.same === undefined
        ? tableRepeated(row, lines.length)
        : rowDiffersElsewhere(differing.line.row, differing.line.name, differing.same.row);
    }
    const isUnknown = columns[0]?.role === "other" || isOfNoDepartment(table);
    const isOfSomething = isUnknown && lines.length > 0 && lines.every((line) => isUnrelated(line, once));
    if (isReadElsewhere || (!isOfProjects && !isOfSomething)) return tableIgnored(row);
    return projectsLeftOut(row, columns.map(({ label }) => label).join(" · "));
  });
}

/** The one table that names all projects of the others, which print a part of it once more; null where none does. */
export function wholeAmong(tables: readonly CouncilTable[]): CouncilTable | null {
  const named = tables.map((table) => ({ table, names: namesIn(table) }));
  const widest = Math.max(...named.map(({ names }) => names.size));
  const whole = named.find(({ names }) => names.size === widest);
  const isWhole = named.every(
    ({ names }) => names.size > 0 && [...names].every((name) => whole?.names.has(name)),
  );
  return isWhole ? (whole?.table ?? null) : null;
}

/** Of all its projects, comparable. */
export function namesIn({ columns, rows }: CouncilTable): ReadonlySet<string> {
  const naming = namingColumn(columns) ?? 0;
  const names = rows.map(({ cells }) => plainName(cells[naming] ?? ""));
  return new Set(names.filter((name) => name !== "" && !isTotalName(name)).map(comparableName));
}

/** Whether a row of the summary prints the table's budget and spending in all, digit for digit: both are in one unit then, and of one day. */
export function statesTotalOf(summary: CouncilTable, table: CouncilTable): boolean {
  const naming = (namingColumn(table.columns) ?? 0) + 1;
  const rows = printedFigures(table);
  const totals = rows.filter(({ cells }) => cells.slice(0, naming).some(isTotalName));
  const stated: readonly { readonly key: string }[] = totals.length > 0 ? totals : [sumOfFigures(rows)];
  const [first, ...others] = stated;
  if (first === undefined || first.key === "" || others.some(({ key }) => key !== first.key)) return false;
  return printedFigures(summary).some(({ key }) => key === first.key);
}

function sumOfFigures(rows: ReturnType<typeof printedFigures>) {
  const sums = ([0, 1] as const).map((at) =>
    rows.reduce((sum, { figures }) => sum + (figures[at] ?? 0n), 0n),
  );
  return { key: sums.some((sum) => sum === 0n) ? "" : asKey(sums) };
}

/** Budget and spending of all funds as each row prints them, whatever their unit; an empty key where it lacks one. */
function printedFigures({ columns, rows }: CouncilTable) {
  const places = [/^(appropriation|current-budget)$/, /^expenditure$/].map((roles) =>
    columns.findIndex(({ role, fund }) => roles.test(role) && (fund === null || fund === "unsplit")),
  );
  return rows.map(({ cells }) => {
    const figures = places.flatMap((at) => {
      const text = (cells[at] ?? "").replaceAll(/[,\s]/g, "");
      return /^[1-9]\d*$/.test(text) ? [BigInt(text)] : [];
    });
    return { cells, figures, key: figures.length === 2 ? asKey(figures) : "" };
  });
}

/** Projects below 동명, which heads no districts. */
function isOfNoDepartment({ columns, rows }: CouncilTable): boolean {
  const names = rows.map(({ cells }) => plainName(cells[0] ?? ""));
  return (
    columns[0]?.role === "department" &&
    names.every((name) => isTotalName(name) || !/[과관실국단소팀동읍면회터부원처청계금]$/.test(name))
  );
}

/** Money that nothing which was read states: no row sums it up, and it sums up none. */
function isUnrelated(line: CouncilLine, once: readonly CouncilLine[]): boolean {
  return once.every((other) => asKey(sumsOf([line])) !== asKey(sumsOf([other])));
}

function isSameProject(line: CouncilLine, other: CouncilLine): boolean {
  return line.name !== "" && comparableName(line.name) === comparableName(other.name);
}

function sumsOf(lines: readonly CouncilLine[]): readonly Won[] {
  const sum = (of: (line: CouncilLine) => Won | null) =>
    lines.reduce((total, line) => total + (of(line) ?? 0n), 0n);
  return [
    sum(({ measures }) => totalOf(measures.appropriation) ?? totalOf(measures["current-budget"])),
    sum(({ measures }) => totalOf(measures.expenditure)),
  ];
}

function asKey(sums: readonly Won[]): string {
  return sums.join(" ");
}
