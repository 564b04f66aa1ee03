/**
 * Half a year of one office through the real handlers: a dump at the end of each month, and then June day by day. June
 * is the middle of the year, so what its acts use stands for all months.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { noOptions } from "../../shared/domain/uploads/upload.ts";
import * as z from "zod";
import { type MeteredStages, openMeteredStages, type Run } from "./metered-stages.ts";
import { type SimulatedClock, simulatedClock } from "./simulated-clock.ts";
import { workingDays, yearOfDumps } from "./year-of-dumps.ts";

const count = z.number().nonnegative();

const use = z.object({ runs: count, calls: count, writeUnits: count, readUnits: count, milliseconds: count });

/** An act: one run and all that follows from it, with what the stages used and left behind. */
const act = z.object({
  /** Stage -> what its runs used. */
  stages: z.record(z.string(), use),
  ledgerBytes: count,
  outboxBytes: count,
  notices: count,
});

export type Act = z.infer<typeof act>;
export type Use = z.infer<typeof use>;

async function meteredAct(stages: MeteredStages, work: () => Promise<Run>): Promise<Act> {
  const before = leftBy(stages);
  const runs = [await work(), ...(await stages.drain())];
  const after = leftBy(stages);
  const uses: Record<string, Use> = {};
  for (const { stage, ...run } of runs)
    uses[stage] = useOf((name) => (uses[stage]?.[name] ?? 0) + (name === "runs" ? 1 : run[name]));
  return {
    stages: uses,
    ledgerBytes: Math.max(0, after.ledgerBytes - before.ledgerBytes),
    outboxBytes: after.outboxBytes - before.outboxBytes,
    notices: after.notices - before.notices,
  };
}

/** Of acts of one kind. Two decimals are enough for a bill. */
function meanAct(acts: readonly Act[]): Act {
  const mean = (what: (each: Act) => number): number =>
    Math.round((100 * acts.reduce((sum, each) => sum + what(each), 0)) / acts.length) / 100;
  const names = new Set(acts.flatMap(({ stages }) => Object.keys(stages)));
  const stages: Record<string, Use> = {};
  for (const stage of names) stages[stage] = useOf((name) => mean((each) => each.stages[stage]?.[name] ?? 0));
  return {
    stages,
    ledgerBytes: mean(({ ledgerBytes }) => ledgerBytes),
    outboxBytes: mean(({ outboxBytes }) => outboxBytes),
    notices: mean(({ notices }) => notices),
  };
}

function leftBy(stages: MeteredStages): Omit<Act, "stages"> {
  const [ledgerBytes, outboxBytes] = [stages.stored("ledger").bytes, stages.stored("outbox").bytes];
  return { ledgerBytes, outboxBytes, notices: stages.delivered() };
}

function useOf(amount: (name: keyof Use) => number): Use {
  return {
    runs: amount("runs"),
    calls: amount("calls"),
    writeUnits: amount("writeUnits"),
    readUnits: amount("readUnits"),
    milliseconds: amount("milliseconds"),
  };
}

const books = { office: "4573000", fiscalYear: 2026 };
const reportBooks = { office: "1129000", fiscalYear: 2020 };
const reportFile = "../../samples/1129000/2020/as-of=2020-10-31/council-report.txt";
const payment = { measure: "expenditure", fund: "other", kind: "increment", amountWon: "1000" } as const;
const hour = 3_600;
const june = "2026-06";

const actName = z.enum([
  "firstDump",
  "dump",
  "sameBytes",
  "morning",
  "letters",
  "idleLook",
  "report",
  "event",
  "query",
  "queryAgain",
  "verify",
]);

export const officeYear = z.object({
  /** Where the dumps come from. */
  source: z.string(),
  projects: z.int(),
  /** How many of them a dump changes. */
  changedRows: z.int(),
  dumpBytes: z.int(),
  acts: z.record(actName, act),
});

export type OfficeYear = z.infer<typeof officeYear>;

export async function measureOfficeYear(): Promise<OfficeYear> {
  const folder = mkdtempSync(join(tmpdir(), "cost-"));
  const clock = simulatedClock("2026-01-02");
  const stages = await openMeteredStages(folder, clock);
  try {
    return await measureYear(stages, clock);
  } finally {
    await stages.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureYear(stages: MeteredStages, clock: SimulatedClock): Promise<OfficeYear> {
  const acts = new Map<string, Act[]>();
  const measure = async (name: string | null, work: () => Promise<Run>): Promise<void> => {
    const measured = await meteredAct(stages, work);
    if (name !== null) acts.set(name, [...(acts.get(name) ?? []), measured]);
  };
  const days = workingDays(books.fiscalYear).filter((day) => day < "2026-07");
  const year = await yearOfDumps();
  let dumps = 0;
  let few = { milliseconds: 0, dumps: 0 };
  for (const [at, day] of days.entries()) {
    year.turn();
    const isMonthEnd = days[at + 1]?.slice(0, 7) !== day.slice(0, 7);
    if (at > 0 && day < june && !isMonthEnd) continue;
    clock.set(day, 6 * hour);
    await measure(day < june ? null : "morning", () => stages.beginDay());
    clock.set(day, 9 * hour);
    const dump = year.file(day, "all");
    dumps += 1;
    const name = at === 0 ? "firstDump" : day < june ? null : "dump";
    await measure(name, () => stages.ingest(books, "dump.csv", dump));
    clock.set(day, 14 * hour);
    await measure(day < june ? null : "letters", () => stages.sendDue());
    await measure(day < june ? null : "idleLook", () => stages.sendDue());
    if (day < june) few = { milliseconds: (await stages.verify(books)).milliseconds, dumps };
    if (!day.endsWith("-15")) continue;
    await measure("sameBytes", () => stages.ingest(books, "dump.csv", dump));
    const cache = stages.newCache();
    await measure("query", () => stages.query(books, cache));
    await measure("queryAgain", () => stages.query(books, cache));
  }
  await measure("verify", async () => {
    const run = await stages.verify(books);
    const ofDump = (run.milliseconds - few.milliseconds) / (dumps - few.dumps);
    // The mean night executes the dumps of half a year again, not June's and a few more.
    return { ...run, milliseconds: run.milliseconds + ofDump * (days.length - dumps) };
  });
  const records = [{ projectCode: "P1", projectName: "사업 1", date: "2026-06-30", ...payment }];
  await measure("event", () => stages.execute(books, { version: 1, eventId: "cost-1", ...books, records }));
  const report = readFileSync(join(import.meta.dirname, reportFile));
  const options = { ...noOptions, asOf: parseIsoDate("2020-10-31") };
  await measure("report", () => stages.ingest(reportBooks, "report.txt", report, options));
  const { source, projects, changedRows } = year;
  const means = Object.fromEntries([...acts].map(([name, all]) => [name, meanAct(all)]));
  const dumpBytes = year.file("2026-06-30", "all").byteLength;
  return officeYear.parse({ source, projects, changedRows, dumpBytes, acts: means });
}
