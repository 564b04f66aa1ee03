/** Which tables of a council report count: those of unit projects or projects of the executed year, and of the businesses. */
import type { Finding } from "../../domain/values/finding.ts";
import { tableFellApart } from "../printed/table-findings.ts";
import { type CouncilTable, councilTablesIn, namingColumn } from "../printed/budget-tables.ts";
import { mayMakeUp, mayMakeUpAlone } from "../printed/derived-figures.ts";
import { hasBudget, hasBudgetAndSpending, hasSpending } from "../printed/header-rows.ts";
import { columnsOfYear } from "./columns-of-year.ts";
import {
  reportTooLarge,
  rowOutsideTable,
  tableOfOtherYear,
  unitTableAmbiguous,
  unitTableMissing,
  yearDiffers,
} from "./council-findings.ts";
import { departmentOnTitle, titleLines } from "../printed/departments.ts";
import { fallenTablesIn, orphanRowsIn } from "../printed/fallen-tables.ts";
import { withLatestDay } from "../printed/spending-of-day.ts";
import { wholeAmong } from "./ignored-tables.ts";
import {
  nearestTable,
  otherTableFindings,
  proseFindings,
  rowsOfOtherSubjects,
} from "./tables-passed-over.ts";
import { type Section, sectionAt } from "./sections/report-sections.ts";
import { laterYearIn } from "./requirements/requirement-sections.ts";
import { accountOfTable } from "./table-limits.ts";
import { mayBeParts, partsFindings, withoutSummary } from "./tables-of-parts.ts";
import { isInHeading, type TableYear, yearOfTable, yearOnTitle } from "./table-context.ts";
import { departmentOfTable } from "./table-headings.ts";

/** A department has some ten businesses; more tables than this are no one department's report. */
const maxTables = 500;
/** A whole office has 3,200 projects, and fewer unit projects. */
const maxRowsOfTable = 5_000;

/** The tables of one department and account. */
export interface DepartmentTables {
  /** Null where the report does not say. */
  readonly department: string | null;
  readonly account: string | null;
  /** One, or several of which each holds a part of the projects. */
  readonly projects: readonly CouncilTable[];
  readonly businesses: readonly CouncilTable[];
}

export interface ChosenTables {
  /** None where a finding says why the report is refused. */
  readonly departments: readonly DepartmentTables[];
  /** Tables of budgets of the year that are neither. */
  readonly ignored: readonly CouncilTable[];
  readonly findings: readonly Finding[];
}

/** The tables of the executed year. Those of other years' results and plans are passed over. */
export function chooseTables(
  lines: readonly string[],
  sections: readonly Section[],
  fiscalYear: number,
): ChosenTables {
  const stated = tablesOfYear(councilTablesIn(lines), fiscalYear);
  const chosen = chooseAmong(lines, sections, fiscalYear, stated);
  if (chosen.departments.length > 0) return chosen;
  const made = tablesOfYear(councilTablesIn(lines, mayMakeUpAlone), fiscalYear);
  if (made.length === 0) return chosen;
  const all = [...stated, ...made].toSorted((a, b) => a.row - b.row);
  const ofMade = chooseAmong(lines, sections, fiscalYear, all);
  return ofMade.departments.length > 0 ? ofMade : chosen;
}

function tablesOfYear(tables: readonly CouncilTable[], fiscalYear: number): readonly CouncilTable[] {
  return tables.map((table) => ({
    ...table,
    columns: withLatestDay(columnsOfYear(table.columns, fiscalYear), fiscalYear),
  }));
}

function chooseAmong(
  lines: readonly string[],
  sections: readonly Section[],
  fiscalYear: number,
  tables: readonly CouncilTable[],
): ChosenTables {
  if (tables.length > maxTables || tables.some(({ rows }) => rows.length > maxRowsOfTable)) {
    return { departments: [], ignored: [], findings: [reportTooLarge(maxTables, maxRowsOfTable)] };
  }
  const ofYear = (table: CouncilTable) => yearOf(lines, sections, table, fiscalYear);
  const foreign = tables.flatMap((table) => {
    const year = ofYear(table);
    return year === null || year.year === fiscalYear ? [] : [{ table, ...year }];
  });
  const current = tables.filter((table) => !foreign.some((other) => other.table === table));
  const found = projectTables(current, (table) => departmentOfTable(lines, table));
  const businesses = current.filter(({ kind }) => kind === "business");
  const owned = byOwner(lines, sections, found, businesses);
  const whole = owned === null ? wholeAmong(found) : null;
  const counted = whole === null ? (owned === null ? withoutSummary(lines, found) : found) : [whole];
  const departments = owned ?? byOwner(lines, sections, counted, businesses);
  const read = new Set([...counted, ...businesses]);
  const ignored = current.filter((table) => !read.has(table));
  const nearest = counted.length === 0 ? nearestTable(lines) : null;
  const isOfOtherYear =
    counted.length === 0 &&
    foreign.some(({ table }) => projectTables([table], () => null).length > 0 || isNamed(table, nearest));
  return {
    departments: departments ?? [],
    ignored,
    findings: [
      ...(isOfOtherYear ? foreign.map(({ table, year }) => yearDiffers(table.row, year, fiscalYear)) : []),
      ...(counted.length === 0 && !isOfOtherYear ? [unitTableMissing(nearest)] : []),
      ...(departments === null ? [unitTableAmbiguous(counted)] : []),
      ...(departments ?? []).flatMap(({ projects }) => partsFindings(lines, projects, ignored)),
      ...(isOfOtherYear
        ? []
        : foreign.map(({ table, year }) => tableOfOtherYear(table.row, year, fiscalYear))),
      ...orphanRowsIn(lines, tables, rowsOfOtherSubjects(lines, tables, fiscalYear))
        .filter((row) => laterYearIn(sectionAt(sections, row).title, fiscalYear) === null)
        .map(rowOutsideTable),
      ...fallenTablesIn(lines).map(tableFellApart),
      ...otherTableFindings(lines, tables),
      ...proseFindings(lines),
    ],
  };
}

/** A table of projects whose figures are all of another year, where nothing comes nearer to one that is read. */
function isNamed(table: CouncilTable, nearest: ReturnType<typeof nearestTable>): boolean {
  return nearest === null && statesNothing(table) && namingColumn(table.columns) !== null;
}

function statesNothing({ columns }: CouncilTable): boolean {
  return !hasBudget(columns) && !hasSpending(columns);
}

/**
 * Unit projects come before the projects that they hold, and both before tables of names of any kind. Departments that each
 * have tables of their own may head them differently.
 */
function projectTables(
  tables: readonly CouncilTable[],
  departmentOf: (table: CouncilTable) => string | null,
): readonly CouncilTable[] {
  const usable = tables.filter(({ columns }) => hasBudgetAndSpending(columns) || mayMakeUp(columns));
  const owned = Map.groupBy(
    usable.filter(({ kind }) => kind !== "other" && kind !== "business"),
    departmentOf,
  );
  const groups = owned.has(null) ? [usable] : [...owned.values()];
  const found = groups.flatMap((group) => widest(group));
  return usable.filter((table) => found.includes(table));
}

function widest(tables: readonly CouncilTable[]): readonly CouncilTable[] {
  for (const kind of ["unit-projects", "projects", "named"] as const) {
    const found = tables.filter((table) => table.kind === kind);
    if (found.length > 0) return found;
  }
  return [];
}

/** Null where the same money could stand in two tables of one department and one account. */
function byOwner(
  lines: readonly string[],
  sections: readonly Section[],
  counted: readonly CouncilTable[],
  businesses: readonly CouncilTable[],
): readonly DepartmentTables[] | null {
  const title = departmentOnTitle(titleLines(lines, counted[0]?.row ?? 1));
  const headed = counted.map((projects) => ({
    projects,
    department: departmentOfTable(lines, projects),
    account: accountOfTable(lines, sections, projects),
  }));
  // The title of the report stands right above its first table, too.
  const [first, ...others] = headed;
  const isOfTitle = first?.department === title && others.every(({ department }) => department === null);
  const owned = isOfTitle ? headed.map((each) => ({ ...each, department: null })) : headed;
  const areNamed =
    owned.every(({ department }) => department !== null) || owned.every(({ account }) => account !== null);
  const groups = ofOneOwner(owned);
  const owners = new Set(groups.map(([own]) => `${own?.department ?? ""}/${own?.account ?? ""}`));
  if (groups.length > 1 && (!areNamed || owners.size < groups.length)) return null;
  if (groups.some((group) => group.length > 1 && !mayBeParts(lines, tablesOf(group)))) return null;
  return groups.flatMap((group, at): readonly DepartmentTables[] => {
    const [own] = group;
    if (own === undefined) return [];
    const from = at === 0 ? 0 : own.projects.row;
    const to = groups[at + 1]?.[0]?.projects.row ?? Infinity;
    return [
      {
        department: own.department ?? title,
        account: own.account,
        projects: tablesOf(group),
        businesses: businesses.filter(({ row }) => row >= from && row < to),
      },
    ];
  });
}

function tablesOf(group: readonly Owned[]): readonly CouncilTable[] {
  return group.map(({ projects }) => projects);
}

interface Owned {
  readonly projects: CouncilTable;
  readonly department: string | null;
  readonly account: string | null;
}

/** Tables of one owner below each other; what stands between them would be nobody's. */
function ofOneOwner(owned: readonly Owned[]): readonly (readonly Owned[])[] {
  const groups: Owned[][] = [];
  for (const each of owned) {
    const last = groups.at(-1);
    const isSame = last?.[0]?.department === each.department && last[0].account === each.account;
    if (last !== undefined && isSame) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** The year that the table is of, where anything above it says so: its own headings before the title of the report. */
function yearOf(
  lines: readonly string[],
  sections: readonly Section[],
  table: CouncilTable,
  fiscalYear: number,
): TableYear | null {
  const isStated = table.columns.some(({ role, year }) => year === fiscalYear && role !== "other-year");
  const isOfOthers = !hasBudgetAndSpending(table.columns) && !mayMakeUp(table.columns);
  const other = isOfOthers ? (table.columns.find(({ role }) => role === "other-year")?.year ?? null) : null;
  if (typeof other === "number") return { year: other, row: table.row };
  if (other === "last" && statesNothing(table)) return { year: fiscalYear - 1, row: table.row };
  if (isStated) return { year: fiscalYear, row: table.row };
  const later = laterYearIn(sectionAt(sections, table.row).title, fiscalYear);
  const year =
    yearOfTable(lines, sections, table, fiscalYear) ??
    (later === null ? null : { year: later, row: table.row });
  const title = yearOnTitle(lines, table.row, fiscalYear);
  // Nothing is spent of a year to come: what its plans are headed by is not above this table.
  const isToCome = year !== null && year.year > fiscalYear && !isInHeading(lines, table, year.row);
  const isOfProjects = table.kind !== "business" && hasSpending(table.columns);
  return isToCome && isOfProjects && title?.year === fiscalYear ? title : (year ?? title);
}
