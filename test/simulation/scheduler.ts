/**
 * Who goes on next. Every access of a worker to a port waits at a gate until the seed lets it through, so
 * any two accesses may change places; on the way it may be throttled, lose its answer, or be its worker's last.
 */
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Exercise, Kind } from "./exercise.ts";
import { Random } from "./random.ts";

/** What goes wrong at a share `trouble` of the accesses. */
type Fault = Extract<Kind<"faults">, (typeof faults)[number]>;
const faults = ["throttled", "answer lost", "killed before", "killed after"] as const;

/** Something that is delivered until it is done. */
export interface Job {
  readonly name: string;
  /** The share of its accesses that go wrong; after some tries nothing does, so everything ends. */
  readonly faultRate: number;
  readonly salt: number;
  /** @returns false when it has to come again. */
  readonly run: (worker: Worker) => Promise<boolean>;
}

/** One try of a job. */
export interface Worker {
  readonly number: number;
  /** How wrong its clock is. */
  readonly skewMilliseconds: number;
  /** What went wrong so far. */
  readonly faults: readonly Fault[];
  /** Whether it may work where another one worked before. */
  readonly isWarm: boolean;
  /** Lets the access happen when the seed says so. */
  readonly access: <Result>(effect: () => Promise<Result>) => Promise<Result>;
}

interface Gate {
  readonly worker: Running;
  readonly open: (fault: Fault | null) => void;
}

interface Running {
  readonly job: Job;
  readonly tries: number;
  readonly chance: Random;
  readonly faults: Fault[];
  isOver: boolean;
}

interface Waiting {
  readonly job: Job;
  readonly tries: number;
  readonly notBefore: number;
  /** When it was sent, among all jobs. */
  readonly place: number;
}

const workersAtOnce = 4;
/** Before something that failed or was lost comes again. */
const longestDelayTicks = 100;
const failedTries = 4;
/** More than any schedule needs: whoever does not end by then never does. */
const mostTicks = 60_000;

export class Scheduler {
  readonly #random: Random;
  readonly #exercise: Exercise;
  readonly #waiting: Waiting[] = [];
  #gates: Gate[] = [];
  #running: Running[] = [];
  #workers = 0;
  #places = 0;
  ticks = 0;
  /** Jobs that failed for good although nothing went wrong on the way. */
  readonly failures: string[] = [];
  /** After each tick, so that what was told is delivered. */
  afterTick: () => void = () => {};

  constructor(seed: number, exercise: Exercise) {
    this.#random = new Random(seed);
    this.#exercise = exercise;
  }

  add(job: Job, delayTicks = 0): void {
    this.#wait(job, 0, delayTicks);
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#running.length === 0;
  }

  async run(ticks: number): Promise<void> {
    for (let tick = 0; tick < ticks && !this.isIdle; tick++) await this.#tick();
  }

  async drain(): Promise<void> {
    while (!this.isIdle) await this.#tick();
  }

  async #tick(): Promise<void> {
    this.ticks += 1;
    if (this.ticks > mostTicks)
      throw new RangeError(
        `Nothing came to rest: ${[...this.#running, ...this.#waiting].map(({ job, tries }) => `${job.name} (${tries} tries)`).join(", ")}`,
      );
    const ready = this.#waiting.filter(({ notBefore }) => notBefore <= this.ticks);
    const mayStart = ready.length > 0 && this.#running.length < workersAtOnce;
    if (mayStart && (this.#gates.length === 0 || this.#random.chance(0.3)))
      this.#start(ready[this.#random.below(ready.length)]);
    else if (this.#gates.length > 0) this.#openOne();
    await settled();
    this.afterTick();
  }

  #openOne(): void {
    const [gate] = this.#gates.splice(this.#random.below(this.#gates.length), 1);
    if (gate === undefined) return;
    const { worker } = gate;
    const isFailing = worker.tries < failedTries && worker.chance.chance(worker.job.faultRate);
    const fault = isFailing ? worker.chance.pick(faults) : null;
    if (fault !== null) {
      worker.faults.push(fault);
      this.#exercise.count("faults", fault);
    }
    if (fault === "killed before") this.#kill(worker);
    else gate.open(fault);
    if (fault === "killed after") this.#kill(worker);
  }

  #kill(worker: Running): void {
    this.#gates = this.#gates.filter((gate) => gate.worker !== worker);
    this.#end(worker, false);
  }

  #start(waiting: Waiting | undefined): void {
    if (waiting === undefined) return;
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
    const { job, tries, place } = waiting;
    if (this.#waiting.some((each) => each.place < place)) this.#exercise.count("deliveries", "out of order");
    const chance = new Random(job.salt + tries * 7_919);
    if (tries < failedTries && chance.chance(job.faultRate)) {
      this.#exercise.count("deliveries", "dropped");
      return this.#wait(job, tries + 1, this.#random.below(longestDelayTicks));
    }
    const running: Running = { job, tries, chance, faults: [], isOver: false };
    this.#running.push(running);
    this.#workers += 1;
    const skewMilliseconds = chance.below(120_001) - 60_000;
    if (skewMilliseconds !== 0) this.#exercise.count("faults", "clock skewed");
    const worker: Worker = {
      number: this.#workers,
      skewMilliseconds,
      faults: running.faults,
      isWarm: chance.chance(0.6),
      access: (effect) => this.#access(running, effect),
    };
    job.run(worker).then(
      (isDone) => this.#end(running, isDone),
      (error: unknown) => {
        const isSurprise = running.faults.length === 0 && !(error instanceof Failure && error.retryable);
        if (isSurprise) this.failures.push(`${job.name}: ${String(error)}`);
        this.#end(running, isSurprise);
      },
    );
  }

  #end(running: Running, isDone: boolean): void {
    if (running.isOver) return;
    running.isOver = true;
    this.#running = this.#running.filter((each) => each !== running);
    if (!isDone) this.#wait(running.job, running.tries + 1, this.#random.below(longestDelayTicks));
  }

  #wait(job: Job, tries: number, delayTicks: number): void {
    this.#places += 1;
    if (delayTicks > 0) this.#exercise.count("deliveries", "late");
    this.#waiting.push({ job, tries, notBefore: this.ticks + delayTicks, place: this.#places });
  }

  #access<Result>(worker: Running, effect: () => Promise<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    // What a dead worker still asks for is never answered.
    if (worker.isOver) return promise;
    const open = (fault: Fault | null): void => {
      if (fault === "throttled") return reject(throttled);
      effect().then((result) => {
        if (fault === "answer lost") return reject(answerLost);
        return fault === null ? resolve(result) : undefined;
      }, reject);
    };
    this.#gates.push({ worker, open });
    return promise;
  }
}

const throttled = new Failure("Throttled before anything was done", {
  code: "table-unavailable",
  retryable: true,
});
const answerLost = new Failure("Done, and the answer was lost", { code: "answer-lost", retryable: true });

/** All that can follow without a port has followed. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
