/**
 * formats: the real payment list of a county, 171,312 rows, from bytes to folded balances, in new processes.
 * The peer is DuckDB, a column store in C++ on both cores: `read_csv` and `GROUP BY` of the same file in the
 * same run, with the sums that it gives. Then memory at the limit of a file, and XLSX; and last the list goes
 * through the command line into a real ledger.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { printJson } from "./formats-json.ts";
import { writeLongPaymentList, zipFile } from "../worlds/long-payment-list.ts";
import { printWorkbook } from "./formats-workbook.ts";
import { measurePayments, type PaymentReading } from "../worlds/payment-reading.ts";
import { sumInDuckDb } from "../peers/payment-peers.ts";
import { ingestFile } from "../worlds/monitor-command.ts";
import { secondsOf } from "../results/rounds.ts";
import { median, spread } from "../results/measure.ts";

const rounds = 5;
const target = 300_000;
const boundMebibytes = 200;
const list = join(import.meta.dirname, "../../../shared/data/vouchers/muju-2026-vouchers.csv.gz");

export async function benchFormats(): Promise<void> {
  if (!existsSync(list)) {
    console.log(`formats: the real list is skipped, because ${list} is absent`);
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = join(folder, "payments.csv");
    if (existsSync(list)) {
      writeFileSync(file, gunzipSync(readFileSync(list)));
      await printRealList(file);
    }
    await printJson();
    printMemory(file, folder);
    await printWorkbook(folder);
    if (existsSync(file)) printLedger(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printRealList(file: string): Promise<void> {
  const ours: PaymentReading[] = [];
  const theirs: { readonly seconds: number; readonly won: string }[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(measurePayments(file, 4));
    theirs.push(await groupOnce(file));
  }
  const [first] = ours;
  if (first === undefined || theirs.some(({ won }) => won !== first.won))
    throw new Error("DuckDB sums the same file to another amount of won");
  print(first, ours, theirs);
}

function print(
  { rows, won }: PaymentReading,
  ours: readonly PaymentReading[],
  theirs: readonly { readonly seconds: number }[],
): void {
  const fresh = ours.map(({ seconds }) => rows / (seconds[0] ?? 0));
  const warm = ours.map(({ seconds }) => rows / Math.min(...seconds));
  const duck = theirs.map(({ seconds }) => rows / seconds);
  const peak = Math.max(...ours.map(({ peakMebibytes }) => peakMebibytes));
  console.log(`formats: payment list, ${rows} rows, ${won} won, rows/s, median of ${rounds} (min-max)`);
  console.log(`  first in a new process    ${spread(fresh)}   target ${target}, peak memory ${peak} MiB`);
  console.log(`  the same process again    ${spread(warm)}`);
  console.log(`  peer: DuckDB              ${spread(duck)}   read_csv + GROUP BY`);
  const ratio = (speeds: readonly number[]): string => (median(duck) / median(speeds)).toFixed(1);
  console.log(`  DuckDB is faster by       ${ratio(fresh)} (first), ${ratio(warm)} (again)`);
}

/** The most memory that a new process takes. @param real the real list of a county, as UTF-8. */
function printMemory(real: string, folder: string): void {
  const [utf8, cp949, zipped] = ["utf8.csv", "cp949.csv", "utf8.csv.gz"].map((name) => join(folder, name));
  if (utf8 === undefined || cp949 === undefined || zipped === undefined) return;
  console.log(`formats: peak memory of a new process, bytes to folded balances, bound ${boundMebibytes} MiB`);
  if (existsSync(real)) printPeak("the real list, UTF-8", real);
  writeLongPaymentList(utf8, "utf8", null);
  printPeak("at the limit, UTF-8", utf8);
  zipFile(utf8, zipped);
  printPeak("at the limit, in gzip", zipped);
  writeLongPaymentList(cp949, "cp949", null);
  printPeak("at the limit, CP949", cp949);
}

function printPeak(name: string, file: string): void {
  const { rows, peakMebibytes } = measurePayments(file, 1);
  console.log(`  ${name.padEnd(26)}${String(peakMebibytes).padStart(4)} MiB   ${rows} rows`);
}

/** The whole way: process, engine, transactions, alerts. */
function printLedger(file: string, folder: string): void {
  const startedAt = performance.now();
  const first = ingestFile(join(folder, "home"), file);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log("formats: the real list through the command line");
  console.log(`  into a ledger             ${seconds.toFixed(1)} s, ${first.added} lines`);
}

async function groupOnce(file: string): Promise<{ seconds: number; won: string }> {
  let won = "";
  const seconds = await secondsOf(async () => (won = await sumInDuckDb(file)));
  return { seconds, won };
}
