/** Writes an audit pack, and keeps it where whoever asks for it through the API finds it. */
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
  /** In the order of the formats that were asked for. */
  readonly files: readonly ReportFile[];
  /** The latest first. */
  readonly years: readonly PackedYear[];
}

/** Null where no year has a snapshot. @throws Failure `snapshot-missing` or `snapshot-changed`. */
export async function writePackFiles(
  request: Omit<PackRequest, "format">,
  formats: readonly PackFormat[],
  sources: PackSources,
): Promise<WrittenPack | null> {
  const { books, departments, unit, officeName, contact } = request;
  const years = await readPackYears(request, sources);
  if (years.every(({ last }) => last === null)) return null;
  const pack = auditPack({ office: books.office, years, departments, unit, officeName, contact });
  return { files: await Promise.all(formats.map((format) => writePack(pack, format))), years };
}

/** @param key named by who asks: what is there under it is not made again. */
export async function renderPack(
  request: Omit<PackRequest, "officeName">,
  key: string,
  dependencies: ReportDependencies & PackSources,
): Promise<void> {
  const officeName = await dependencies.officeNameOf(request.books.office);
  const written = await writePackFiles({ ...request, officeName }, [request.format], dependencies);
  const [file] = written?.files ?? [];
  if (file === undefined) return;
  const { bytes, contentType } = file;
  await dependencies.reports.put(key, { bytes, contentType });
}
