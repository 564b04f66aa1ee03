/**
 * day: a working day of all offices, scaled down, on the real handlers and the real engine. Files arrive as
 * `planDay` draws them, the clock is simulated, each stage is metered, and every write is laid on the second
 * at which a function in the cloud would make it. `npm run bench -- day`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../test/simulation/random.ts";
import { assumed } from "../cost/bill.ts";
import { yearOfDumps } from "../worlds/year-of-dumps.ts";
import { DayLoad, type Laid, type Arrival, hour, planDay, planFirstLoads } from "./day-load.ts";
import { type DayFigures, type Part, parts, printDay } from "./day-table.ts";
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
