/**
 * latency: a full dump is dropped into the inbox of a running host, and one more of its projects has overspent: the
 * time until that alert is in the ledger. The peer is what any program must do once it has seen the file: SQLite
 * imports it and lists who overspent.
 */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openHome } from "../../local/storage/home.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { alertKey } from "../../shared/stores/keys.ts";
import { projectIdOfCode } from "../../shared/domain/values/project.ts";
import type { Measure } from "../results/measure.ts";
import {
  homeOfOffice,
  turnsStated,
  books,
  codeOf,
  dumpOf,
  fiscalYear,
  office,
} from "../worlds/office-home.ts";
import { grown, inTurn, secondsOf, missingPackage } from "../results/rounds.ts";
import { startHost } from "../worlds/running-host.ts";

const projects = 1_763;
const projectsToGrowFrom = 600;
const uploads = 20;
const uploadsOfGrowth = 3;
const limitSeconds = 1.5;
const pollEveryMilliseconds = 5;
const patienceSeconds = 60;
const patient = {
  tries: 1_000,
  firstWaitMilliseconds: 2,
  longestWaitMilliseconds: 50,
  chance: Math.random,
  wait,
};

export const latency: Measure = {
  name: "latency",
  measure: async (folder) => {
    const measured = await ofHost(folder, projects, (uploadOnce) =>
      inTurn(uploads, uploadOnce, [
        {
          name: "SQLite, import and one rule",
          remedy: missingPackage("sqlite3", "sqlite3"),
          run: () => secondsOf(() => importAndList(folder)),
        },
      ]),
    );
    const growth = await grown(`${projectsToGrowFrom} projects`, 1, (times) =>
      ofHost(folder, times * projectsToGrowFrom, async (uploadOnce) =>
        Math.min(...(await inTurn(uploadsOfGrowth, uploadOnce, [])).ours),
      ),
    );
    const slow = percentile95(measured.ours);
    return [
      {
        name: `dump of ${projects.toLocaleString("en-US")} projects in the inbox to its alert`,
        unit: "s",
        ...measured,
        targets: [
          { words: `p95 at most ${limitSeconds} s, is ${slow.toFixed(2)}`, isMet: slow <= limitSeconds },
        ],
        growth,
      },
    ];
  },
};

function percentile95(seconds: readonly number[]): number {
  return seconds.toSorted((a, b) => a - b)[Math.ceil(seconds.length * 0.95) - 1] ?? Infinity;
}

/** @param work gets what drops one more dump and waits for its alert. */
async function ofHost<Result>(
  folder: string,
  size: number,
  work: (uploadOnce: () => Promise<number>) => Promise<Result>,
): Promise<Result> {
  const path = await homeOfOffice(folder, size);
  const home = openHome(path);
  const host = await startHost(path);
  const inbox = join(home.inbox, office, `${fiscalYear}`);
  mkdirSync(inbox, { recursive: true });
  const database = openDatabase(home.database);
  const table = new SqliteItemTable(database, patient);
  let overspent = 0;
  const uploadOnce = async (): Promise<number> => {
    const bytes = dumpOf(size, turnsStated + overspent, overspent + 1);
    // Written beside the inbox and moved in, so that it is whole from the first look on.
    const written = join(folder, "dropped.csv");
    writeFileSync(written, bytes);
    const code = codeOf(overspent);
    overspent += 1;
    return secondsOf(async () => {
      renameSync(written, join(inbox, `dump-${overspent}.csv`));
      await untilOverspentIsNotified(table, code);
    });
  };
  try {
    return await work(uploadOnce);
  } finally {
    database.close();
    await host.stop();
  }
}

/** Asks for that one item alone, which costs the host next to nothing. */
async function untilOverspentIsNotified(table: ItemTable, code: string): Promise<void> {
  const scope = { level: "project", id: projectIdOfCode(code) };
  const key = alertKey(books, { scope, fund: "all", rule: "overspent" });
  const deadline = performance.now() + patienceSeconds * 1_000;
  while (performance.now() < deadline) {
    if ((await table.get(key)) !== null) return;
    await wait(pollEveryMilliseconds);
  }
  throw new Error(`No alert came for ${code} within ${patienceSeconds} s.`);
}

function importAndList(folder: string): void {
  const [file, script] = [join(folder, "imported.csv"), join(folder, "imported.sql")];
  writeFileSync(file, dumpOf(projects, turnsStated, 1));
  writeFileSync(
    script,
    `.mode csv\n.import ${file} project\nSELECT 사업코드 FROM project WHERE CAST("집행액(원)" AS INTEGER) > CAST("예산액(원)" AS INTEGER);\n`,
  );
  execFileSync("sqlite3", [":memory:", `.read ${script}`], { encoding: "utf8" });
}
