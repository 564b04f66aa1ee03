/** Reports to write: the real one of 2020, and a county's. */
import { aReportQuestion } from "../support/report-questions.ts";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type CouncilReport, councilReport } from "../../shared/domain/report/council-report.ts";
import type { ReportQuestion } from "../../shared/domain/report/report-question.ts";
import type { Snapshot } from "../../shared/domain/snapshots/snapshot.ts";
import type { ReportFonts } from "../../shared/reports/pdf/pdf-fonts.ts";
import { frozenFixture } from "../functions/report/report-snapshots.ts";

const data = new URL("../../../shared/data/", import.meta.url);
export const hasData = existsSync(data);
export const figuresFile = new URL("seed/figures.json", data);

function fixtureOf2020() {
  const bytes = readFileSync(new URL("seed/000_28d2bcfaeb1c558b.txt", data));
  const books = { office: "1129000", fiscalYear: 2020 };
  return frozenFixture({ bytes, fileName: "업무보고.txt", books }, "2020-10-31");
}

function fixtureOfCounty() {
  const bytes = readFileSync(new URL("lofin365/muju-5-asof-20260821.json", data));
  const books = { office: "4573000", fiscalYear: 2026 };
  return frozenFixture({ bytes, fileName: "QWGJK.json", books }, "2026-08-21");
}

export async function snapshotOf2020(): Promise<Snapshot> {
  return (await fixtureOf2020()).snapshot;
}

export async function snapshotOfCounty(): Promise<Snapshot> {
  return (await fixtureOfCounty()).snapshot;
}

export function reportOf(snapshot: Snapshot, question: Partial<ReportQuestion> = {}): CouncilReport {
  return councilReport(aReportQuestion(snapshot, question));
}

export function reportFonts(): ReportFonts {
  const folder = createRequire(import.meta.url).resolve("@expo-google-fonts/noto-sans-kr/package.json");
  const font = (name: string) => readFileSync(new URL(name, `file://${folder}`));
  return {
    regular: font("400Regular/NotoSansKR_400Regular.ttf"),
    bold: font("700Bold/NotoSansKR_700Bold.ttf"),
  };
}
