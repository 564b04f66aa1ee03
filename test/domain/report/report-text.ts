/** A council report as text: everything that a writer may print of it, to be read and approved by a person. */
import type { CouncilReport } from "../../../shared/domain/report/council-report.ts";
import type {
  CellPlace,
  ReportBar,
  ReportCell,
  ReportColumn,
  ReportSection,
  ReportTable,
} from "../../../shared/domain/report/report-table.ts";
import { type Fraction, formatPercent } from "../../../shared/domain/values/fraction.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";

export function reportText({
  sections,
  title,
  officeName,
  department,
  contact,
  reportDay,
  unit,
  takenAt,
  snapshot,
  books,
}: CouncilReport): string {
  const face = [
    words(title),
    officeName,
    department ?? "-",
    contact ?? "-",
    reportDay,
    unit,
    takenAt,
    `${snapshot.asOf}/${snapshot.version}`,
    books.office,
  ];
  return `${[`# ${face.join(" | ")}`, ...sections.map(sectionText)].join("\n\n")}\n`;
}

function sectionText({ id, part, title, paragraphs, remarks, tables, bars }: ReportSection): string {
  return [
    `## ${part} ${id}: ${words(title)}`,
    ...paragraphs.map((paragraph) => `○ ${paragraph}`),
    ...remarks.map((remark) => `― ${remark}`),
    ...tables.map(tableText),
    ...(bars.length === 0 ? [] : [["bars", ...bars.map(barText)].join("\n")]),
  ].join("\n");
}

function tableText({ id, title, columns, rows, sums, notes, isDataOnly, foldAfter }: ReportTable): string {
  return [
    `### ${id}: ${words(title)}${isDataOnly ? ", data only" : ""}${foldAfter === null ? "" : `, folded after ${foldAfter}`}`,
    ...columns.map(columnText),
    ...rows.map(({ rank, cells }) => `${rank}: ${cells.map(cellText).join(" | ")}`),
    ...sums.map(({ total, parts }) => `${placeText(total)} = ${parts.map(placeText).join(" + ")}`),
    ...notes.map((note, at) => `note ${at + 1}: ${note}`),
  ].join("\n");
}

function columnText({ key, title, group, kind, differenceOf, width, isDataOnly }: ReportColumn): string {
  const difference = differenceOf === null ? "" : `, ${differenceOf.join(" - ")}`;
  return `- ${key} (${kind}, ${width} wide${difference}${isDataOnly ? ", data only" : ""}): ${group === null ? "" : `${words(group)} > `}${words(title)}`;
}

function cellText(cell: ReportCell): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "date":
      return cell.date ?? "no day";
    case "count":
      return `${cell.count}`;
    case "rate":
      return `${share(cell.rate)}${cell.note === null ? "" : ` note ${cell.note}`}`;
    case "won":
      return `${cell.won ?? "-"} as ${cell.shown ?? "-"}`;
  }
}

function barText({ label, rate, expected, target }: ReportBar): string {
  return `${label}: ${share(rate)} of ${share(expected)}, target ${share(target)}`;
}

function share(rate: Fraction | null): string {
  return rate === null ? "-" : `${formatPercent(rate, 1)}%`;
}

function placeText({ row, column }: CellPlace): string {
  return `${row},${column}`;
}

function words({ ko, en }: Bilingual): string {
  return `${ko} / ${en}`;
}
