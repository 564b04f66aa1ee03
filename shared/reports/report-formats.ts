/** The formats of a report by name: what each is called outside, and its writer, loaded when it is asked for. */
import type { CouncilReport } from "../domain/council-report-model.ts";
import type { ReportFonts } from "./pdf-fonts.ts";

export const reportFormats = ["hwpx", "xlsx", "pdf", "csv", "json"] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportFile {
  readonly format: ReportFormat;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const kinds: Readonly<Record<ReportFormat, { readonly ending: string; readonly contentType: string }>> = {
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

export function isReportFormat(text: string): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

/** @param fonts asked for where the format holds its own. */
export async function writeReport(
  report: CouncilReport,
  format: ReportFormat,
  fonts: () => Promise<ReportFonts>,
): Promise<ReportFile> {
  const { ending, contentType } = kinds[format];
  const bytes = await bytesOf(report, format, fonts);
  return { format, fileName: `council-report.${ending}`, contentType, bytes };
}

async function bytesOf(
  report: CouncilReport,
  format: ReportFormat,
  fonts: () => Promise<ReportFonts>,
): Promise<Uint8Array> {
  switch (format) {
    case "hwpx":
      return (await import("./hwpx-report.ts")).hwpxReport(report);
    case "xlsx":
      return (await import("./xlsx-report.ts")).xlsxReport(report);
    case "pdf":
      return (await import("./pdf-report.ts")).pdfReport(report, await fonts());
    case "csv":
      return (await import("./csv-report.ts")).csvReport(report);
    case "json":
      return (await import("./json-report.ts")).jsonReport(report);
  }
}
