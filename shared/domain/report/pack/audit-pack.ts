/**
 * Papers for the council's yearly audit (행정사무감사): some years of some departments, their projects, budgets, rates, carry-over,
 * reasons and snapshots, made from frozen snapshots alone. The same snapshots give the same papers for ever.
 */
import { figuresDayOf, type Snapshot } from "../../snapshots/snapshot.ts";
import { koreaTimeOf } from "../../values/instant.ts";
import { printedTable } from "../printed-amounts.ts";
import { printedDay } from "../report-context.ts";
import type { PrintedReport } from "../report-table.ts";
import { carriedSection } from "./pack-carried.ts";
import { packContext } from "./pack-context.ts";
import { explanationsSection } from "./pack-explanations.ts";
import { overviewSection } from "./pack-overview.ts";
import { projectsSection } from "./pack-projects.ts";
import { quartersSection } from "./pack-quarters.ts";
import type { PackQuestion } from "./pack-question.ts";
import { packSourcesSection } from "./pack-sources.ts";
import { departmentList, yearSpan } from "./pack-words.ts";

/** @throws RangeError when no year has a snapshot, or when a table does not add up. */
export function auditPack(question: PackQuestion): PrintedReport {
  const { office, years, departments, unit, officeName, contact } = question;
  const pack = packContext(question);
  const drafts = [
    overviewSection(pack),
    quartersSection(pack),
    carriedSection(pack),
    explanationsSection(pack),
    projectsSection(pack),
    packSourcesSection(pack),
  ].filter((draft) => draft !== null);
  const lasts = years.flatMap(({ last }) => last ?? []);
  const takenAt =
    lasts
      .map((snapshot) => snapshot.takenAt)
      .toSorted()
      .at(-1) ?? "";
  const days = pack.frozen.map(({ context }) => dayWords(context.snapshot)).join(", ");
  return {
    title: {
      ko: `${yearSpan(years)}년도 행정사무감사 자료`,
      en: `Papers for the audit of ${yearSpan(years)}`,
    },
    officeName: officeName ?? office,
    takenAt,
    unit,
    face: [
      [
        `기관: ${officeName ?? office}`,
        `부서: ${departmentList(departments)}`,
        `답변자: ${contact ?? "미지정"}`,
      ],
      [
        `자료 기준일: ${days}`,
        `마지막 스냅숏을 뜬 날: ${printedDay(koreaTimeOf(takenAt).date)}`,
        `단위: ${unit}`,
      ],
    ],
    figuresDay: `${yearSpan(years)}년도 마지막 스냅숏 기준`,
    sections: drafts.map((draft) => ({
      ...draft,
      tables: draft.tables.map((each) => printedTable(each, unit)),
    })),
  };
}

/** The day of the figures, and of the snapshot that froze them where it is another. */
function dayWords(snapshot: Snapshot): string {
  const day = figuresDayOf(snapshot);
  const { asOf } = snapshot;
  return day === asOf ? printedDay(day) : `${printedDay(day)}(스냅숏 ${printedDay(asOf)})`;
}
