/** The product's handlers and use cases as jobs of the simulation: each try on ports and a clock of its own. */
import { noLetterNames } from "../../shared/domain/notices/letter.ts";
import { assessHandler } from "../../functions/assess/handler.ts";
import { ingestHandler } from "../../functions/ingest/handler.ts";
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import { notifyHandler } from "../../functions/notify/handler.ts";
import { snapshotHandler } from "../../functions/snapshot/handler.ts";
import { localContext } from "../../local/host/lambda-events.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import type { Notifier } from "../../shared/ports/notice-store.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { noMappings } from "../../shared/ports/mapping-store.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { strictPolicy } from "../support/policies.ts";
import type { Exercise, Kind } from "./exercise.ts";
import { type FunctionInstance, inInstance, type InstanceSurroundings } from "./function-instance.ts";
import type { Job, Worker } from "./scheduler.ts";
import type { SimulatedTime } from "./simulated-time.ts";
import type { Ports, Stores } from "./stores.ts";
import type { LedgerDependencies } from "../../functions/ingest/journal/ledger-dependencies.ts";

/** Without the time that is left: a timer for it would hold every world in which a worker died until the process ends. */
const context = { ...localContext };
Reflect.deleteProperty(context, "getRemainingTimeInMillis");

/** What the office begins with: everything is told at once by day, and to somebody. */
export const firstPolicy: Policy = {
  ...strictPolicy,
  version: defaultPolicy.version,
  lettersFrom: "notice",
  recipients: [{ lines: null, addresses: ["budget@example.go.kr"] }],
};
export const channels = { mail: true, webhook: true } as const;

export interface Fixture extends InstanceSurroundings {
  readonly time: SimulatedTime;
}

export interface WorkDependencies extends Ports, LedgerDependencies {
  readonly files: Ports["files"];
  readonly ledger: Ports["ledger"];
  readonly hash: typeof sha256Of;
}

/** One try, on the stores and the memory of an instance of a function. */
export function workIn<Result>(
  fixture: Fixture,
  worker: Worker,
  work: (dependencies: WorkDependencies) => Promise<Result>,
): Promise<Result> {
  return inInstance(fixture, worker, (instance) => work(dependenciesOf(instance, fixture, worker)));
}

function dependenciesOf(
  { ports, current }: FunctionInstance,
  { time }: Fixture,
  worker: Worker,
): WorkDependencies {
  return {
    ...ports,
    readDocument: openDocument,
    current,
    clock: time.clock(worker.skewMilliseconds),
    // Others go on meanwhile, and who waits may be killed.
    pause: () => worker.access(() => Promise.resolve()),
    hash: sha256Of,
  };
}

/** Bundles in a stage's queue: those that failed come again, in their order. */
export function stageDelivery(
  fixture: Fixture,
  stage: keyof typeof stages,
  bundles: readonly object[],
): Job["run"] {
  return delivery(fixture, bundles, async (worker, waiting) => {
    const Records = waiting.map(({ identifier, value }) => ({ messageId: identifier, body: textOf(value) }));
    const answer = await workIn(fixture, worker, (each) =>
      stages[stage](fixture, worker, each)({ Records }, context),
    );
    const failed = failedOf(answer);
    return waiting.filter(({ identifier }) => failed.has(identifier));
  });
}

interface Delivered<Value> {
  readonly identifier: string;
  readonly value: Value;
}

/** A batch that is delivered until nothing of it is left; all of it comes again when no answer came. */
function delivery<Value>(
  { exercise }: Fixture,
  values: readonly Value[],
  work: (worker: Worker, waiting: readonly Delivered<Value>[]) => Promise<readonly Delivered<Value>[]>,
): Job["run"] {
  let left = values.map((value, at) => ({ identifier: `${at}`, value }));
  if (values.length > 1) exercise.count("deliveries", "in a batch of several");
  return async (worker) => {
    const waiting = left;
    left = [...(await work(worker, waiting))];
    if (left.length > 0 && left.length < waiting.length) exercise.count("deliveries", "in part failed");
    return left.length === 0;
  };
}

function countIngested(exercise: Exercise, { kind, upload: { outcome } }: IngestOutcome): void {
  exercise.count("ends", kind);
  const format = "format" in outcome ? outcome.format : null;
  if (kind === "applied" && format !== null) exercise.count("formats", format as Kind<"formats">);
}

/** The daily schedule, that of letters that waited, and that of the quarter's end. */
export async function runSchedule(
  fixture: Fixture,
  worker: Worker,
  stage: keyof typeof schedules,
): Promise<boolean> {
  await workIn(fixture, worker, (each) => stages[stage](fixture, worker, each)(schedules[stage], context));
  return true;
}

const schedules = {
  assess: { schedule: "daily" },
  notify: { schedule: "due-notices" },
  snapshot: { schedule: "quarter-end", delayDays: 7 },
} as const;

const stages = {
  ingest: (fixture: Fixture, _worker: Worker, dependencies: WorkDependencies) =>
    ingestHandler({
      tries: null,
      mappings: noMappings,
      ...handling(fixture, dependencies),
      commands: noCommands(fixture),
      observe: (outcome) => countIngested(fixture.exercise, outcome),
    }),
  assess: (fixture: Fixture, _worker: Worker, dependencies: WorkDependencies) =>
    assessHandler({
      ...handling(fixture, dependencies),
      ledger: dependencies.current,
      // Nobody reads in a simulation.
      reads: { forget: () => Promise.resolve(0) },
      readLogDays: 365,
      observe: () => {},
      onMorning: () => {},
    }),
  notify: (fixture: Fixture, worker: Worker, dependencies: WorkDependencies) =>
    notifyHandler({
      ...handling(fixture, dependencies),
      notifier: gatedNotifier(fixture.stores, worker),
      channels,
      sender: `sender-${worker.number}`,
      namesIn: () => Promise.resolve(noLetterNames),
      letters: { language: "ko", pageAddress: null },
      observe: () => {},
    }),
  snapshot: (fixture: Fixture, _worker: Worker, dependencies: WorkDependencies) =>
    snapshotHandler({
      ...handling(fixture, dependencies),
      commands: noCommands(fixture),
      observe: ({ kind }) => {
        if (kind === "taken") fixture.exercise.count("acts", "quarter frozen by schedule");
      },
    }),
} as const;

function handling({ stores: { failureQueue } }: Fixture, dependencies: WorkDependencies) {
  return { ...dependencies, failureQueue, log: new MemoryLog() };
}

/** Commands have their own tests: here nobody asks through the API. */
function noCommands({ stores }: Fixture): TableCommandStore {
  return new TableCommandStore(stores.table);
}

/** Letters that went out cannot be taken back, whatever is heard of them. */
function gatedNotifier({ messages }: Stores, worker: Worker): Notifier {
  return {
    deliver: (message) =>
      worker.access(() => {
        messages.push({ message, worker });
        return Promise.resolve();
      }),
  };
}

function failedOf({ batchItemFailures }: BatchAnswer): ReadonlySet<string> {
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

function textOf(value: object): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each));
}
