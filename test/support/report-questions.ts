/** A question for a report of a snapshot beside nothing. A test overrides what it is about and leaves the rest. */
import { defaultListRows, type ReportQuestion } from "../../shared/domain/report/report-question.ts";
import type { Snapshot } from "../../shared/domain/snapshots/snapshot.ts";

export function aReportQuestion(snapshot: Snapshot, more: Partial<ReportQuestion> = {}): ReportQuestion {
  return {
    snapshot,
    hash: null,
    since: null,
    lastQuarter: null,
    lastYear: null,
    officeName: null,
    department: null,
    contact: null,
    unit: "천원",
    listRows: defaultListRows,
    ...more,
  };
}
