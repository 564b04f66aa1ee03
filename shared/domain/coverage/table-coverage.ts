/**
 * What an office's own table covers. It may state a whole office, a department or a few lines, and does not say which: it is
 * held against what came before it. Where the latest day of a department's tables has most of its lines, a table states
 * that department whole, and the next one that names the department states it too. Lines that came on many days are stated one by one.
 */
import { type AreTwoDepartments, departmentsLeft } from "./coverage.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import type { IsoDate } from "../values/calendar.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { comparableName, type ProjectFacts, type ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";

/** A line that the ledger knows from tables. */
export interface TableLine {
  readonly project: ProjectFacts;
  /** The day up to which tables stated it. */
  readonly asOf: IsoDate;
  /** The upload that stated its figures first. */
  readonly uploadId: string;
}

export interface TableCoverage {
  /** As compared; "" stands for lines without one. */
  readonly departments: ReadonlySet<string>;
  /** The lines that the last tables of these departments stated. */
  readonly lines: ReadonlySet<ProjectId>;
}

interface LastTable {
  readonly day: IsoDate;
  readonly lines: readonly TableLine[];
}

/**
 * @param known on the table's own day.
 * @param areTwo whether two departments are known to be two.
 */
export function tableCoverage(
  named: readonly ProjectFacts[],
  known: readonly TableLine[],
  areTwo: AreTwoDepartments,
): TableCoverage {
  const last = lastTables(known);
  const stood = [...last.values()].flatMap((table) => table.lines.map(({ project }) => project));
  const stated = new Set([...named.map(departmentOf), ...departmentsLeft(named, stood, areTwo)]);
  const covered = new Map([...last].filter(([department]) => stated.has(department)));
  // A department that came in one file with a covered one, and as of the same day, belongs to the same table.
  const uploads = new Map<string, IsoDate>();
  for (const { day, lines } of covered.values()) for (const { uploadId } of lines) uploads.set(uploadId, day);
  for (const [department, table] of last)
    if (table.lines.some(({ uploadId }) => uploads.get(uploadId) === table.day))
      covered.set(department, table);
  return {
    departments: new Set(covered.keys()),
    lines: new Set([...covered.values()].flatMap(({ lines }) => lines.map(({ project }) => project.id))),
  };
}

/** By department, where the latest day has most of its lines. */
function lastTables(known: readonly TableLine[]): ReadonlyMap<string, LastTable> {
  const found = new Map<string, LastTable>();
  for (const [department, all] of Map.groupBy(known, ({ project }) => departmentOf(project))) {
    const day = all.map(({ asOf }) => asOf).reduce((a, b) => (a > b ? a : b));
    const lines = all.filter(({ asOf }) => asOf === day);
    if (2 * lines.length > all.length) found.set(department, { day, lines });
  }
  return found;
}

function departmentOf({ department }: ProjectFacts): string {
  return comparableName(department ?? "");
}

/**
 * A table that comes late with lines which a later table of their department lacks: they would stand in its total for
 * ever.
 * @param known everything that the ledger knows from tables.
 */
export function linesOfOlder(records: readonly SourceRecord[], known: readonly TableLine[]): Finding[] {
  const last = lastTables(known);
  const ids = new Set(known.map(({ project }) => project.id));
  const added = records.filter(({ project, asOf }) => {
    const table = last.get(departmentOf(project));
    return table !== undefined && asOf < table.day && !ids.has(project.id) && project.tier !== "business";
  });
  const [first] = added;
  if (first === undefined) return [];
  const list = someOf(added.map(({ project }) => `"${project.name}"`));
  const won = formatWon(largestSum(added));
  return [
    rowFinding("hold", "lines-of-older-table", first.rows[0] ?? null, `${added.length}`, {
      ko: `늦게 온 이 표의 사업 ${added.length}건, ${won}원(${list})은 같은 부서의 더 나중 표에 없습니다. 없어졌거나 이름이 바뀐 사업이면 부서의 합계에 계속 남습니다. 지금도 있는 사업이면 보류를 해제하고, 아니면 폐기해 주십시오.`,
      en: `${added.length} projects of this late table, ${won} won (${list}), are not in a later table of their department. If they ended or were renamed they would stay in its total: release it if they still exist, discard it if not.`,
    }),
  ];
}

/** Over the measures, for an original and a current budget are the same money. */
function largestSum(records: readonly SourceRecord[]): Won {
  const entries = records.flatMap((record) => record.entries);
  const sums = [...Map.groupBy(entries, ({ measure }) => measure).values()].map((of) =>
    sumWon(of.map(({ amount }) => amount)),
  );
  return sums.reduce((most, sum) => (sum > most ? sum : most), 0n);
}
