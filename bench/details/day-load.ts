/**
 * What a day writes into partitions. Some offices are worked, and lay all that they wrote; of the others, at their
 * own times, only what one of those wrote into partitions that all offices share.
 */
import type { Random } from "../../test/simulation/random.ts";
import type { PartitionWrite } from "../worlds/dynamo-meter.ts";

/** What a run wrote, and how many seconds after what set it off it began. */
export interface Laid {
  readonly writes: readonly PartitionWrite[];
  readonly after: number;
}

export class DayLoad {
  readonly load: PartitionLoad;
  readonly #worked: ReadonlySet<string>;
  readonly #others: Arrival[] = [];
  /** File -> what each worked office's set off. */
  readonly #examples = new Map<string, Laid[][]>();

  constructor(worked: readonly string[], millisecondsPerCall: number) {
    this.#worked = new Set(worked);
    this.load = new PartitionLoad(millisecondsPerCall);
  }

  /** @param work takes the file in, where its office is one that is worked. */
  async arrive(arrival: Arrival, work: (arrival: Arrival) => Promise<Laid[]>): Promise<void> {
    if (!this.#worked.has(arrival.office)) {
      this.#others.push(arrival);
      return;
    }
    const laid = await work(arrival);
    this.#lay(arrival.second, laid);
    this.#examples.set(arrival.file, [...(this.#examples.get(arrival.file) ?? []), laid]);
  }

  /** What a schedule set off for all offices at once. @param times how many of them stand behind each that is worked. */
  happen(second: number, laid: readonly Laid[], times: number): void {
    this.#lay(second, laid);
    for (let copy = 1; copy < times; copy++) this.#lay(second, laid.map(sharedOf));
  }

  /** When all that is worked has arrived. */
  layOthers(): void {
    for (const [at, { second, file }] of this.#others.entries()) {
      const examples = this.#examples.get(file) ?? [];
      this.#lay(second, (examples[at % examples.length] ?? []).map(sharedOf));
    }
  }

  #lay(second: number, laid: readonly Laid[]): void {
    for (const { writes, after } of laid) this.load.add(writes, second + after);
  }
}

function sharedOf({ writes, after }: Laid): Laid {
  return { writes: writes.filter(isShared), after };
}

/** DynamoDB takes so many write units a second of one partition, whatever a table has. */
export const unitsPerSecond = 1_000;

export interface Peak {
  /** What lies in the partition: the first part of its key, or the outbox. */
  readonly kind: string;
  readonly partition: string;
  readonly second: number;
  readonly units: number;
}

/** What lies in one partition for all offices: the list of books, and the letters that wait. */
function isShared({ table, partition }: Pick<PartitionWrite, "table" | "partition">): boolean {
  return table !== "outbox" && !partition.includes("#");
}

export class PartitionLoad {
  readonly #millisecondsPerCall: number;
  /** Partition -> second -> units. */
  readonly #units = new Map<string, Map<number, number>>();

  /** @param millisecondsPerCall how long a function waits for one call: its calls follow each other at this pace. */
  constructor(millisecondsPerCall: number) {
    this.#millisecondsPerCall = millisecondsPerCall;
  }

  /** @param begunAt in seconds, when the run makes its first call. */
  add(writes: readonly PartitionWrite[], begunAt: number): void {
    for (const { call, table, partition, units } of writes) {
      const second = Math.floor(begunAt + (call * this.#millisecondsPerCall) / 1_000);
      const name = table === "outbox" ? `outbox#${partition}` : partition;
      const seconds = this.#units.get(name) ?? new Map<number, number>();
      this.#units.set(name, seconds.set(second, (seconds.get(second) ?? 0) + units));
    }
  }

  /** The greatest second of the hottest partition of each kind, the hottest first. */
  peaks(): Peak[] {
    const hottest = new Map<string, Peak>();
    for (const [partition, seconds] of this.#units)
      for (const [second, units] of seconds) {
        const [kind = partition] = partition.split("#");
        if (units > (hottest.get(kind)?.units ?? 0)) hottest.set(kind, { kind, partition, second, units });
      }
    return [...hottest.values()].toSorted((a, b) => b.units - a.units);
  }
}

export interface Arrival {
  /** Seconds after midnight in Korea. */
  readonly second: number;
  readonly office: string;
  /** The day's full dump; or the lines that changed since, in a file of their own. */
  readonly file: "dump" | "changes";
}

/** When the files of a day arrive: drawn by a seed, so that every run has the same day. */
export const hour = 3_600;
/** Accounting systems export at night and send before work; people send in office hours. Evenly in both. */
const dumpHours = [6, 9] as const;
const officeHours = [9, 18] as const;

/** One dump and one file of changes for each office, in the order of their arrival. */
export function planDay(offices: readonly string[], random: Random): Arrival[] {
  return inOrder(
    offices.flatMap((office): Arrival[] => [
      { second: between(dumpHours, random), office, file: "dump" },
      { second: between(officeHours, random), office, file: "changes" },
    ]),
  );
}

/** The first dump of a year is sent by hand. */
export function planFirstLoads(offices: readonly string[], random: Random): Arrival[] {
  return inOrder(
    offices.map((office): Arrival => ({ second: between(officeHours, random), office, file: "dump" })),
  );
}

function between([from, until]: readonly [number, number], random: Random): number {
  return from * hour + random.below((until - from) * hour);
}

function inOrder(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals.toSorted((a, b) => a.second - b.second);
}
