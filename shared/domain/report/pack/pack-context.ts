/** The years of a pack that have figures, each rolled up once, by one basis: rates of different denominators compare nothing. */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { commonBasis, type RateBasis } from "../../rates/rate.ts";
import { figuresDayOf, type Snapshot } from "../../snapshots/snapshot.ts";
import { countedLines, type ReportContext, reportContext } from "../report-context.ts";
import { column, date, type DraftCell, type ReportColumn } from "../report-table.ts";
import { departmentsPart, isMember, type Membership } from "./pack-departments.ts";
import type { PackedYear, PackQuestion } from "./pack-question.ts";

export interface FrozenYear {
  readonly year: PackedYear;
  readonly last: Snapshot;
  /** Of the departments that are asked for alone. */
  readonly context: ReportContext;
  readonly departments: readonly PackDepartment[];
}

export interface PackDepartment {
  readonly membership: Membership;
  /** As it is printed: the name that the year gives it. */
  readonly name: string;
  /** Those that sums count. */
  readonly lines: readonly LedgerLine[];
}

export interface PackContext {
  readonly question: PackQuestion;
  readonly basis: RateBasis;
  /** The latest first. */
  readonly frozen: readonly FrozenYear[];
  /** Whether some snapshot is named by a later day than its figures are of: then tables say both days. */
  readonly hasOlderFigures: boolean;
  /** Names of the last year's context: what is called a budget, and what counts as spent. */
  readonly names: Pick<ReportContext, "budgetName" | "spendingName">;
}

/** @throws RangeError when no year has a snapshot: there is nothing to print. */
export function packContext(question: PackQuestion): PackContext {
  const lasts = question.years.flatMap((year) =>
    year.last === null ? [] : [{ year, last: year.last, part: departmentsPart(year.last, year.members) }],
  );
  const basis = basisOf(lasts.map(({ part }) => part));
  const frozen = lasts.map(({ year, last, part }): FrozenYear => {
    const context = contextBy(part, question, basis);
    const departments = year.members.map((membership) => ({
      membership,
      name: nameOf(membership),
      lines: countedLines(context).filter(({ project }) => isMember(project, membership)),
    }));
    return { year, last, context, departments };
  });
  const [latest] = frozen;
  if (latest === undefined) throw new RangeError("An audit pack needs a year with a snapshot");
  const hasOlderFigures = lasts.some(({ year, part }) =>
    [part, ...year.quarters].some((each) => figuresDayOf(each) !== each.asOf),
  );
  return { question, basis, frozen, hasOlderFigures, names: latest.context };
}

/** A snapshot of the pack, by the basis of the pack. */
export function contextBy(
  snapshot: Snapshot,
  { unit }: Pick<PackQuestion, "unit">,
  basis: RateBasis,
): ReportContext {
  return reportContext({ ...snapshot, basis }, unit, null);
}

/** The day of a row's figures, and beside it that of its snapshot where they differ anywhere in the pack. */
export function dayColumns({ hasOlderFigures }: PackContext, width = 10): ReportColumn[] {
  if (!hasOlderFigures) return [column("as-of", "기준일", "As of", { kind: "date", width })];
  return [
    column("as-of", "자료 기준일", "Figures as of", { kind: "date", width }),
    column("snapshot", "스냅숏", "Snapshot", { kind: "date", width }),
  ];
}

/** Under those columns. @param snapshot null of a year without one. */
export function dayCells(snapshot: Snapshot | null, { hasOlderFigures }: PackContext): DraftCell[] {
  const figures = date(snapshot === null ? null : figuresDayOf(snapshot));
  return hasOlderFigures ? [figures, date(snapshot?.asOf ?? null)] : [figures];
}

/** The basis that all snapshots have; else what each of their lines states. */
function basisOf(snapshots: readonly Snapshot[]): RateBasis {
  const [first, ...others] = new Set(snapshots.map(({ basis }) => basis));
  return first !== undefined && others.length === 0
    ? first
    : commonBasis(snapshots.flatMap(({ lines }) => lines));
}

function nameOf({ selector, names }: Membership): string {
  if (selector === null) return "전체";
  return names.length === 0 ? selector : names.join("·");
}
