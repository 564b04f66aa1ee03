/** How documents head their sections: the same words in HWPX and PDF. */
import type { ReportPart, ReportSection } from "../../domain/report/report-table.ts";

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
