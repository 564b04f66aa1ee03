/** A home with an office of some size in it, two dumps and their alerts: made once in a run, and copied for each use. */
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openHome } from "../../local/storage/home.ts";
import { type Host, openHost } from "../../local/host/host.ts";
import { folderOnly } from "../../local/notify/notice-settings.ts";

/** The turns whose dumps an office has when it is measured. */
export const turnsStated = 2;

/** @returns the path of a copy that may be changed. */
export async function homeOfOffice(folder: string, projects: number): Promise<string> {
  const made = join(folder, `office-${projects}`);
  if (!existsSync(made)) {
    await withHome(made, async (host) => {
      for (let turn = 0; turn < turnsStated; turn++) {
        await ingestInto(host, dumpOf(projects, turn));
        await host.drain();
      }
    });
  }
  const copy = join(mkdtempSync(join(folder, "copy-")), "home");
  cpSync(made, copy, { recursive: true });
  return copy;
}

/** @throws Error when the file is refused. */
async function ingestInto(host: Host, bytes: Uint8Array): Promise<void> {
  const options = { asOf: null, unit: null, mapping: null };
  const { kind } = await host.ingest({ books, options, fileName: "dump.csv" }, bytes);
  if (kind !== "applied") throw new Error(`A dump that is measured was ${kind}.`);
}

/** The product in this process, on a home of its own. */
export async function withHome<Result>(path: string, work: (host: Host) => Promise<Result>): Promise<Result> {
  const host = await openHost({
    home: openHome(path),
    role: "command",
    noticeSettings: folderOnly,
    onNotice: () => {},
    onAssessed: () => {},
    onError: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  try {
    return await work(host);
  } finally {
    host.close();
  }
}

/** An office of any size in our template, always the same: one project in five lags, as in a real county in August. */
export const office = "4573000";
export const fiscalYear = 2026;
export const books = { office, fiscalYear };

const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
/** One project in fifty has spent more since the day before. */
const turnsRound = 50;

export function codeOf(project: number): string {
  return `P${project}`;
}

/** The day of the dump so many days after the first. */
export function dayOf(turn: number): string {
  return new Date(Date.UTC(fiscalYear, 7, 1 + turn)).toISOString().slice(0, 10);
}

/**
 * @param turn days after the first dump: each differs from the one before in 2 % of the projects.
 * @param overspent so many of them, from the first on, have spent more than they have.
 */
export function dumpOf(projects: number, turn: number, overspent = 0): Uint8Array {
  const day = dayOf(turn);
  const rows = Array.from({ length: projects }, (_, at) => {
    const budget = 10_000_000 * (1 + ((at * 7_919) % 500));
    const percent = at % 5 === 0 ? (at * 31) % 35 : 60 + ((at * 31) % 25);
    const turnsSpent = Math.floor((turn + turnsRound - 1 - (at % turnsRound)) / turnsRound);
    const spent = at < overspent ? budget * 2 : (budget / 100) * percent + turnsSpent * 100_000;
    return `${codeOf(at)},세부사업 ${at},부서 ${at % 40},${budget},${spent},${day}`;
  });
  return new TextEncoder().encode([header, ...rows, ""].join("\n"));
}
