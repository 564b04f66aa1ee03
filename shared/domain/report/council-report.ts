/**
 * The council report (의회 제출 예산 집행현황) as sections of typed tables, made from a snapshot alone: the same
 * snapshot gives the same report for ever. Writers of `shared/reports` turn it into files.
 */
import type { Snapshot, SnapshotName } from "../snapshots/snapshot.ts";
import type { Bilingual } from "../values/bilingual.ts";
import type { Books } from "../values/books.ts";
import type { ReportUnit } from "../values/won.ts";
import { budgetStatusSection } from "./budget-status.ts";
import { changesSection } from "./changes.ts";
import { fundSplitSection } from "./fund-split.ts";
import { laggingSection } from "./lagging.ts";
import { overviewSection } from "./overview.ts";
import { printedTable } from "./printed-amounts.ts";
import { projectSection, unmatchedSection } from "./project-lists.ts";
import { reportContext } from "./report-context.ts";
import type { ReportSection } from "./report-table.ts";
import { sourcesSection } from "./sources.ts";
import { unspentSection } from "./unspent-lists.ts";
import { requirementSection, yearEndSection } from "./year-end.ts";

export interface ReportQuestion {
  readonly snapshot: Snapshot;
  /** SHA-256 of the snapshot as it is stored; null where it is not known. */
  readonly hash: string | null;
  /** The snapshot that the changes are counted from; null for none. */
  readonly since: Snapshot | null;
  /** Null: the office is named by its code. */
  readonly officeName: string | null;
  readonly unit: ReportUnit;
}

export interface CouncilReport {
  readonly books: Books;
  readonly snapshot: SnapshotName;
  /** When the snapshot was taken, ISO 8601: the date that every file bears. */
  readonly takenAt: string;
  readonly title: Bilingual;
  readonly officeName: string;
  readonly unit: ReportUnit;
  readonly sections: readonly ReportSection[];
}

/** @throws RangeError when some table does not add up: then the snapshot's figures cannot be trusted. */
export function councilReport({ snapshot, hash, since, officeName, unit }: ReportQuestion): CouncilReport {
  const context = reportContext(snapshot, unit);
  const drafts = [
    overviewSection(context),
    budgetStatusSection(context),
    fundSplitSection(context),
    laggingSection(context),
    unspentSection(context),
    yearEndSection(context),
    requirementSection(context),
    changesSection(context, since),
    projectSection(context),
    unmatchedSection(context),
    sourcesSection(context, hash),
  ].filter((draft) => draft !== null);
  const { books, asOf, version, takenAt } = snapshot;
  return {
    books,
    snapshot: { asOf, version },
    takenAt,
    title: {
      ko: `${books.fiscalYear}년도 예산 집행현황 보고`,
      en: `Budget execution report ${books.fiscalYear}`,
    },
    officeName: officeName ?? books.office,
    unit,
    sections: drafts.map((draft) => ({
      ...draft,
      tables: draft.tables.map((each) => printedTable(each, unit)),
    })),
  };
}
