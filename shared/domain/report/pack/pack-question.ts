/** What an audit pack is asked of: some fiscal years of an office, as they were frozen, and the departments that it is about. */
import type { Snapshot, SnapshotEntry } from "../../snapshots/snapshot.ts";
import type { ReportUnit } from "../../values/won.ts";
import type { Membership } from "./pack-departments.ts";

/** Councils ask for three to five years; ten fit a workbook still. */
export const maxPackYears = 10;
/** More would be the whole office, which is asked for by naming none. */
export const maxPackDepartments = 40;

/** `건설과,재무과`: each once, in that order. */
export function departmentsIn(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** What the home has of a fiscal year. */
export interface PackYear {
  readonly fiscalYear: number;
  /** False where no file of the year ever came in. */
  readonly hasBooks: boolean;
  /** The last snapshot of the year, whole; null where none was taken. */
  readonly last: Snapshot | null;
  /** Every snapshot of the year, in the order in which they were taken. */
  readonly entries: readonly SnapshotEntry[];
}

/** A year whose departments are found, with the last snapshot of each quarter cut down to them. */
export interface PackedYear extends PackYear {
  /** One for each department that is asked for, in that order; a single one of all where none is named. */
  readonly members: readonly Membership[];
  /** In the order of their days; the last of them is `last`. Each holds the lines and alerts of the departments alone. */
  readonly quarters: readonly Snapshot[];
}

export interface PackQuestion {
  readonly office: string;
  /** The latest first, without a gap: a year that the home does not have is one of them. */
  readonly years: readonly PackedYear[];
  /** Names or codes as they were asked for; empty for the whole office. */
  readonly departments: readonly string[];
  readonly unit: ReportUnit;
  /** Null: the office is named by its code. */
  readonly officeName: string | null;
  /** Who answers questions about it. */
  readonly contact: string | null;
}
