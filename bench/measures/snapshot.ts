/**
 * snapshot: the figures of a day frozen, hashed and chained. The peer freezes without asking what was known when: SQLite
 * copies a database of the same rows to a file of its own, which is hashed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../../local/host/host.ts";
import { type IsoDate, parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { atMost, type Measure } from "../results/measure.ts";
import { runMonitor } from "../worlds/monitor-command.ts";
import {
  homeOfOffice,
  turnsStated,
  withHome,
  books,
  dayOf,
  dumpOf,
  fiscalYear,
  office,
} from "../worlds/office-home.ts";
import { grown, inTurn, secondsOf, type PeerRun, missingPackage } from "../results/rounds.ts";

const projects = 1_763;
const projectsToGrowFrom = 600;
const rounds = 5;
const roundsOfGrowth = 3;
const limitSeconds = 2;

const latest = dayIn(turnsStated - 1);
const earlier = dayIn(0);

export const snapshot: Measure = {
  name: "snapshot",
  measure: async (folder) => {
    const peer = frozenBySqlite(folder);
    const count = projects.toLocaleString("en-US");
    return [
      await taken(folder, `snapshot of ${count} projects, as of the latest dump`, latest, peer),
      await taken(folder, "the same as of a day between two dumps of a month", earlier, peer),
      await wholeCommand(folder),
    ];
  },
};

async function taken(folder: string, name: string, day: IsoDate, peer: PeerRun) {
  const measured = await withHome(await homeOfOffice(folder, projects), (host) =>
    inTurn(rounds, () => secondsOf(() => take(host, day)), [peer]),
  );
  const growth = await grown(`${projectsToGrowFrom} projects`, 1, async (times) =>
    withHome(await homeOfOffice(folder, times * projectsToGrowFrom), async (host) => {
      const { ours } = await inTurn(roundsOfGrowth, () => secondsOf(() => take(host, day)), []);
      return Math.min(...ours);
    }),
  );
  const targets = [atMost(measured.ours, limitSeconds, `at most ${limitSeconds} s`)];
  return { name, unit: "s" as const, ...measured, targets, growth };
}

async function take(host: Host, asOf: IsoDate): Promise<void> {
  const { kind } = await host.takeSnapshot({ books, asOf, by: "bench", requestId: null, isForced: true });
  if (kind !== "taken") throw new Error(`A snapshot that is measured was ${kind}.`);
}

async function wholeCommand(folder: string) {
  const once = async (size: number): Promise<number> => {
    const home = await homeOfOffice(folder, size);
    const words = ["snapshot", "take", latest, "--office", office, "--year", `${fiscalYear}`];
    return secondsOf(() => runMonitor(home, words));
  };
  const { ours } = await inTurn(roundsOfGrowth, () => once(projects), []);
  return {
    name: "whole command, with its report in five formats",
    unit: "s" as const,
    ours,
    peers: [],
    targets: [],
    growth: await grown(`${projectsToGrowFrom} projects`, 1, (times) => once(projectsToGrowFrom * times)),
  };
}

function frozenBySqlite(folder: string): PeerRun {
  const remedy = missingPackage("sqlite3", "sqlite3");
  const [file, database, copy] = ["frozen.csv", "frozen.db", "copy.db"].map((name) => join(folder, name));
  if (file === undefined || database === undefined || copy === undefined)
    throw new RangeError("Three names have three paths");
  if (remedy === null) {
    writeFileSync(file, dumpOf(projects, turnsStated - 1));
    execFileSync("sqlite3", [database, ".mode csv", `.import ${file} project`]);
  }
  const freeze = (): void => {
    if (existsSync(copy)) rmSync(copy);
    execFileSync("sqlite3", [database, `VACUUM INTO '${copy}'`]);
    sha256Of(readFileSync(copy));
  };
  return { name: "SQLite, a copy and its hash", remedy, run: () => secondsOf(freeze) };
}

function dayIn(turn: number): IsoDate {
  const day = parseIsoDate(dayOf(turn));
  if (day === null) throw new RangeError(`${turn} days after the first dump is no day`);
  return day;
}
