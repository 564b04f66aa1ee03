/**
 * assess: one look at an office whose alerts stand, in a process that has looked before, as the daily look finds it.
 * The peer knows one fixed rule and has nothing to remember: a column store lists the projects that spent less than
 * three fifths of their budget.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { assessOffice } from "../../functions/assess/assess-office.ts";
import { judgeOffice } from "../../shared/domain/alerts/current-alerts.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";
import type { Host } from "../../local/host/host.ts";
import { atMost, type Measure } from "../results/measure.ts";
import { homeOfOffice, turnsStated, withHome, books, dumpOf } from "../worlds/office-home.ts";
import { grown, inTurn, secondsOf, type PeerRun } from "../results/rounds.ts";

/** The largest office of the country. */
const projects = 3_126;
const projectsToGrowFrom = 600;
const rounds = 9;
/** What runs first is not yet compiled, and a function that has just started is not what a day is made of. */
const roundsToWarmUp = 4;
const roundsOfGrowth = 5;
const limitMilliseconds = 150;

type Evaluation = (host: Host) => Promise<() => unknown>;

/** Reads, judges, and finds that nothing has changed. */
const wholeEvaluation: Evaluation = (host) =>
  Promise.resolve(() => assessOffice(books, { ...host, ledger: host.current }));

/** Every rule on every scope, once all is read. */
const judgingAlone: Evaluation = async (host) => {
  const openAlerts = await host.alerts.readAlerts(books);
  const figures = await readFigures(host, books);
  return () => judgeOffice(figures, openAlerts, host.clock.today());
};

export const assess: Measure = {
  name: "assess",
  measure: async (folder) => [
    await rowOf(folder, `assess of ${projects.toLocaleString("en-US")} projects: judging`, judgingAlone),
    await rowOf(folder, "the same with reading figures and alerts", wholeEvaluation),
  ],
};

async function rowOf(folder: string, name: string, evaluation: Evaluation) {
  const measured = await withHome(await homeOfOffice(folder, projects), async (host) => {
    const ours = await warmedUp(await evaluation(host));
    const file = join(folder, "assessed.csv");
    writeFileSync(file, dumpOf(projects, turnsStated - 1));
    const peer = await columnStore(file);
    const figures = await inTurn(rounds, ours, [peer]);
    peer.close();
    return figures;
  });
  const growth = await grown(`${projectsToGrowFrom} projects`, 1, async (times) =>
    withHome(await homeOfOffice(folder, times * projectsToGrowFrom), async (host) => {
      const ours = await warmedUp(await evaluation(host));
      const { ours: figures } = await inTurn(roundsOfGrowth, ours, []);
      return Math.min(...figures);
    }),
  );
  const targets = [atMost(measured.ours, limitMilliseconds, `at most ${limitMilliseconds} ms`)];
  return { name, unit: "ms" as const, ...measured, targets, growth };
}

/** @returns what takes one look and says its milliseconds. */
async function warmedUp(evaluation: () => unknown): Promise<() => Promise<number>> {
  for (let round = 0; round < roundsToWarmUp; round++) await evaluation();
  return async () => (await secondsOf(evaluation)) * 1_000;
}

async function columnStore(file: string): Promise<PeerRun & { close(): void }> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE project AS SELECT * FROM read_csv('${file}')`);
  const query = `SELECT 사업코드 FROM project WHERE "집행액(원)" * 100 < "예산액(원)" * 60`;
  return {
    name: "DuckDB, one fixed rule",
    remedy: null,
    run: async () => (await secondsOf(() => connection.runAndReadAll(query))) * 1_000,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
