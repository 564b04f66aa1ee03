/** The real command line in a process of its own, on a home of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseBackoff } from "../../local/storage/open-storage.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";

export const repository = join(import.meta.dirname, "../..");
export const realReport = join(repository, "../shared/data/seed/000_28d2bcfaeb1c558b.txt");

const otherDay = join(repository, "test/support/on-another-day.ts");

export interface Run {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly home: string;
  /** A module that the process loads first. */
  readonly preload?: string;
  /** The day that it is for the process; absent for the real one. */
  readonly on?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function newHome(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "monitor-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function startMonitor(words: readonly string[], options: RunOptions): ChildProcess {
  const { home, on } = options;
  const modules = [options.preload, on === undefined ? undefined : otherDay].filter(
    (each) => each !== undefined,
  );
  const preload = modules.flatMap((module) => ["--import", module]);
  return spawn(process.execPath, [...preload, join(repository, "local/monitor.js"), ...words], {
    cwd: repository,
    env: {
      // Whatever the locale of this computer is.
      MONITOR_LANG: "ko",
      ...process.env,
      ...options.env,
      MONITOR_HOME: home,
      ...(on === undefined ? {} : { TEST_DAY: on }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function runMonitor(words: readonly string[], options: RunOptions): Promise<Run> {
  const child = startMonitor(words, options);
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, out, err });
    });
  });
}

/** The JSON that a command prints; throws with its words when it did not end well. */
export async function readJson(words: readonly string[], options: RunOptions): Promise<unknown> {
  const run = await runMonitor([...words, "--json"], options);
  if (run.code !== 0) throw new Error(`monitor ${words.join(" ")} ended with ${run.code}: ${run.err}`);
  return JSON.parse(run.out);
}

/** Resolves once the text was printed on either stream. */
export function printed(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = "";
    const readChunk = (chunk: string): void => {
      seen += chunk;
      if (seen.includes(text)) resolve();
    };
    child.stdout?.setEncoding("utf8").on("data", readChunk);
    child.stderr?.setEncoding("utf8").on("data", readChunk);
    child.once("close", (code) => {
      reject(new Error(`The process ended with ${code} and never printed "${text}". It printed: ${seen}`));
    });
  });
}

/**
 * Has an office told of everything at once and at any hour: a test may run at night, and of mild alerts. What comes is
 * news, for its first load is long over. `on`: the day that it is then; the real one where none is given.
 */
export async function speakOut(home: string, office: string, year: string, on?: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  const path = join(home, "outspoken.json");
  const quietTimes = { from: "00:00", to: "00:00", onWeekends: false };
  writeFileSync(path, JSON.stringify({ lettersFrom: "notice", quietTimes }));
  await runMonitor(["policy", "set", path, "--office", office, "--year", year], {
    home,
    ...(on === undefined ? {} : { on }),
  });
  const database = openDatabase(join(home, "monitor.db"));
  try {
    const alerts = new TableAlertStore(new SqliteItemTable(database, databaseBackoff));
    await alerts.noteFirstLoad(
      { office, fiscalYear: Number(year) },
      { end: 0, on: systemClock.today(), hasBudgets: true },
    );
  } finally {
    database.close();
  }
}

/** The running year on this computer: only its news makes letters. */
export function thisYear(): string {
  return String(new Date().getFullYear());
}

/** One row of a template: code, budget and spending in won, as of the first day of the year, in a department of its own. */
export type TableRow = readonly [code: string, budget: string, spent: string];

export function tableText(year: string, [code, budget, spent]: TableRow): string {
  return `사업코드,사업명,부서,예산액(원),집행액(원),기준일\n${code},도로 정비 ${code},${code}과,${budget},${spent},${year}-01-01\n`;
}

/** @returns what `ingest --json` prints of it. */
export function ingestTable(home: string, year: string, row: TableRow): Promise<unknown> {
  const file = join(home, `${row[0]}.csv`);
  writeFileSync(file, tableText(year, row));
  return readJson(["ingest", file, "--office", "4573000", "--year", year], { home });
}

export function lettersIn(home: string): string[] {
  const folder = join(home, "notices");
  return existsSync(folder) ? readdirSync(folder) : [];
}
