/**
 * day: a working day of all offices, scaled down, on the real handlers and the real engine. Files arrive as
 * `planDay` draws them, the clock is simulated, each stage is metered, and every write is laid on the second
 * at which a function in the cloud would make it. `npm run bench -- day`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Books } from "../shared/domain/books.ts";
import { type IsoDate, parseIsoDate } from "../shared/domain/calendar.ts";
import { Random } from "../test/simulation/random.ts";
import type { Clock } from "../shared/ports/clock.ts";
import { assumed } from "./cost-quantities.ts";
import { yearOfDumps } from "./cost-year.ts";
import { type Part, parts } from "./day-parts.ts";
import { hour, planDay } from "./day-plan.ts";
import { printDay } from "./day-table.ts";
import { type DayWorld, openDayWorld, type Run, stages } from "./day-world.ts";
import { PartitionLoad } from "./partition-load.ts";
import { peakMebibytes, peakMebibytesOf } from "./peak-memory.ts";

/** Of 243: a run takes a few minutes on two cores. */
const offices = Array.from({ length: 12 }, (_, at) => `${4_573_000 + at * 1_000}`);
const seed = 1;
const [yesterday, today] = ["2026-06-15", "2026-06-16"];
/** Half a year of 22 dumps a month has gone by. */
const turnsBefore = 120;
/** From the storing of a file, or the writing of an event, to the first call of the function that it wakes. */
const secondsToWake = 1;

export interface DayFigures {
  readonly offices: number;
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

export async function benchDay(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "day-"));
  const clock = simulatedClock();
  const world = await openDayWorld(folder, clock);
  try {
    printDay(await liveDay(world, clock));
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function liveDay(world: DayWorld, clock: SimulatedClock): Promise<DayFigures> {
  const year = await yearOfDumps();
  for (let turn = 0; turn < turnsBefore; turn++) year.turn();
  const runs = new Map<Part, Run[]>(parts.map((part) => [part, []]));
  const loads = { first: newLoad(), day: newLoad() };

  /** What a file or a schedule set off: runs of one stage follow each other, as those of one shard do. */
  async function keep(part: Part, run: Run, load: PartitionLoad, second: number): Promise<void> {
    const begunAt = second + secondsToWake;
    load.add(run.writes, begunAt);
    const followed = await world.drain();
    for (const stage of stages) {
      let wokenAt = begunAt + secondsOf(run) + secondsToWake;
      for (const each of followed.filter((one) => one.stage === stage)) {
        load.add(each.writes, wokenAt);
        wokenAt += secondsOf(each);
      }
    }
    runs.get(part)?.push(run, ...followed);
  }

  clock.set(yesterday, 14 * hour);
  const first = year.file(yesterday, "all");
  for (const office of offices)
    await keep("first load", await world.ingest(booksOf(office), "dump.csv", first), loads.first, 14 * hour);
  year.turn();
  const dump = year.file(today, "all");
  year.turn();
  const changes = year.file(today, { changedInTurns: 1 });

  const [startedAt, processor] = [performance.now(), process.cpuUsage()];
  clock.set(today, 6 * hour);
  await keep("the morning's look", await world.beginDay(), loads.day, 6 * hour);
  let looked = 6 * hour;
  const sendDueUntil = async (second: number): Promise<void> => {
    for (; looked + hour / 4 <= second; looked += hour / 4) {
      clock.set(today, looked + hour / 4);
      await keep("due letters", await world.sendDue(), loads.day, looked + hour / 4);
    }
  };
  for (const { second, office, file } of planDay(offices, new Random(seed))) {
    await sendDueUntil(second);
    clock.set(today, second);
    const bytes = file === "dump" ? dump : changes;
    const part = file === "dump" ? "dumps" : "files of changes";
    await keep(part, await world.ingest(booksOf(office), `${file}.csv`, bytes), loads.day, second);
  }
  await sendDueUntil(24 * hour - 1);
  const { user, system } = process.cpuUsage(processor);
  return {
    offices: offices.length,
    projects: offices.length * year.projects,
    changedRows: year.changedRows,
    runs,
    loads,
    seconds: (performance.now() - startedAt) / 1_000,
    processorSeconds: (user + system) / 1_000_000,
    peakMebibytes: { host: peakMebibytes(), engine: peakMebibytesOf(world.enginePid) },
  };
}

interface SimulatedClock extends Clock {
  /** @param second after midnight in Korea. */
  set(day: string, second: number): void;
}

function simulatedClock(): SimulatedClock {
  let moment = "";
  let date = dateOf(today);
  return {
    now: () => moment,
    today: () => date,
    set: (day, second) => {
      date = dateOf(day);
      moment = new Date(Date.parse(`${day}T00:00:00+09:00`) + second * 1_000).toISOString();
    },
  };
}

function dateOf(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === null) throw new Error(`${text} is no day.`);
  return date;
}

function newLoad(): PartitionLoad {
  return new PartitionLoad(assumed.millisecondsPerCall);
}

/** Waiting for the table alone: without the computing in between its rate of writing is the highest there can be. */
function secondsOf({ calls }: Run): number {
  return (calls * assumed.millisecondsPerCall) / 1_000;
}

function booksOf(office: string): Books {
  return { office, fiscalYear: 2026 };
}
