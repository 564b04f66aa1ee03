/** What a report is asked of: a snapshot, what it is held against, who sends it, and how it is printed. */
import type { Snapshot } from "../snapshots/snapshot.ts";
import type { ReportUnit } from "../values/won.ts";

/** A hundred rows fill four pages, and nobody reads out more. */
export const defaultListRows = 100;

/** What one reads a snapshot beside; null for none. */
export interface Comparisons {
  /** The snapshot that the changes are counted from. */
  readonly since: Snapshot | null;
  /** The last of the quarter before. */
  readonly lastQuarter: Snapshot | null;
  /** The last of a year before, up to the same day. */
  readonly lastYear: Snapshot | null;
}

/** Who sends the report; null is not printed. */
export interface ReportSender {
  /** Null: the office is named by its code. */
  readonly officeName: string | null;
  readonly department: string | null;
  /** Who answers questions about it. */
  readonly contact: string | null;
}

export interface ReportQuestion extends Comparisons, ReportSender {
  readonly snapshot: Snapshot;
  /** SHA-256 of the snapshot as it is stored; null where it is not known. */
  readonly hash: string | null;
  readonly unit: ReportUnit;
  /** Rows of a list that a document prints; null for all. */
  readonly listRows: number | null;
}

/** How it is printed where it is not printed as usual: who sends it, who answers, and how many rows of a list. */
export type ReportManner = Pick<ReportQuestion, "department" | "contact" | "listRows">;

export const usualManner: ReportManner = { department: null, contact: null, listRows: defaultListRows };
