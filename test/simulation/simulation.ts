/** One seed, or one schedule of it, carried out to its rest. */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { Exercise } from "./exercise.ts";
import { checkInvariants } from "./invariants.ts";
import { jobsOf } from "./perform.ts";
import type { PlantedBug } from "./planted-bug.ts";
import { Random } from "./random.ts";
import { type Job, Scheduler } from "./scheduler.ts";
import { SimulatedTime } from "./simulated-time.ts";
import type { Step } from "./steps.ts";
import { Stores } from "./stores.ts";
import { firstPolicy, runSchedule, stageDelivery, type Fixture } from "./work.ts";
import { books, firstDay, workloadOf } from "./workload.ts";

/** Which promise was broken, and how. */
export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

export function stepsOf(seed: number): Step[] {
  return workloadOf(new Random(seed));
}

export interface Run {
  /** Those of the seed, unless shortened. */
  readonly steps?: readonly Step[];
  readonly bug?: PlantedBug | null;
  /** Counts what comes up. */
  readonly exercise?: Exercise;
}

/** What stages load when they first need it: a worker that waits for a module would let ticks pass that no seed counts. */
const loaded = Promise.all([
  import("../../shared/contracts/stored/alert-json.ts"),
  import("../../shared/examination/files/read-taught-file.ts"),
  import("../../shared/examination/ledger-findings.ts"),
  import("../../shared/formats/containers/open-source.ts"),
  import("../../shared/formats/mapping/read-mapped.ts"),
  import("../../shared/formats/registry.ts"),
  import("iconv-lite"),
]);

export async function simulate(
  seed: number,
  { steps = stepsOf(seed), bug = null, exercise = new Exercise() }: Run = {},
): Promise<Violation | null> {
  await loaded;
  const stores = new Stores();
  await stores.ports.policies.add(books, firstPolicy, "재무과", `${firstDay}T00:00:00.000Z`);
  const time = new SimulatedTime(firstDay);
  const fixture: Fixture = { stores, time, exercise, bug, idle: [] };
  const scheduler = new Scheduler(seed, exercise);
  const courier = new Courier(fixture, scheduler, seed);
  scheduler.afterTick = () => {
    time.forward(5);
    courier.collect();
  };
  try {
    for (const step of steps) {
      for (const job of jobsOf(step, fixture)) scheduler.add(job);
      if (step.act === "days") await pass(step, fixture, scheduler);
      else if (step.act === "rest") await scheduler.drain();
      else await scheduler.run(step.ticks);
    }
    await scheduler.drain();
    await comeToRest(fixture, scheduler);
    const [failure] = scheduler.failures;
    if (failure !== undefined)
      return { invariant: "I3", what: `it failed though nothing went wrong: ${failure}` };
    return await checkInvariants(fixture, courier.heard);
  } catch (error) {
    if (error instanceof RangeError) return { invariant: "I3", what: error.message };
    throw error;
  }
}

/** No worker lives for a day: what is under way when one passes was brought to its end, or died, before. */
async function pass(
  step: Extract<Step, { act: "days" }>,
  fixture: Fixture,
  scheduler: Scheduler,
): Promise<void> {
  await scheduler.drain();
  fixture.time.forwardDays(step.count);
  fixture.exercise.count("acts", "days passed");
  for (const [at, stage] of (["assess", "notify", "snapshot"] as const).entries())
    scheduler.add(scheduled(stage, fixture, step.faultRate, step.salt + at));
  await scheduler.run(step.ticks);
}

/** A last working day without trouble: every letter that waited goes out. */
async function comeToRest(fixture: Fixture, scheduler: Scheduler): Promise<void> {
  for (let day = 0; day < 4; day++) {
    fixture.time.forwardDays(1);
    if (day === 0) scheduler.add(scheduled("assess", fixture, 0, 1));
    await scheduler.drain();
    scheduler.add(scheduled("notify", fixture, 0, 2));
    await scheduler.drain();
    if ((await fixture.stores.ports.notices.pending(books)).length === 0) return;
  }
}

function scheduled(
  stage: Parameters<typeof runSchedule>[2],
  fixture: Fixture,
  faultRate: number,
  salt: number,
): Job {
  return {
    name: `${stage} by schedule`,
    faultRate,
    salt,
    run: (worker) => runSchedule(fixture, worker, stage),
  };
}

/** What each stage is woken for, as its mapping in infra/stages filters it. */
const topicsOf = {
  assess: ["upload", "day"],
  notify: ["upload", "alert", "digest"],
  snapshot: ["quarter"],
} as const satisfies Readonly<Record<string, readonly OutboxBundle["topic"][]>>;

/** Brings what the outbox was told to the stages: late, in any order, some of it twice. */
class Courier {
  readonly heard: OutboxBundle[] = [];
  readonly #fixture: Fixture;
  readonly #scheduler: Scheduler;
  readonly #random: Random;

  constructor(fixture: Fixture, scheduler: Scheduler, seed: number) {
    this.#fixture = fixture;
    this.#scheduler = scheduler;
    this.#random = new Random(seed + 1);
  }

  collect(): void {
    const { stores } = this.#fixture;
    if (!stores.hasEvents) return;
    stores.hasEvents = false;
    const { snapshotFiles, firstBytes } = stores;
    for (const [key, bytes] of snapshotFiles.stored)
      if (!firstBytes.has(key)) firstBytes.set(key, sha256Of(bytes));
    const fresh = stores.written().slice(this.heard.length);
    if (fresh.length === 0) return;
    this.heard.push(...fresh);
    for (const stage of ["assess", "notify", "snapshot"] as const) {
      const topics: readonly OutboxBundle["topic"][] = topicsOf[stage];
      const newEvents = fresh.filter(({ topic }) => topics.includes(topic));
      if (newEvents.length === 0) continue;
      const copies = this.#random.chance(0.15) ? 2 : 1;
      if (copies > 1) this.#fixture.exercise.count("deliveries", "twice");
      for (let copy = 0; copy < copies; copy++) this.#deliver(stage, newEvents);
    }
  }

  #deliver(stage: keyof typeof topicsOf, bundles: readonly OutboxBundle[]): void {
    const faultRate = this.#random.pick([0, 0, 0.02, 0.05]);
    const run = stageDelivery(this.#fixture, stage, bundles);
    this.#scheduler.add({ name: stage, faultRate, salt: this.#random.seed(), run }, this.#random.below(200));
  }
}
