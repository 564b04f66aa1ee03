/**
 * Turns a frozen snapshot into report files. The files are stored first and told of after, and both under names
 * that follow from the snapshot alone: a second delivery writes the same bytes and tells nobody anew.
 */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { councilReport } from "../../shared/domain/report/council-report.ts";
import type { ReportManner, ReportSender, Comparisons } from "../../shared/domain/report/report-question.ts";
import {
  dataDayOf,
  type SnapshotName,
  type Snapshot,
  type SnapshotEntry,
} from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import {
  type IsoDate,
  dateOf,
  datePartsOf,
  monthEnd,
  quarterEnd,
  quarters,
} from "../../shared/domain/values/calendar.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import type { ReportUnit } from "../../shared/domain/values/won.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { ReportStore } from "../../shared/ports/file-store.ts";
import type { Outbox } from "../../shared/ports/queues.ts";
import { readSnapshot, type SnapshotSources, readFrozen } from "../../shared/reading/read-snapshot.ts";
import type { ReportFonts } from "../../shared/reports/pdf/pdf-fonts.ts";
import { type ReportFile, writeReport } from "../../shared/reports/report-formats.ts";
import {
  type ReportFormat,
  reportFormats,
  reportKey,
  reportName,
} from "../../shared/reports/report-kinds.ts";

export interface ReportRequest extends ReportSender {
  readonly books: Books;
  readonly snapshot: SnapshotName;
  /** The snapshot that changes are counted from; null for the one before it in the chain, if there is one. */
  readonly since: SnapshotName | null;
  readonly formats: readonly ReportFormat[];
  readonly unit: ReportUnit;
  /** Rows of a list that a document prints; null for all. */
  readonly listRows: number | null;
}

export interface WriteDependencies extends SnapshotSources {
  readonly fonts: () => Promise<ReportFonts>;
}

export interface ReportDependencies extends WriteDependencies {
  readonly reports: ReportStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Null: the office is named by its code. */
  readonly officeNameOf: (office: string) => Promise<string | null>;
}

export interface RenderedFile {
  readonly format: ReportFormat;
  readonly key: string;
  readonly byteLength: number;
  readonly sha256: string;
}

export interface RenderedReport {
  readonly files: readonly RenderedFile[];
  /** False when it was told before. */
  readonly isNews: boolean;
}

/** @throws Failure when a snapshot is not there or not as it was frozen. */
export async function renderReport(
  request: ReportRequest,
  dependencies: ReportDependencies,
): Promise<RenderedReport> {
  const { files: written, hash } = await writeFiles(request, dependencies);
  const name = reportName(request.snapshot, request.unit, request, dependencies.hash);
  const files: RenderedFile[] = [];
  for (const { format, contentType, bytes } of written) {
    const key = reportKey(request.books, name, format);
    await dependencies.reports.put(key, { bytes, contentType });
    files.push({ format, key, byteLength: bytes.length, sha256: dependencies.hash(bytes) });
  }
  const isNews = await dependencies.outbox.tell(
    bundleOf(request, name, hash, files, dependencies.clock.now()),
  );
  return { files, isNews };
}

/** The report of a snapshot for whoever asks for it later: in every format, with what changed since the one before. */
export async function renderAll(
  books: Books,
  snapshot: SnapshotName,
  unit: ReportUnit,
  manner: ReportManner,
  dependencies: ReportDependencies,
): Promise<RenderedReport> {
  const officeName = await dependencies.officeNameOf(books.office);
  return renderReport(
    { ...manner, since: null, books, snapshot, formats: reportFormats, unit, officeName },
    dependencies,
  );
}

/** The files alone, for whoever asked for them and is told by having them. */
export async function writeFiles(
  { books, snapshot: name, since, formats, ...sender }: ReportRequest,
  dependencies: WriteDependencies,
): Promise<WrittenReport> {
  const { entry, snapshot } = await readSnapshot(books, name, dependencies);
  const comparisons = await readComparisons(books, snapshot, since, dependencies);
  const report = councilReport({ snapshot, hash: entry.hash, ...comparisons, ...sender });
  const files: ReportFile[] = [];
  // One after the other: a county's report takes some 350 MB to write, and five at once would not fit.
  for (const format of formats) files.push(await writeReport(report, format, dependencies.fonts));
  return { files, hash: entry.hash, knownSeq: entry.knownSeq, dataAsOf: dataDayOf(snapshot) };
}

interface WrittenReport {
  readonly files: readonly ReportFile[];
  /** Of the snapshot. */
  readonly hash: string;
  /** The last entry of the ledger that the snapshot knew. */
  readonly knownSeq: number;
  /** The day of its latest figures. */
  readonly dataAsOf: IsoDate | null;
}

function bundleOf(
  { books, snapshot: { asOf, version }, unit }: ReportRequest,
  name: string,
  hash: string,
  files: readonly RenderedFile[],
  at: string,
): OutboxBundle {
  const id = `${books.office}/${books.fiscalYear}/report/${name}`;
  const snapshot = { asOf, version, hash };
  return {
    topic: "report",
    id,
    books,
    at,
    events: [{ type: "ReportRendered", version: 1, id, snapshot, unit, files: [...files] }],
  };
}

// The snapshots that a report is held against. Only what was taken before the snapshot itself counts, so a report that is
// made again years later has the same figures beside its own.

/** @param since null for the latest of its day or an earlier one: what was frozen of a later day is no time before it. */
export async function readComparisons(
  books: Books,
  snapshot: Snapshot,
  since: SnapshotName | null,
  sources: SnapshotSources,
): Promise<Comparisons> {
  const lastEnd = quarters
    .map((quarter) => quarterEnd(books.fiscalYear, quarter))
    .findLast((end) => end < quarterStart(snapshot.asOf));
  const latest = latestIn(snapshot, sources);
  const yearBefore = { ...books, fiscalYear: books.fiscalYear - 1 };
  const chosen = since === null ? null : (await readSnapshot(books, since, sources)).snapshot;
  const ofQuarter = lastEnd === undefined ? null : await latest(books, lastEnd);
  // Who names a snapshot of the last quarter means that one, also where it was taken after this one.
  const isOfQuarter =
    chosen !== null &&
    lastEnd !== undefined &&
    chosen.asOf <= lastEnd &&
    chosen.asOf >= (ofQuarter?.asOf ?? "");
  return {
    since: chosen ?? (await latest(books, snapshot.asOf)),
    lastQuarter: isOfQuarter ? chosen : ofQuarter,
    lastYear: await latest(yearBefore, aYearBefore(snapshot.asOf)),
  };
}

/** The latest day up to `through`, in its last version. The end of the last quarter is often that too: it is read once. */
function latestIn({ takenAt }: Snapshot, sources: SnapshotSources) {
  const known = new Map<string, Snapshot>();
  return async (books: Books, through: IsoDate): Promise<Snapshot | null> => {
    const entries = (await sources.snapshots.list(books)).filter(
      (entry) => entry.asOf <= through && entry.takenAt < takenAt,
    );
    const last = entries.toSorted(byDayAndVersion).at(-1);
    if (last === undefined) return null;
    const snapshot = known.get(last.hash) ?? (await readFrozen(books, last, sources));
    known.set(last.hash, snapshot);
    return snapshot;
  };
}

function byDayAndVersion(a: SnapshotEntry, b: SnapshotEntry): number {
  return ascending(a.asOf, b.asOf) || a.version - b.version;
}

function quarterStart(asOf: IsoDate): IsoDate {
  const { year, month } = datePartsOf(asOf);
  return dateOf(year, month - ((month - 1) % 3), 1) ?? asOf;
}

/** 29 February becomes the 28th. */
function aYearBefore(asOf: IsoDate): IsoDate {
  const { year, month, day } = datePartsOf(asOf);
  return dateOf(year - 1, month, day) ?? monthEnd(year - 1, month);
}
