/** How documents head their sections and what stands below the title: the same words in HWPX and PDF. */
import type { CouncilReport } from "../domain/report/council-report.ts";
import { printedDay } from "../domain/report/report-context.ts";
import type { ReportPart, ReportSection } from "../domain/report/report-table.ts";

export interface NumberedSection {
  readonly section: ReportSection;
  readonly heading: string;
}

const signs: Readonly<Record<ReportPart, string>> = { front: "", body: "", annex: "붙임 ", basis: "참고 " };

/** `2. 예산현황`, `붙임 1. …`, `참고 1. …`: each kind is counted by itself. */
export function numberedSections(sections: readonly ReportSection[]): NumberedSection[] {
  const counts = new Map<string, number>();
  return sections.map((section) => {
    const sign = signs[section.part];
    const number = (counts.get(sign) ?? 0) + 1;
    counts.set(sign, number);
    return { section, heading: `${sign}${number}. ${section.title.ko}` };
  });
}

/** Who reports what of which day, in two rows. */
export function faceRows(report: CouncilReport): readonly (readonly string[])[] {
  const { officeName, department, contact, snapshot, reportDay, unit } = report;
  return [
    [`기관: ${officeName}`, `보고 부서: ${department ?? "미지정"}`, `답변자: ${contact ?? "미지정"}`],
    [
      `자료 기준일: ${printedDay(snapshot.asOf)} (제${snapshot.version}판)`,
      `보고일: ${printedDay(reportDay)}`,
      `단위: ${unit}`,
    ],
  ];
}
