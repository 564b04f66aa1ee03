/** The formats of a report by name, without their writers: what each is called, and where its file lies. */
import type { SnapshotName } from "../domain/snapshots/snapshot.ts";
import type { Books } from "../domain/values/books.ts";
import type { ReportUnit } from "../domain/values/won.ts";

export const reportFormats = ["hwpx", "xlsx", "pdf", "csv", "json"] as const;
export type ReportFormat = (typeof reportFormats)[number];

interface ReportKind {
  readonly ending: string;
  readonly contentType: string;
}

export const reportKinds: Readonly<Record<ReportFormat, ReportKind>> = {
  hwpx: { ending: "hwpx", contentType: "application/hwp+zip" },
  xlsx: {
    ending: "xlsx",
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  pdf: { ending: "pdf", contentType: "application/pdf" },
  // Several files and their descriptor in one.
  csv: { ending: "csv.zip", contentType: "application/zip" },
  json: { ending: "json", contentType: "application/json" },
};

const unitWords: Readonly<Record<ReportUnit, string>> = { 원: "won", 천원: "thousand", 백만원: "million" };

/** One snapshot of some books in one unit. */
export function reportName({ asOf, version }: SnapshotName, unit: ReportUnit): string {
  return `${asOf}/${version}/${unitWords[unit]}`;
}

export function reportKey(
  { office, fiscalYear }: Books,
  snapshot: SnapshotName,
  unit: ReportUnit,
  format: ReportFormat,
): string {
  const { ending } = reportKinds[format];
  return `reports/${office}/${fiscalYear}/${reportName(snapshot, unit)}/council-report.${ending}`;
}

/** As a person finds it among their downloads. @param office its name, or its code where that is not known. */
export function downloadName(
  office: string,
  { asOf, version }: SnapshotName,
  unit: ReportUnit,
  format: ReportFormat,
): string {
  return `${office}_${asOf}_예산집행보고서_${version}판_${unit}.${reportKinds[format].ending}`;
}
