/** The formats of a report by name, without their writers: what each is called, and where its file lies. */
import { defaultListRows, type ReportManner } from "../domain/report/report-question.ts";
import type { SnapshotName } from "../domain/snapshots/snapshot.ts";
import type { Books } from "../domain/values/books.ts";
import type { ReportUnit } from "../domain/values/won.ts";

export const reportFormats = ["hwpx", "xlsx", "pdf", "csv", "json"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Papers for an audit are worked with: a workbook, and a document to edit. */
export const packFormats = ["hwpx", "xlsx"] as const;
export type PackFormat = (typeof packFormats)[number];

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

/** One snapshot of some books in one unit and manner. */
export function reportName(
  { asOf, version }: SnapshotName,
  unit: ReportUnit,
  { department, contact, listRows }: ReportManner,
  hash: (bytes: Uint8Array) => string,
): string {
  const usual = `${asOf}/${version}/${unitWords[unit]}`;
  if (department === null && contact === null && listRows === defaultListRows) return usual;
  const manner = JSON.stringify([department, contact, listRows]);
  return `${usual}/${hash(new TextEncoder().encode(manner)).slice(0, 16)}`;
}

export function reportKey({ office, fiscalYear }: Books, name: string, format: ReportFormat): string {
  const { ending } = reportKinds[format];
  return `reports/${office}/${fiscalYear}/${name}/council-report.${ending}`;
}

/** @param fingerprint of everything that the papers rest on: other snapshots or departments are another file. */
export function packKey({ office, fiscalYear }: Books, fingerprint: string, format: PackFormat): string {
  return `reports/${office}/${fiscalYear}/audit-pack/${fingerprint}/audit-pack.${reportKinds[format].ending}`;
}

/** @param office its name, or its code where that is not known. */
export function packDownloadName(
  office: string,
  { fiscalYear, years }: { readonly fiscalYear: number; readonly years: number },
  format: PackFormat,
): string {
  const span = years === 1 ? `${fiscalYear}` : `${fiscalYear - years + 1}-${fiscalYear}`;
  return `${office}_${span}_행정사무감사자료.${reportKinds[format].ending}`;
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
