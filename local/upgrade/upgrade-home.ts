/**
 * A home of version 0.1 becomes one of this version: every stored file is taken in again, in the order of then, into a new
 * database beside the old one. Only when both say the same does the new one take its place; the old one is kept under
 * `old/`. What is interrupted begins anew.
 */
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { renameFile } from "../../shared/runtime/platform.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { writeOf } from "../../shared/stores/stored-items.ts";
import { FolderFileStore } from "../storage/folder-file-store.ts";
import type { Home } from "../storage/home.ts";
import { databaseBackoff, withoutEvents } from "../storage/open-storage.ts";
import { syncFile } from "../storage/write-file.ts";
import { executeActs, type Executed, type UpgradeNote } from "./execute-acts.ts";
import {
  compareTotals,
  explainDifferences,
  type ExplainedDifference,
  type TotalsComparison,
} from "./explain-differences.ts";
import { oldActs } from "./old-acts.ts";
import { type OldBooks, type OldHome, readOldHome, turnActsOf } from "./old-books.ts";
import type { OldUpload } from "./old-upload.ts";

export interface BooksUpgrade extends Executed {
  readonly books: Books;
  readonly acts: number;
  readonly totals: TotalsComparison;
  readonly differences: readonly ExplainedDifference[];
}

export interface HomeUpgrade {
  readonly books: readonly BooksUpgrade[];
  readonly auditEntries: number;
  readonly carriedItems: number;
  /** Letters of the old home that were not sent yet, and are not. */
  readonly waiting: number;
}

/** Hears how far it got. */
export type UpgradeReport = (books: Books, done: number, of: number) => void;

/**
 * The new ledger in a folder of its own; nothing of the home is touched.
 * @param now ISO 8601: letters that waited are dropped at that moment.
 */
export async function convertOldHome(
  home: Home,
  folder: string,
  now: string,
  report: UpgradeReport,
): Promise<HomeUpgrade> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const old = readOldHome(home.oldDatabase, now);
  const draft = join(folder, basename(home.database));
  const database = openDatabase(draft);
  try {
    // Nobody rests on it before it is whole, and then all of it is written out at once.
    database.exec("PRAGMA synchronous = OFF");
    const table = withoutEvents(new SqliteItemTable(database, databaseBackoff));
    await carryOver(old, table);
    const books: BooksUpgrade[] = [];
    for (const each of old.books) books.push(await convertBooks(each, old, home, table, report));
    const { carried, waiting, audit } = old;
    return { books, auditEntries: audit.length, carriedItems: carried.length, waiting };
  } finally {
    database.close();
  }
}

/** The new ledger takes its place at once; what the old engine left is kept aside. */
export async function switchOver(home: Home, folder: string): Promise<void> {
  const draft = join(folder, basename(home.database));
  await syncFile(draft);
  await renameFile(draft, home.database);
  await rm(folder, { recursive: true, force: true });
  const aside = join(home.path, "old");
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const left = [
    home.oldDatabase,
    `${home.oldDatabase}-wal`,
    `${home.oldDatabase}-shm`,
    join(home.path, "outbox-positions.json"),
  ];
  for (const path of left) if (existsSync(path)) await renameFile(path, join(aside, basename(path)));
}

async function convertBooks(
  { books, uploads, turns, balances }: OldBooks,
  { audit }: OldHome,
  home: Home,
  table: ItemTable,
  report: UpgradeReport,
): Promise<BooksUpgrade> {
  const ledger = new TableLedgerStore(table);
  const acts = oldActs(uploads, turns, turnActsOf(books, audit));
  const executed = await executeActs(
    acts,
    {
      ledger,
      files: new FolderFileStore(home.files),
      readDocument: openDocument,
      current: new CurrentLedger(ledger),
      pause: () => Promise.resolve(),
    },
    (done, of) => report(books, done, of),
  );
  const now = await ledger.readBalances(books);
  const totals = compareTotals(
    balances,
    [...now.values()].map(({ balance }) => balance),
  );
  const begun = unfinished(uploads);
  return {
    books,
    acts: acts.length,
    notes: [...executed.notes, ...begun.notes],
    problems: [...executed.problems, ...begun.problems],
    totals,
    differences: await explainDifferences(books, totals, uploads, ledger),
  };
}

/** As it is: its shapes are read today as they were. Audit entries begin a chain, in the order of their moments. */
async function carryOver({ carried, audit }: OldHome, table: ItemTable): Promise<void> {
  for (const item of carried) await table.write(writeOf({ puts: [{ item, when: "absent" }] }));
  const trail = new TableAuditTrail(table);
  for (const { scope, entry, id } of audit.toSorted((a, b) => (a.entry.at < b.entry.at ? -1 : 1)))
    await trail.append(scope, entry, id);
}

/** Uploads that version 0.1 had begun and not brought to their end. */
function unfinished(uploads: readonly OldUpload[]): {
  readonly notes: readonly UpgradeNote[];
  readonly problems: readonly UpgradeNote[];
} {
  const named = (states: readonly string[]) =>
    uploads.filter(({ outcome }) => states.includes(outcome.state));
  return {
    notes: named(["received"]).map(({ fileName }) => ({
      fileName,
      ko: "이전 판이 접수만 하고 처리하지 않은 파일입니다. 옮기지 않았으니 다시 올리십시오.",
      en: "The earlier version stored it and never worked it. It was not taken over: send it again.",
    })),
    problems: named(["applying", "undoing", "restoring"]).map(({ fileName }) => ({
      fileName,
      ko: "이전 판이 처리하다 만 파일입니다. 이전 판으로 한 번 실행하여 끝낸 뒤(같은 파일을 다시 올리거나 같은 명령을 다시 실행) 다시 하십시오.",
      en: "The earlier version left it half worked. Finish it there (send the file, or give the command, once more), then run this again.",
    })),
  };
}
