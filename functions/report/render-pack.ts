/** Writes an audit pack, and keeps it where whoever asks for it through the API finds it. */
import { auditPack } from "../../shared/domain/report/pack/audit-pack.ts";
import { departmentsPart, packMemberships } from "../../shared/domain/report/pack/pack-departments.ts";
import { quarterOf } from "../../shared/domain/report/pack/pack-quarters.ts";
import type { PackedYear, PackYear } from "../../shared/domain/report/pack/pack-question.ts";
import { isNamed, type Snapshot, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import type { ReportUnit } from "../../shared/domain/values/won.ts";
import { readFrozen, type SnapshotSources } from "../../shared/reading/read-snapshot.ts";
import {
  type PackScope,
  snapshotsOfYears,
  type YearSources,
} from "../../shared/reading/snapshots-of-years.ts";
import { type ReportFile, writePack } from "../../shared/reports/report-formats.ts";
import type { PackFormat } from "../../shared/reports/report-kinds.ts";
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

// The years of an audit pack as they were frozen. A year is its last day in its last version; one without books or without
// a snapshot is there as such. The quarters are read one after the other and cut down to the departments at once:
// twenty whole snapshots of a county do not fit a function's memory.

export interface PackSources extends SnapshotSources {
  readonly ledger: YearSources["ledger"];
}

/** The latest year first. @throws Failure `snapshot-missing` or `snapshot-changed`. */
export async function readPackYears(scope: PackScope, sources: PackSources): Promise<readonly PackedYear[]> {
  const { office } = scope.books;
  const years: PackYear[] = [];
  for (const year of await snapshotsOfYears(scope, sources)) {
    const entry = year.entries.toSorted(byDayAndVersion).at(-1);
    const books = { office, fiscalYear: year.fiscalYear };
    const last = entry === undefined ? null : await readFrozen(books, entry, sources);
    years.push({ ...year, last });
  }
  const members = packMemberships(
    years.map(({ last }) => last),
    scope.departments,
  );
  const packed: PackedYear[] = [];
  for (const [at, year] of years.entries()) {
    const own = members[at] ?? [];
    const books = { office, fiscalYear: year.fiscalYear };
    const quarters: Snapshot[] = [];
    for (const entry of lastOfQuarters(year.entries)) {
      const { last } = year;
      const whole = last !== null && isNamed(last, entry) ? last : await readFrozen(books, entry, sources);
      quarters.push(departmentsPart(whole, own));
    }
    packed.push({ ...year, members: own, quarters });
  }
  return packed;
}

function lastOfQuarters(entries: readonly SnapshotEntry[]): readonly SnapshotEntry[] {
  const byQuarter = Map.groupBy(entries.toSorted(byDayAndVersion), ({ asOf }) => quarterOf(asOf));
  return [...byQuarter].toSorted(([a], [b]) => a - b).flatMap(([, own]) => own.at(-1) ?? []);
}

function byDayAndVersion(a: SnapshotEntry, b: SnapshotEntry): number {
  return ascending(a.asOf, b.asOf) || a.version - b.version;
}
