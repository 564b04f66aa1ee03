/** Write units by partition and second of the simulated day: what DynamoDB's limit of 1,000 a second is held against. */
import type { PartitionWrite } from "./cost-meter.ts";

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
export function isShared({ table, partition }: Pick<PartitionWrite, "table" | "partition">): boolean {
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
