/** Writes an audit pack, and keeps it where whoever question for it through the API finds it. */
import { auditPack } from "../../shared/domain/report/pack/audit-pack.ts";
import type { PackedYear } from "../../shared/domain/report/pack/pack-question.ts";
import type { ReportUnit } from "../../shared/domain/values/won.ts";
import type { PackScope } from "../../shared/reading/snapshots-of-years.ts";
import { type ReportFile, writePack } from "../../shared/reports/report-formats.ts";
import type { PackFormat } from "../../shared/reports/report-kinds.ts";
import { type PackSources, readPackYears } from "./read-pack.ts";
import type { ReportDependencies } from "./render-report.ts";

export interface PackRequest extends PackScope {
  readonly format: PackFormat;
  readonly unit: ReportUnit;
  /** Null: the office is named by its code. */
  readonly officeName: string | null;
  readonly contact: string | null;
}

export interface WrittenPack {
  readonly file: ReportFile;
  /** The latest first. */
  readonly years: readonly PackedYear[];
}

/** Null where no year has a snapshot. @throws Failure `snapshot-missing` or `snapshot-changed`. */
export async function writePackFile(request: PackRequest, sources: PackSources): Promise<WrittenPack | null> {
  const { books, departments, format, unit, officeName, contact } = request;
  const years = await readPackYears(request, sources);
  if (years.every(({ last }) => last === null)) return null;
  const pack = auditPack({ office: books.office, years, departments, unit, officeName, contact });
  return { file: await writePack(pack, format), years };
}

/** @param key named by who question: what is there under it is not made again. */
export async function renderPack(
  request: Omit<PackRequest, "officeName">,
  key: string,
  dependencies: ReportDependencies & PackSources,
): Promise<void> {
  const officeName = await dependencies.officeNameOf(request.books.office);
  const written = await writePackFile({ ...request, officeName }, dependencies);
  if (written === null) return;
  const { bytes, contentType } = written.file;
  await dependencies.reports.put(key, { bytes, contentType });
}
