/** The years of a pack that have figures, each rolled up once, by one basis: rates of different denominators compare nothing. */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { commonBasis, type RateBasis } from "../../rates/rate.ts";
import type { Snapshot } from "../../snapshots/snapshot.ts";
import { countedLines, type ReportContext, reportContext } from "../report-context.ts";
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
  return { question, basis, frozen, names: latest.context };
}

/** A snapshot of the pack, by the basis of the pack. */
export function contextBy(
  snapshot: Snapshot,
  { unit }: Pick<PackQuestion, "unit">,
  basis: RateBasis,
): ReportContext {
  return reportContext({ ...snapshot, basis }, unit, null);
}

/** The basis that all snapshots have; else the one that all their lines can answer for. */
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
