/**
 * The council report (의회 제출 예산 집행현황) as sections of typed tables, made from snapshots alone: the same
 * snapshots give the same report for ever. Writers of `shared/reports` turn it into files.
 */
import { figuresDayOf, type SnapshotName } from "../snapshots/snapshot.ts";
import type { Books } from "../values/books.ts";
import type { IsoDate } from "../values/calendar.ts";
import { koreaTimeOf } from "../values/instant.ts";
import type { ReportUnit } from "../values/won.ts";
import { budgetStatusSection } from "./budget-status.ts";
import { changesSection } from "./changes.ts";
import { frontSection } from "./front-page.ts";
import { fundSplitSection } from "./fund-split.ts";
import { explainedSection, laggingListSection, laggingSection } from "./lagging.ts";
import { pefaSection } from "./pefa.ts";
import { printedTable } from "./printed-amounts.ts";
import { projectSection, unmatchedSection } from "./project-sections.ts";
import { printedDay, reportContext } from "./report-context.ts";
import type { ReportQuestion } from "./report-question.ts";
import { type PrintedReport, reportParts } from "./report-table.ts";
import { sourcesSection } from "./sources.ts";
import { unspentListsSection, unspentSection } from "./unspent-lists.ts";
import { requirementSection, yearEndSection } from "./year-end.ts";

export interface CouncilReport extends PrintedReport {
  readonly books: Books;
  readonly snapshot: SnapshotName;
  /** Before the snapshot's own day where no figures came in after it. */
  readonly figuresAsOf: IsoDate;
  readonly department: string | null;
  readonly contact: string | null;
  /** The day in Korea on which the snapshot was taken. */
  readonly reportDay: IsoDate;
  readonly unit: ReportUnit;
}

/** @throws RangeError when some table does not add up: then the snapshot's figures cannot be trusted. */
export function councilReport(question: ReportQuestion): CouncilReport {
  const { snapshot, hash, unit, listRows, officeName, department, contact } = question;
  const context = reportContext(snapshot, unit, listRows);
  const drafts = [
    frontSection(context, question),
    budgetStatusSection(context),
    laggingSection(context),
    unspentSection(context),
    yearEndSection(context),
    changesSection(context, question.since),
    fundSplitSection(context),
    laggingListSection(context, question.lastQuarter),
    explainedSection(context, question.lastQuarter),
    unspentListsSection(context),
    requirementSection(context),
    projectSection(context),
    unmatchedSection(context),
    pefaSection(context),
    sourcesSection(context, hash),
  ].filter((draft) => draft !== null);
  const { books, asOf, version, takenAt } = snapshot;
  const answering = contact ?? snapshot.takenBy;
  const reportDay = koreaTimeOf(takenAt).date;
  const office = officeName ?? books.office;
  const figuresAsOf = figuresDayOf(snapshot);
  const snapshotWords = figuresAsOf === asOf ? `제${version}판` : `스냅숏 ${printedDay(asOf)} 제${version}판`;
  return {
    books,
    snapshot: { asOf, version },
    figuresAsOf,
    takenAt,
    title: {
      ko: `${books.fiscalYear}년도 예산 집행현황 보고`,
      en: `Budget execution report ${books.fiscalYear}`,
    },
    officeName: office,
    department,
    contact: answering,
    reportDay,
    unit,
    face: [
      [`기관: ${office}`, `보고 부서: ${department ?? "미지정"}`, `답변자: ${answering ?? "미지정"}`],
      [
        `자료 기준일: ${printedDay(figuresAsOf)} (${snapshotWords})`,
        `보고일: ${printedDay(reportDay)}`,
        `단위: ${unit}`,
      ],
    ],
    figuresDay: `${printedDay(figuresAsOf)} 기준`,
    sections: drafts
      .toSorted((a, b) => reportParts.indexOf(a.part) - reportParts.indexOf(b.part))
      .map((draft) => ({ ...draft, tables: draft.tables.map((each) => printedTable(each, unit)) })),
  };
}
