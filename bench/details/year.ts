/**
 * year: 250 daily dumps of a county into one books, each with 4 % of the projects changed, and then what a year of them
 * costs to look at: in this process, and as commands that somebody waits for. Printed are the 5th and the last dump: what a
 * dump reads and writes must not grow with the year. The last fifty are sent from a computer whose clock goes back.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ingestUpload } from "../../functions/ingest/journal/ingest-upload.ts";
import { verifyLedger } from "../../functions/verify/replay/verify-ledger.ts";
import { openHome } from "../../local/storage/home.ts";
import { FolderFileStore } from "../../local/storage/folder-file-store.ts";
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { noOptions } from "../../shared/domain/uploads/upload.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { readLines } from "../../shared/reading/read-lines.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { commandsOfYear } from "./year-commands.ts";
import { peakMebibytes } from "../worlds/peak-memory.ts";
import { dailyDumps, yearBooks as books } from "../worlds/year-of-dumps.ts";
import { Buffer } from "node:buffer";
import type { Item, ItemKey, ItemQuery, ItemTable, TableWrite } from "../../shared/ports/item-table.ts";

const source = "../shared/data/lofin365/muju-5-asof-20260821.json";
const dumps = 250;

export async function benchYear(): Promise<void> {
  if (!existsSync(source)) return console.log(`year: skipped, because ${source} is absent`);
  const folder = mkdtempSync(join(tmpdir(), "bench-year-"));
  try {
    await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<void> {
  const home = openHome(folder);
  const path = home.database;
  const database = openDatabase(path);
  const backoff = {
    tries: 3,
    firstWaitMilliseconds: 5,
    longestWaitMilliseconds: 50,
    chance: Math.random,
    wait,
  };
  const table = new MeteredTable(new SqliteItemTable(database, backoff));
  const ledger = new TableLedgerStore(table);
  const files = new FolderFileStore(home.files);
  let day = "";
  let at = 0;
  const clock = {
    now: () => (at <= dumps - 50 ? `${day}T09:00:00.000Z` : minutesBack(at)),
    today: () => isoDay(at <= dumps - 50 ? day : lastDay),
  };
  for (const dump of dailyDumps(JSON.parse(readFileSync(source, "utf8")), dumps)) {
    at += 1;
    day = dump.day;
    const address = { books, options: noOptions, fileName: `${day}.json` };
    const file = await files.put(uploadKey(address), new TextEncoder().encode(dump.text));
    table.reset();
    const started = performance.now();
    // As a command does: nothing is remembered from the dump before.
    const current = new CurrentLedger(ledger);
    const outcome = await ingestUpload(
      { address, file },
      { ledger, files, readDocument: openDocument, clock, current, pause: wait },
    );
    const seconds = (performance.now() - started) / 1000;
    if (outcome.kind !== "applied") throw new Error(`${day} was ${outcome.kind}: ${JSON.stringify(outcome)}`);
    if ([1, 5, 50, 100, 150, 200, dumps].includes(at)) {
      const { items, kilobytes, writeUnits } = table.figures();
      const { changed, unchanged } = outcome.tally;
      console.log(
        `dump ${at}: ${seconds.toFixed(2)} s, reads ${items} items ${kilobytes} KB, ${writeUnits} write units, ${changed} changed, ${unchanged} confirmed, database ${megabytes(path)} MB`,
      );
    }
  }
  await timed("lines of today", () => readLines(ledger, books, null));
  for (const asOf of ["2026-06-17", "2026-03-31", "2026-08-20"])
    await timed(`lines as of ${asOf}`, () => readLines(ledger, books, isoDay(asOf)));
  const { head, balances } = await ledger.readLedger(books);
  const [id] = [...balances].toSorted(([, a], [, b]) => b.version - a.version)[0] ?? [];
  if (id !== undefined)
    await timed("history of a project", () => ledger.readPostings(books, id, doneSeq(head)));
  await timed("verify", async () => {
    const evidence = { ledger, replayTarget: () => replayTarget(table), files, readDocument: openDocument };
    const { discrepancies } = await verifyLedger(books, evidence, [], () => {});
    if (discrepancies.length > 0) throw new Error(discrepancies[0]?.en);
  });
  console.log(`peak memory ${peakMebibytes()} MiB`);
  database.close();
  await commandsOfYear(folder);
}

const lastDay = "2026-12-31";

/** The later it is sent, the earlier its moment. */
function minutesBack(at: number): string {
  return new Date(Date.parse(`${lastDay}T12:00:00.000Z`) - at * 60_000).toISOString();
}

async function timed(what: string, act: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await act();
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(2)} s`);
}

function megabytes(path: string): string {
  const bytes = [path, `${path}-wal`].reduce(
    (sum, each) => sum + (existsSync(each) ? statSync(each).size : 0),
    0,
  );
  return (bytes / 1e6).toFixed(1);
}

function isoDay(text: string) {
  const date = parseIsoDate(text);
  if (date === null) throw new RangeError(`${text} is no day`);
  return date;
}

/** A table that counts what is read, and what a write would cost in DynamoDB. */
class MeteredTable implements ItemTable {
  readonly limits: ItemTable["limits"];
  readonly #table: ItemTable;
  #items = 0;
  #bytes = 0;
  #writeUnits = 0;

  constructor(table: ItemTable) {
    this.#table = table;
    this.limits = table.limits;
  }

  reset(): void {
    [this.#items, this.#bytes, this.#writeUnits] = [0, 0, 0];
  }

  figures() {
    return { items: this.#items, kilobytes: Math.round(this.#bytes / 1000), writeUnits: this.#writeUnits };
  }

  async get(key: ItemKey): Promise<Item | null> {
    const item = await this.#table.get(key);
    if (item !== null) this.#count([item]);
    return item;
  }

  async query(pk: string, query: ItemQuery): Promise<Item[]> {
    const items = await this.#table.query(pk, query);
    this.#count(items);
    return items;
  }

  async write(write: TableWrite): Promise<"written" | "conflict"> {
    const puts = write.puts.map(({ item }) => sizeOf(item));
    const sizes = [...puts, ...write.bundles.map((bundle) => Buffer.byteLength(JSON.stringify(bundle)))];
    const units = sizes.reduce((sum, size) => sum + Math.ceil(size / 1024), 0) + write.deletes.length;
    const actions = sizes.length + write.deletes.length + write.checks.length;
    // A transaction prepares and commits, and a check costs as much as a write of one unit.
    this.#writeUnits += actions === 1 ? units : 2 * (units + write.checks.length);
    return this.#table.write(write);
  }

  #count(items: readonly Item[]): void {
    this.#items += items.length;
    this.#bytes += items.reduce((sum, item) => sum + sizeOf(item), 0);
  }
}

function sizeOf({ pk, sk, data }: Item): number {
  return Buffer.byteLength(pk) + Buffer.byteLength(sk) + Buffer.byteLength(data) + 30;
}
