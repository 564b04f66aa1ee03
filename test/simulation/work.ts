/** The product's handlers and use cases as jobs of the simulation: each try on ports and a clock of its own. */
import { assessHandler } from "../../functions/assess/handler.ts";
import { ingestHandler } from "../../functions/ingest/handler.ts";
import { notifyHandler } from "../../functions/notify/handler.ts";
import { snapshotHandler } from "../../functions/snapshot/handler.ts";
import { localContext } from "../../local/lambda-shapes.ts";
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import { outboxBundle } from "../../shared/contracts/outbox.ts";
import type { BatchAnswer } from "../../shared/runtime/records.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { MemoryAuditTrail } from "../support/memory-audit-trail.ts";
import { MemoryWishStore } from "../support/memory-wish-store.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { policiesOf, strictPolicy } from "../support/policies.ts";
import type { Worker } from "./scheduler.ts";
import type { SimulatedTime } from "./simulated-time.ts";
import { gated, gatedNotifier, type Ports, type Stores } from "./stores.ts";

/** Everything is told at once by day, and to somebody. */
export const policy = {
  ...strictPolicy,
  lettersFrom: "notice" as const,
  recipients: [{ lines: null, addresses: ["budget@example.go.kr"] }],
};
export const policies = policiesOf(policy);
export const channels = { mail: true, webhook: true } as const;

export interface World {
  readonly stores: Stores;
  /** The stores, or what a planted bug makes of them. */
  readonly ports: Ports;
  readonly time: SimulatedTime;
}

export function portsOf({ ports, time }: World, worker: Worker) {
  return { ...gated(ports, worker), clock: time.clock(worker.skewMilliseconds), policies, hash: sha256Of };
}

/** The message of a file or an event, worked by the ingest function. */
export async function ingestMessages(
  world: World,
  worker: Worker,
  bodies: readonly object[],
): Promise<boolean> {
  const handle = ingestHandler({
    ...portsOf(world, worker),
    failureQueue: world.stores.failureQueue,
    log: new MemoryLog(),
    observe: () => {},
  });
  const Records = bodies.map((body, at) => ({ messageId: `${at}`, body: textOf(body) }));
  return isDone(await handle({ Records }, localContext));
}

/** News of the outbox, worked by one of the stages that hear it. */
export async function hear(
  world: World,
  worker: Worker,
  stage: "assess" | "notify" | "snapshot",
  bundles: readonly OutboxBundle[],
): Promise<boolean> {
  const Records = bundles.map((bundle, at) => ({
    eventName: "INSERT",
    dynamodb: { SequenceNumber: `${at}`, NewImage: { bundle: { S: textOf(bundle) } } },
  }));
  return isDone(await stages[stage](world, worker)({ Records }, localContext));
}

/** The daily schedule, and that of letters that waited. */
export async function runSchedule(
  world: World,
  worker: Worker,
  stage: "assess" | "notify",
  schedule: "daily" | "due-notices",
): Promise<boolean> {
  await stages[stage](world, worker)({ schedule }, localContext);
  return true;
}

const stages = {
  assess: (world: World, worker: Worker) =>
    assessHandler({ ...portsOf(world, worker), log: new MemoryLog(), readBundle, observe: () => {} }),
  notify: (world: World, worker: Worker) =>
    notifyHandler({
      ...portsOf(world, worker),
      notifier: gatedNotifier(world.stores, worker),
      channels,
      sender: `sender-${worker.number}`,
      log: new MemoryLog(),
      readBundle,
      observe: () => {},
    }),
  snapshot: (world: World, worker: Worker) =>
    snapshotHandler({
      ...portsOf(world, worker),
      // Wishes have their own tests: here nobody asks through the API.
      wishes: new MemoryWishStore(world.stores.outbox, new MemoryAuditTrail()),
      log: new MemoryLog(),
      readBundle,
      observe: () => {},
    }),
} as const;

function readBundle(image: unknown) {
  const { bundle } = image as { bundle: { S: string } };
  return outboxBundle.parse(JSON.parse(bundle.S));
}

/** A batch of which something failed comes again whole: what was done is passed over. */
function isDone({ batchItemFailures }: BatchAnswer): boolean {
  return batchItemFailures.length === 0;
}

function textOf(value: object): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each));
}
