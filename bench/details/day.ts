/**
 * day: a working day of all offices, scaled down, on the real handlers and the real engine. Files arrive as
 * `planDay` draws them, the clock is simulated, each stage is metered, and every write is laid on the second
 * at which a function in the cloud would make it. `npm run bench -- day`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../test/simulation/random.ts";
import { assumed, dollarsOf } from "../cost/bill.ts";
import { yearOfDumps } from "../worlds/year-of-dumps.ts";
import { DayLoad, type Laid, type PartitionLoad, unitsPerSecond } from "./day-load.ts";
import { type Arrival, hour, planDay, planFirstLoads } from "../worlds/day-plan.ts";
import { type SimulatedClock, simulatedClock } from "../worlds/simulated-clock.ts";
import { type MeteredStages, openMeteredStages, type Run, stages } from "../worlds/metered-stages.ts";
import { peakMebibytes, peakMebibytesOf } from "../worlds/peak-memory.ts";

const offices = Array.from({ length: 243 }, (_, at) => `${4_000_000 + at * 1_000}`);
/** Every twentieth is worked: a run takes a few minutes on two cores. */
const worked = offices.filter((_, at) => at % 20 === 0).slice(0, 12);
const seed = 1;
const [yesterday, today] = ["2026-06-15", "2026-06-16"];
/** Half a year of 22 dumps a month has gone by. */
const turnsBefore = 120;
/** From the storing of a file, or the writing of an event, to the first call of the function that it wakes. */
const secondsToWake = 1;

export async function benchDay(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "day-"));
  const clock = simulatedClock(today);
  const dependencies = await openMeteredStages(folder, clock);
  try {
    printDay(await liveDay(dependencies, clock));
  } finally {
    await dependencies.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function liveDay(dependencies: MeteredStages, clock: SimulatedClock): Promise<DayFigures> {
  const year = await yearOfDumps();
  for (let turn = 0; turn < turnsBefore; turn++) year.turn();
  const runs = new Map<Part, Run[]>(parts.map((part) => [part, []]));
  const files: Record<Arrival["file"], Uint8Array> = {
    dump: year.file(yesterday, "all"),
    changes: new Uint8Array(),
  };

  /** What a file or a schedule set off, by stage: runs of one follow each other, as those of one shard do. */
  async function setOff(part: Part, run: Run): Promise<Laid[]> {
    const followed = await dependencies.drain();
    runs.get(part)?.push(run, ...followed);
    const laid: Laid[] = [{ writes: run.writes, after: secondsToWake }];
    for (const stage of stages) {
      let after = secondsToWake + secondsOf(run) + secondsToWake;
      for (const each of followed.filter((one) => one.stage === stage)) {
        laid.push({ writes: each.writes, after });
        after += secondsOf(each);
      }
    }
    return laid;
  }

  async function takeIn(part: Part, { office, file }: Arrival): Promise<Laid[]> {
    return setOff(part, await dependencies.ingest({ office, fiscalYear: 2026 }, `${file}.csv`, files[file]));
  }

  const first = new DayLoad(worked, assumed("millisecondsPerCall"));
  for (const arrival of planFirstLoads(offices, new Random(seed))) {
    clock.set(yesterday, arrival.second);
    await first.arrive(arrival, (each) => takeIn("first load", each));
  }
  first.layOthers();
  year.turn();
  files.dump = year.file(today, "all");
  year.turn();
  files.changes = year.file(today, { changedInTurns: 1 });

  const [startedAt, processor] = [performance.now(), process.cpuUsage()];
  const day = new DayLoad(worked, assumed("millisecondsPerCall"));
  const times = offices.length / worked.length;
  clock.set(today, 6 * hour);
  day.happen(6 * hour, await setOff("the morning's look", await dependencies.beginDay()), times);
  let looked = 6 * hour;
  const sendDueUntil = async (second: number): Promise<void> => {
    for (; looked + hour / 4 <= second; looked += hour / 4) {
      clock.set(today, looked + hour / 4);
      day.happen(looked + hour / 4, await setOff("due letters", await dependencies.sendDue()), times);
    }
  };
  for (const arrival of planDay(offices, new Random(seed))) {
    await sendDueUntil(arrival.second);
    clock.set(today, arrival.second);
    await day.arrive(arrival, (each) => takeIn(each.file === "dump" ? "dumps" : "files of changes", each));
  }
  await sendDueUntil(24 * hour - 1);
  day.layOthers();
  const { user, system } = process.cpuUsage(processor);
  return {
    offices: offices.length,
    worked: worked.length,
    projects: worked.length * year.projects,
    changedRows: year.changedRows,
    runs,
    loads: { first: first.load, day: day.load },
    seconds: (performance.now() - startedAt) / 1_000,
    processorSeconds: (user + system) / 1_000_000,
    peakMebibytes: { host: peakMebibytes(), engine: peakMebibytesOf(dependencies.enginePid) },
  };
}

/** Waiting for the table alone: without the computing in between its rate of writing is the highest there can be. */
function secondsOf({ calls }: Run): number {
  return (calls * assumed("millisecondsPerCall")) / 1_000;
}

// Prints a simulated day: what each stage consumed, what that makes for the country, and where it is hottest.

/** The parts of a day whose figures differ. */
const parts = ["first load", "the morning's look", "dumps", "files of changes", "due letters"] as const;
type Part = (typeof parts)[number];

interface DayFigures {
  readonly offices: number;
  readonly worked: number;
  readonly projects: number;
  readonly changedRows: number;
  readonly runs: ReadonlyMap<Part, readonly Run[]>;
  /** Of the first load, and of the day. */
  readonly loads: { readonly first: PartitionLoad; readonly day: PartitionLoad };
  /** Of the day alone. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMebibytes: { readonly host: number; readonly engine: number | null };
}

const countryProjects = 480_000;
/** Files come on working days, the morning's look and due letters every day; the first load once a year. */
const timesPerMonth: Readonly<Record<Part, number>> = {
  "first load": 1 / 12,
  "the morning's look": 365 / 12,
  dumps: assumed("dumpsPerMonth"),
  "files of changes": assumed("dumpsPerMonth"),
  "due letters": 365 / 12,
};

function printDay(figures: DayFigures): void {
  const { offices, worked, projects, changedRows, seconds, processorSeconds, peakMebibytes } = figures;
  const scale = countryProjects / projects;
  const times = scale.toFixed(1);
  console.log(
    `day: ${worked} of ${offices} offices, with ${count(projects)} of ${count(countryProjects)} projects: 1/${times};\n` +
      `${changedRows} projects of each changed by its dump, and as many again by a file\n`,
  );
  console.log(
    `  ${seconds.toFixed(0)} s, ${processorSeconds.toFixed(0)} s of them computing in the host; peak memory ${peakMebibytes.host} MiB host, ${peakMebibytes.engine ?? "?"} MiB engine\n`,
  );
  console.log(
    `| part | stage | runs | calls | write units | read units | the country's writes | dollars a month |`,
  );
  console.log(`| --- | --- | --: | --: | --: | --: | --: | --: |`);
  let month = 0;
  for (const part of parts)
    for (const stage of stages) {
      const runs = (figures.runs.get(part) ?? []).filter((run) => run.stage === stage);
      if (runs.length === 0) continue;
      const [writes, reads] = [sumOf(runs, "writeUnits"), sumOf(runs, "readUnits")];
      const cost =
        (dollarsOf("writeUnit", writes) + dollarsOf("readUnit", reads)) * scale * timesPerMonth[part];
      month += cost;
      const countryWrites = Math.round((writes * countryProjects) / projects);
      console.log(
        `| ${[part, stage, runs.length, count(sumOf(runs, "calls")), count(writes), count(reads), count(countryWrites), cost.toFixed(2)].join(" | ")} |`,
      );
    }
  console.log(`\n  together ${month.toFixed(2)} dollars a month for requests to DynamoDB\n`);
  printPeaks("first load of the year", figures.loads.first);
  printPeaks("the day", figures.loads.day);
}

function printPeaks(name: string, load: PartitionLoad): void {
  console.log(
    `${name}: the hottest second of each kind of partition, at ${assumed("millisecondsPerCall")} ms a call\n`,
  );
  console.log(`| partition | units in that second | of ${count(unitsPerSecond)} | at |`);
  console.log(`| --- | --: | --: | --: |`);
  for (const { partition, units, second } of load.peaks()) {
    const share = `${((units * 100) / unitsPerSecond).toFixed(0)} %`;
    console.log(`| ${[partition, count(units), share, timeOf(second)].join(" | ")} |`);
  }
  console.log("");
}

function sumOf(runs: readonly Run[], what: "calls" | "writeUnits" | "readUnits"): number {
  return runs.reduce((sum, run) => sum + run[what], 0);
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

function timeOf(second: number): string {
  return new Date(second * 1_000).toISOString().slice(11, 19);
}
