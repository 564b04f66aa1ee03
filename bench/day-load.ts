/**
 * What a day writes into partitions. Some offices are worked, and lay all that they wrote; of the others, at their
 * own times, only what one of those wrote into partitions that all offices share.
 */
import type { PartitionWrite } from "./cost-meter.ts";
import type { Arrival } from "./day-plan.ts";
import { isShared, PartitionLoad } from "./partition-load.ts";

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
