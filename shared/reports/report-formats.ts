/** Writes a report in the format that is asked for; each writer is loaded when it is needed. */
import type { CouncilReport } from "../domain/report/council-report.ts";
import type { PrintedReport } from "../domain/report/report-table.ts";
import type { ReportFonts } from "./pdf/pdf-fonts.ts";
import { type PackFormat, type ReportFormat, reportKinds } from "./report-kinds.ts";

export interface ReportFile {
  readonly format: ReportFormat;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** @param fonts asked for where the format holds its own. */
export async function writeReport(
  report: CouncilReport,
  format: ReportFormat,
  fonts: () => Promise<ReportFonts>,
): Promise<ReportFile> {
  const { ending, contentType } = reportKinds[format];
  const bytes = await bytesOf(report, format, fonts);
  return { format, fileName: `council-report.${ending}`, contentType, bytes };
}

/** Papers for an audit. */
export async function writePack(pack: PrintedReport, format: PackFormat): Promise<ReportFile> {
  const { ending, contentType } = reportKinds[format];
  const bytes =
    format === "hwpx"
      ? await (await import("./hwpx-report.ts")).hwpxReport(pack)
      : await (await import("./xlsx-report.ts")).xlsxReport(pack);
  return { format, fileName: `audit-pack.${ending}`, contentType, bytes };
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
      return (await import("./pdf/pdf-report.ts")).pdfReport(report, await fonts());
    case "csv":
      return (await import("./csv-report.ts")).csvReport(report);
    case "json":
      return (await import("./json-report.ts")).jsonReport(report);
  }
}
