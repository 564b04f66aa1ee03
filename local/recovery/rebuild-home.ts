/**
 * The ledgers of a home made anew from stored files and journal, in a copy of its database beside it; policies, alerts with
 * their answers, snapshots, the audit trail, notices and events stay as they are. The copy takes its place at once, and the
 * database of before is kept under `old/`. What is interrupted begins anew.
 */
import { copyFile, mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { renameFile } from "../../shared/runtime/platform.ts";
import {
  type VerifyingStep,
  gapsIn,
  readJournal,
  type VerifyingReport,
} from "../../functions/verify/replay/verify-ledger.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { isBusy } from "../../shared/sqlite/sqlite-errors.ts";
import { forgetPartitions, SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { targetIn } from "../../shared/stores/compare-ledgers.ts";
import { ledgerPartitions, postingPrefix } from "../../shared/stores/ledger-keys.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { FolderFileStore } from "../storage/folder-file-store.ts";
import type { Home } from "../storage/home.ts";
import { databaseBackoff, withoutEvents } from "../storage/open-storage.ts";
import { syncFile } from "../storage/write-file.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import type { ReplayTarget } from "../../shared/ports/ledger-check.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { StoredFileReader } from "../../shared/examination/files/read-upload.ts";
import { JournalReplay } from "../../functions/verify/replay/replay-journal.ts";

export interface RebuiltBooks extends RebuiltLedger {
  readonly books: Books;
}

/** Hears how far it got. */
export type RebuildReport = (books: Books, step: VerifyingStep, done: number, of: number) => void;

/** @param folder gets the new database; the home's own is only read. */
export async function rebuildInto(
  home: Home,
  folder: string,
  report: RebuildReport,
): Promise<RebuiltBooks[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = draftIn(home, folder);
  const source = openDatabase(home.database);
  try {
    source.prepare("VACUUM INTO ?").run(draft);
    const copy = openDatabase(draft);
    // Nobody rests on it before it is whole, and then all of it is written out at once.
    copy.exec("PRAGMA synchronous = OFF");
    const rebuilt = await rebuildBooks(home, source, copy, report).finally(() => copy.close());
    await syncFile(draft);
    return rebuilt;
  } finally {
    source.close();
  }
}

/**
 * @param at the moment, for the name of what is kept.
 * @returns `moved-on` where somebody wrote meanwhile, or has the database open: nothing was changed then.
 */
export async function switchTo(
  home: Home,
  folder: string,
  rebuilt: readonly RebuiltBooks[],
  at: string,
): Promise<"switched" | "moved-on"> {
  const aside = join(home.path, "old");
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const kept = join(aside, `monitor-${at.replaceAll(/[:.]/g, "-")}.db`);
  const source = openDatabase(home.database);
  try {
    if (!isAlone(source) || !(await stands(source, rebuilt))) return "moved-on";
    await copyFile(home.database, kept);
    await syncFile(kept);
  } finally {
    source.close();
  }
  await renameFile(draftIn(home, folder), home.database);
  await rm(folder, { recursive: true, force: true });
  return "switched";
}

async function rebuildBooks(
  home: Home,
  source: DatabaseSync,
  copy: DatabaseSync,
  report: RebuildReport,
): Promise<RebuiltBooks[]> {
  const table = new SqliteItemTable(source, databaseBackoff);
  const stored = new TableLedgerStore(table);
  const reader = { files: new FolderFileStore(home.files), readDocument: openDocument };
  const rebuilt: RebuiltBooks[] = [];
  for (const books of await stored.listBooks()) {
    forgetPartitions(copy, ledgerPartitions(books), postingPrefix(books));
    const target = targetIn(withoutEvents(new SqliteItemTable(copy, databaseBackoff)), table);
    const ledger = await rebuildLedger(books, stored, target, reader, (step, done, of) =>
      report(books, step, done, of),
    );
    rebuilt.push({ books, ...ledger });
  }
  return rebuilt;
}

/** Leaving the WAL needs the database for oneself, and puts all of it into the one file. */
function isAlone(database: DatabaseSync): boolean {
  try {
    const mode = database.prepare("PRAGMA journal_mode = DELETE").get()?.["journal_mode"];
    return mode === "delete";
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

async function stands(database: DatabaseSync, rebuilt: readonly RebuiltBooks[]): Promise<boolean> {
  const ledger = new TableLedgerStore(new SqliteItemTable(database, databaseBackoff));
  const all = await ledger.listBooks();
  if (all.length !== rebuilt.length) return false;
  for (const { books, headVersion } of rebuilt)
    if ((await ledger.readHead(books)).version !== headVersion) return false;
  return true;
}

function draftIn(home: Home, folder: string): string {
  return join(folder, basename(home.database));
}

interface RebuiltLedger {
  readonly entries: number;
  /** The head that was read: whoever writes meanwhile moves it on. */
  readonly headVersion: number;
  /** Where the stored ledger was another: the new one is as its files say. */
  readonly mended: readonly Discrepancy[];
  /** What is taken over as it is stored, because it cannot be executed again. */
  readonly left: readonly Discrepancy[];
  /** Why nothing can be rebuilt: numbers that are missing, entries that end otherwise, an entry that runs. */
  readonly obstacles: readonly Discrepancy[];
  /** The upload whose entry still runs. */
  readonly running: string | null;
}

/**
 * The ledger of some books anew, from its journal and the stored files, as `monitor verify` executes them. What cannot be
 * executed again is told and taken over as it is stored; a journal that is not whole is not guessed at.
 */
export async function rebuildLedger(
  books: Books,
  stored: LedgerStore,
  target: ReplayTarget,
  reader: StoredFileReader,
  report: VerifyingReport,
): Promise<RebuiltLedger> {
  const { head, entries } = await readJournal(books, stored);
  const gaps = gapsIn(entries, head);
  const running = head.running?.uploadId ?? null;
  const nothing = { entries: entries.length, headVersion: head.version, mended: [], left: [], running };
  if (gaps.length > 0 || running !== null) return { ...nothing, obstacles: gaps };
  const replay = new JournalReplay(books, target.ledger, stored, reader);
  for (const entry of entries) {
    report("files", entry.seq - 1, entries.length);
    await replay.execute(entry);
    // What came after an entry that ended otherwise would rest on another ledger.
    const obstacles = replay.discrepancies.filter(({ code }) => code === "entry-differs");
    if (obstacles.length > 0) return { ...nothing, obstacles };
  }
  const { discrepancies } = await target.compare(
    books,
    () => false,
    (done, of) => report("balances", done, of),
  );
  return { ...nothing, mended: discrepancies, left: replay.discrepancies, obstacles: [] };
}
