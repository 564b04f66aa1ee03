/**
 * What the ledger should say, found naively: the journal says in which order files came in and were taken back, the
 * files are read again from their bytes, and every record of them is kept, whether it says anything new or not.
 */
import { readStoredFile } from "../../shared/examination/files/read-upload.ts";
import type { IsoDate, Period } from "../../shared/domain/values/calendar.ts";
import type { JournalEntry } from "../../shared/domain/journal/journal-entry.ts";
import type { Posting, SourceRecord } from "../../shared/domain/ledger/posting.ts";
import type { ProjectFacts, ProjectId } from "../../shared/domain/values/project.ts";
import { appliedOf } from "../../shared/domain/uploads/upload.ts";
import { countedDates } from "../domain/ledger/naive-ledger.ts";
import type { Stores } from "./stores.ts";
import { books } from "./workload.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";

/** What counts of each line. */
export type Lines = ReadonlyMap<ProjectId, readonly Posting[]>;

export interface Model extends Lines {
  /** The days of full statements that count. */
  readonly fulls: readonly IsoDate[];
}

interface SentFile {
  readonly format: string;
  readonly period: Period | null;
  readonly records: readonly SourceRecord[];
  /** Whether it was taken for the whole office when it was applied. */
  readonly isFull: boolean;
}

interface AppliedFile extends SentFile {
  readonly entry: JournalEntry;
  /** Lines that a payment list covers and does not name. */
  readonly silent: readonly ProjectFacts[];
  isIn: boolean;
}

/** The journal with the files of it, each read once. */
export class NaiveHistory {
  readonly entries: readonly JournalEntry[];
  readonly #files: ReadonlyMap<number, SentFile>;

  constructor(entries: readonly JournalEntry[], files: ReadonlyMap<number, SentFile>) {
    this.entries = entries;
    this.#files = files;
  }

  /** @param through the last entry that counts. */
  modelAt(through: number): Model {
    const applied = this.#appliedBy(through);
    const days = applied
      .filter(({ isIn, isFull }) => isIn && isFull)
      .map(({ records }) => records.map(({ asOf }) => asOf).reduce((a, b) => (a > b ? a : b)));
    return Object.assign(linesOf(applied), { fulls: [...new Set(days)].toSorted() });
  }

  #appliedBy(through: number): AppliedFile[] {
    const applied = new Map<string, AppliedFile>();
    for (const entry of this.entries.filter(({ seq }) => seq <= through)) {
      const file = this.#files.get(entry.seq);
      if (file !== undefined) {
        const silent = silentLines(file, linesOf([...applied.values()]));
        applied.set(entry.uploadId, { ...file, entry, silent, isIn: true });
        continue;
      }
      const meant = applied.get(entry.uploadId);
      // Read in another way it may be held after an undo, which brings nothing in.
      const isReversal = entry.act.kind === "undo" || entry.act.kind === "restore";
      if (meant !== undefined && isReversal) meant.isIn = entry.act.kind === "restore";
    }
    return [...applied.values()];
  }
}

export async function historyOf({ ports, files }: Stores): Promise<NaiveHistory> {
  const entries = await ports.ledger.readJournal(books, 0, 10_000);
  const read = new Map<number, SentFile>();
  for (const { seq, act, uploadId } of entries) {
    if (act.kind !== "apply") continue;
    const reading = await readStoredFile(books, act.submitted, { files, readDocument: openDocument });
    const upload = await ports.ledger.findUpload(books, uploadId);
    const isFull = upload !== null && appliedOf(upload)?.isFull === true;
    if (reading.kind === "read") read.set(seq, { ...reading, isFull });
  }
  return new NaiveHistory(entries, read);
}

function linesOf(files: readonly AppliedFile[]): Lines {
  const lines = new Map<ProjectId, Posting[]>();
  for (const file of files.filter(({ isIn }) => isIn)) {
    for (const record of [...file.records, ...silences(file)]) {
      const { id } = record.project;
      lines.set(id, [...(lines.get(id) ?? []), postingOf(record, file)]);
    }
  }
  return lines;
}

function silences({ period, records, silent }: AppliedFile): SourceRecord[] {
  if (period === null) return [];
  const asOf = records.map((record) => record.asOf).reduce((a, b) => (a > b ? a : b), period.to);
  return silent.map((project) => ({ project, asOf, entries: [], rows: [] }));
}

function postingOf(record: SourceRecord, { entry, period, format }: AppliedFile): Posting {
  const { seq, uploadId } = entry;
  return { ...record, seq, uploadId, covers: period, reverses: null, format, findings: [], copyOf: null };
}

/** Payment lines known by then, of departments or projects that the list names, with payments from its first day on. */
function silentLines({ period, records }: SentFile, known: Lines): ProjectFacts[] {
  if (period === null) return [];
  const named = new Set(records.map(({ project }) => project.id));
  const notified = records.flatMap(({ project: { account, department, name } }) => [
    `${account}/department/${department}`,
    `${account}/name/${name}`,
  ]);
  return [...known].flatMap(([id, postings]) => {
    const project = postings.at(-1)?.project;
    if (!id.startsWith("payment/") || named.has(id) || project === undefined) return [];
    const { account, department, name } = project;
    const isStated =
      notified.includes(`${account}/department/${department}`) ||
      notified.includes(`${account}/name/${name}`);
    const last = countedDates(postings, "expenditure").at(-1) ?? "";
    return isStated && last >= period.from ? [project] : [];
  });
}
