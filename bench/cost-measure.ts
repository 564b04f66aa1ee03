/**
 * Runs a year of one office through the real product and keeps what it consumed. In the middle of each
 * month two days are metered; what the other days changed goes in at once before them, so that balances
 * have grown as they would have.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectIdOfCode } from "../shared/domain/values/project.ts";
import type { Measured } from "./cost-table.ts";
import { type MeteredWorld, openMeteredWorld } from "./cost-world.ts";
import { withHome } from "./office-home.ts";
import { dumpsPerMonth, type YearOfDumps, yearOfDumps } from "./cost-year.ts";

const books = { office: "4573000", fiscalYear: 2026 };
const reportBooks = { office: "1129000", fiscalYear: 2020 };
const reportAsOf = "2020-10-31";
const report = join(import.meta.dirname, `../samples/1129000/2020/as-of=${reportAsOf}/council-report.txt`);

const monthNames = Array.from({ length: 12 }, (_, at) => `2026-${`${at + 1}`.padStart(2, "0")}`);

export async function measure(): Promise<Measured> {
  const processorMilliseconds = await measureProcessor();
  const [world, aloneWorld] = [await openMeteredWorld(), await openMeteredWorld()];
  try {
    const year = await yearOfDumps();
    const first = year.file("2026-01-02", "all");
    const firstDump = {
      load: await world.ingest(books, "dump.csv", null, first),
      after: await world.look(books),
    };
    await aloneWorld.ingest(books, "dump.csv", null, first);
    const months: Measured["months"] = {};
    for (const name of monthNames) months[name] = await measureMonth(name, year, world, aloneWorld);
    const again = year.file("2026-12-18", "all");
    const sameFiguresNextDay = await world.ingest(books, "dump.csv", null, again);
    await world.look(books);
    const reportBytes = readFileSync(report);
    return {
      source: year.source,
      projects: year.projects,
      changedRows: year.changedRows,
      dumpBytes: first.byteLength,
      reportBytes: reportBytes.byteLength,
      firstDump,
      months,
      sameFiguresNextDay,
      sameBytes: await world.ingest(books, "dump.csv", null, again),
      report: {
        load: await world.ingest(reportBooks, "report.txt", reportAsOf, reportBytes),
        after: await world.look(reportBooks),
      },
      confirmationBytes: confirmationOf(year),
      processorMilliseconds,
    };
  } finally {
    await world.close();
    await aloneWorld.close();
  }
}

async function measureMonth(
  name: string,
  year: YearOfDumps,
  world: MeteredWorld,
  aloneWorld: MeteredWorld,
): Promise<Measured["months"][string]> {
  const [before, day] = [`${name}-15`, `${name}-16`];
  const turns = name === monthNames[0] ? dumpsPerMonth / 2 : dumpsPerMonth - 1;
  for (let turn = 0; turn < turns; turn++) year.turn();
  await world.ingest(books, "dump.csv", null, year.file(before, "all"));
  await world.look(books);
  await aloneWorld.ingest(books, "dump.csv", null, year.file(before, { changedInTurns: turns }));
  year.turn();
  const changed = year.file(day, { changedInTurns: 1 });
  return {
    morning: await world.morning(books, day),
    dump: await world.ingest(books, "dump.csv", null, year.file(day, "all")),
    afterDump: await world.look(books),
    changedRowsAlone: await aloneWorld.ingest(books, "dump.csv", null, changed),
  };
}

/** As one item would say it: the day, and for each project the number of the posting that still holds. */
function confirmationOf({ codes, changedRows }: YearOfDumps): number {
  const confirms: Record<string, number> = {};
  for (const code of codes.slice(changedRows)) confirms[projectIdOfCode(code)] = 200;
  return Buffer.byteLength(JSON.stringify({ asOf: "2026-12-31", confirms }));
}

/** Whole seconds: two runs on one machine then agree. */
const roundedTo = 1_000;

/** Without the meter, which would be counted in. A first run, as cold as that of a function that just started. */
async function measureProcessor(): Promise<Measured["processorMilliseconds"]> {
  const folder = mkdtempSync(join(tmpdir(), "cost-"));
  try {
    return await withHome(folder, async (host) => {
      const year = await yearOfDumps();
      for (let turn = 0; turn < dumpsPerMonth; turn++) year.turn();
      const address = { books, options: { asOf: null, unit: null, mapping: null }, fileName: "dump.csv" };
      const bytes = year.file("2026-02-02", "all");
      const ingest = await processorTime(() => host.ingest(address, bytes));
      const assess = await processorTime(() => host.drain());
      return { ingest, assess };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.ceil((user + system) / 1000 / roundedTo) * roundedTo;
}
