/** Files that offices send: a council report, and an office's every project. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { realDump, templateFromDump } from "../../bench/worlds/template-from-dump.ts";
import type { UploadAddress } from "../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf } from "../../shared/domain/values/calendar.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { day } from "../support/builders.ts";
import { realReport, repository } from "../support/monitor-process.ts";

export const sampleReport = readFileSync(
  join(repository, "samples/1129000/2020/as-of=2020-10-31/council-report.txt"),
);

/** The sample, and the real report where the public data lies beside the project. */
export const reports: readonly { readonly name: string; readonly content: Uint8Array }[] = [
  { name: "the sample report", content: sampleReport },
  ...(existsSync(realReport) ? [{ name: "the real report", content: readFileSync(realReport) }] : []),
];

export const reportYear = 2020;

export function reportAddress(books: Books): UploadAddress {
  return {
    books,
    options: { asOf: day("2020-10-31"), unit: null, mapping: null },
    fileName: "council-report.txt",
  };
}

export interface ProjectsFile {
  readonly csv: string;
  readonly projects: number;
}

/** The running year: a past one makes no letters. */
export const projectsYear = datePartsOf(systemClock.today()).year;
const projects = 1_763;

/** The day of the real dump in the running year, or today where that is still to come. */
const projectsDay = [`${projectsYear}-08-21`, systemClock.today()].toSorted()[0] ?? "";

export function projectsAddress(books: Books): UploadAddress {
  return { books, options: { asOf: null, unit: null, mapping: null }, fileName: "projects.csv" };
}

/** A county's 1,763 projects: the real ones where the public data lies beside the project. */
export async function projectsFile(): Promise<ProjectsFile> {
  if (!existsSync(realDump)) return { csv: madeUpProjects(), projects };
  const real = await templateFromDump(realDump);
  return { ...real, csv: real.csv.replaceAll("2026-08-21", projectsDay) };
}

function madeUpProjects(): string {
  const rows = Array.from({ length: projects }, (_, at) => {
    const budget = 1_000_000 * (1 + (at % 97));
    return `P${at},사업 ${at},부서 ${at % 40},${budget},${Math.floor((budget * (at % 101)) / 100)},${projectsDay}`;
  });
  return ["사업코드,사업명,부서,예산액(원),집행액(원),기준일", ...rows].join("\r\n");
}

/** One project that has spent a won more than its budget, which an alert says on any day of the year. */
export function oneProject({ fiscalYear }: Books): string {
  return `사업코드,사업명,부서,예산액(원),집행액(원),기준일\nA1,도로 정비,건설과,90000000,90000001,${fiscalYear}-01-01\n`;
}
