/** What people do, as jobs: whoever is not answered asks again, until it is done or refused. */
import { storeAnswer } from "../../functions/api/answer-alerts.ts";
import { discardUpload, releaseUpload } from "../../functions/ingest/settle-held.ts";
import { restoreUpload, undoUpload } from "../../functions/ingest/undo-upload.ts";
import { takeSnapshot } from "../../functions/snapshot/take-snapshot.ts";
import { uploadKey } from "../../shared/contracts/upload-key.ts";
import { addDays } from "../../shared/domain/calendar.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { alertName } from "../../shared/domain/alert-name.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import { day } from "../support/builders.ts";
import type { Job, Worker } from "./scheduler.ts";
import type { Act, SentFile, Step } from "./steps.ts";
import { portsOf, stageDelivery, type World } from "./work.ts";
import { books } from "./workload.ts";

type Acting<Name> = Extract<Act, { act: Name }>;

/** The jobs of a step; none for those that only let time pass. */
export function jobsOf(step: Step, world: World): Job[] {
  const { trouble, salt } = step;
  const { exercise } = world;
  const job = (run: Job["run"]): Job => ({ name: step.act, trouble, salt, run });
  switch (step.act) {
    case "upload": {
      const bundles = step.files.map((file) => stored(file, world));
      return copiesOf(step.copies, () => stageDelivery(world, "ingest", bundles), step, world);
    }
    case "event": {
      exercise.count("acts", "event sent");
      const bundle = { topic: "execution", ...arrival(step.event.eventId), events: [step.event] };
      return copiesOf(step.copies, () => stageDelivery(world, "ingest", [bundle]), step, world);
    }
    case "release":
    case "discard":
    case "undo":
    case "restore":
      return [job(settling(step, world))];
    case "acknowledge":
    case "snooze":
    case "explain":
      return [job((worker) => answer(step, world, worker))];
    case "snapshot":
      return [job((worker) => snapshot(step, salt, world, worker))];
    case "policy":
      return [job((worker) => changePolicy(step, world, worker))];
    case "days":
    case "rest":
      return [];
  }
}

/** Each copy goes its own way and has its own troubles. */
function copiesOf(
  copies: number,
  make: () => Job["run"],
  { trouble, salt, act }: Step,
  { exercise }: World,
): Job[] {
  if (copies > 1) exercise.count("deliveries", "twice");
  return Array.from({ length: copies }, (_, at) => ({ name: act, trouble, salt: salt + at, run: make() }));
}

/** Puts the file where it lies from then on. @returns the bundle that tells of it. */
function stored({ fileName, content, options }: SentFile, { stores, exercise }: World): object {
  exercise.count("acts", stores.sent.has(content) ? "same bytes sent again" : "file sent");
  stores.sent.add(content);
  const { key, version } = stores.files.store(uploadKey({ books, options, fileName }), content);
  const event = { type: "FileStored", version: 1, key, fileVersion: version };
  return { topic: "file", ...arrival(`${key}@${version}`), events: [event] };
}

/** When it came in is measured, and changes nothing. */
function arrival(id: string) {
  return { id, books, at: "2026-01-01T00:00:00Z" };
}

/** Whoever finds nothing to settle looks again a little later, and then lets it be. */
const mostLooks = 5;

/** Which upload is meant is looked up once: asking again is asking for the same. */
function settling(
  { act, nth }: Acting<"release" | "discard" | "undo" | "restore">,
  world: World,
): Job["run"] {
  let meant: Upload | null = null;
  let [refusals, looks] = [0, 0];
  const wanted = { release: "held", discard: "held", undo: "applied", restore: "undone" }[act];
  return async (worker) => {
    const ports = portsOf(world, worker);
    const uploads = await ports.ledger.listUploads(books);
    const fitting = uploads.filter(({ outcome: { state } }) => state === wanted);
    meant ??= fitting[nth % Math.max(1, fitting.length)] ?? null;
    looks += 1;
    if (meant === null) return looks >= mostLooks;
    const { uploadId } = meant;
    const upload = uploads.find((each) => each.uploadId === uploadId) ?? meant;
    if (act === "release") {
      // One that broke off is asked for again.
      if (upload.outcome.state !== "held" && upload.outcome.state !== "applying") return true;
      await releaseUpload(upload, "재무과", ports);
      world.exercise.count("acts", "released");
      return true;
    }
    if (act === "discard") return discard(upload, ports, world);
    const result = await (act === "undo" ? undoUpload : restoreUpload)(upload, "재무과", ports);
    // A file is under way: a person tries again later, but not for ever.
    refusals += result.kind === "refused" ? 1 : 0;
    if (result.kind === "undone" || result.kind === "restored") world.exercise.count("acts", result.kind);
    return (
      result.kind !== "refused" ||
      result.findings.every(({ code }) => code !== "upload-under-way") ||
      refusals > 5
    );
  };
}

/** A release that broke off cannot be discarded: as the message says, it is brought in whole. */
async function discard(
  upload: Upload,
  ports: ReturnType<typeof portsOf>,
  { exercise }: World,
): Promise<boolean> {
  try {
    const { outcome } = await discardUpload(upload, "재무과", ports);
    if (outcome.state === "discarded") exercise.count("acts", "discarded");
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "release-begun") throw error;
    await releaseUpload(upload, "재무과", ports);
  }
  return true;
}

async function answer(
  { act, nth }: Acting<"acknowledge" | "snooze" | "explain">,
  world: World,
  worker: Worker,
): Promise<boolean> {
  const ports = portsOf(world, worker);
  const standing = await ports.alerts.readAlerts(books);
  const alert = standing[nth % Math.max(1, standing.length)];
  if (alert === undefined) return true;
  const why = { reason: "weather", note: "장마", owner: null, due: null } as const;
  const given =
    act === "snooze"
      ? ({ act, until: addDays(ports.clock.today(), 5), why } as const)
      : act === "explain"
        ? ({ act, why } as const)
        : ({ act, why: null } as const);
  const { kind } = await storeAnswer(books, alertName(alert), given, "재무과", ports);
  if (kind === "answered") world.exercise.count("acts", answers[act]);
  return true;
}

const answers = { acknowledge: "acknowledged", snooze: "snoozed", explain: "explained" } as const;

/** Whoever is overtaken looks at the new one and decides again. */
async function changePolicy(
  { noticeBasisPoints, yearEndBasisPoints }: Acting<"policy">,
  world: World,
  worker: Worker,
): Promise<boolean> {
  const { policies, clock } = portsOf(world, worker);
  const current = await policies.current(books);
  const changed = {
    ...current,
    yearEndTargetBasisPoints: yearEndBasisPoints,
    gapBasisPoints: { ...current.gapBasisPoints, notice: noticeBasisPoints },
  };
  if ((await policies.add(books, changed, "재무과", clock.now())) === "conflict") return false;
  world.exercise.count("acts", "policy changed");
  return true;
}

async function snapshot(
  { asOf, isForced }: Acting<"snapshot">,
  salt: number,
  world: World,
  worker: Worker,
): Promise<boolean> {
  const requestId = `request-${salt}`;
  const request = { books, asOf: day(asOf), by: "재무과", requestId, isForced };
  const outcome = await takeSnapshot(request, portsOf(world, worker));
  if (outcome.kind === "taken") world.exercise.count("acts", "snapshot taken");
  if (outcome.kind === "taken" && outcome.entry.version > 1)
    world.exercise.count("acts", "second version of a day");
  return outcome.kind !== "refused" || !outcome.isPassing;
}
