/** What people do, as jobs: whoever is not answered asks again, until it is done or refused. */
import { storeAnswer } from "../../functions/api/alerts/store-answer.ts";
import {
  discardUpload,
  releaseUpload,
  restoreUpload,
  undoUpload,
} from "../../functions/ingest/decisions/settle-upload.ts";
import { uploadIdOfEvent } from "../../shared/examination/files/stored-submission.ts";
import { takeSnapshot } from "../../functions/snapshot/take-snapshot.ts";
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { addDays } from "../../shared/domain/values/calendar.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { type Upload, uploadIdOf } from "../../shared/domain/uploads/upload.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { day } from "../support/builders.ts";
import { observe } from "./observe.ts";
import type { Job } from "./scheduler.ts";
import type { Act, SentFile, Step } from "./steps.ts";
import { stageDelivery, type WorkDependencies, workIn, type Fixture } from "./work.ts";
import { books } from "./workload.ts";

type Acting<Name> = Extract<Act, { act: Name }>;

/** The jobs of a step; none for those that only let time pass. */
export function jobsOf(step: Step, fixture: Fixture): Job[] {
  const { faultRate, salt } = step;
  const { exercise } = fixture;
  const job = (run: (dependencies: WorkDependencies) => Promise<boolean>): Job => ({
    name: step.act,
    faultRate,
    salt,
    run: (worker) => workIn(fixture, worker, run),
  });
  switch (step.act) {
    case "upload": {
      const bundles = step.files.map((file) => stored(file, fixture));
      return copiesOf(step.copies, () => stageDelivery(fixture, "ingest", bundles), step, fixture);
    }
    case "event": {
      exercise.count("acts", "event sent");
      fixture.stores.sent.add(uploadIdOfEvent(step.event.eventId));
      const bundle = { topic: "execution", ...arrival(step.event.eventId), events: [step.event] };
      return copiesOf(step.copies, () => stageDelivery(fixture, "ingest", [bundle]), step, fixture);
    }
    case "release":
    case "discard":
    case "undo":
    case "restore":
      return settlings(step, fixture).map((run, at) => ({ ...job(run), salt: salt + at }));
    case "acknowledge":
    case "snooze":
    case "explain":
      return [job((dependencies) => answer(step, fixture, dependencies))];
    case "snapshot":
      return [job((dependencies) => snapshot(step, salt, fixture, dependencies))];
    case "policy":
      return [job((dependencies) => changePolicy(step, fixture, dependencies))];
    case "look":
      return [job((dependencies) => evaluateOnce(step, fixture, dependencies))];
    case "days":
    case "rest":
      return [];
  }
}

/** Each copy goes its own way and has its own troubles. */
function copiesOf(
  copies: number,
  make: () => Job["run"],
  { faultRate, salt, act }: Step,
  { exercise }: Fixture,
): Job[] {
  if (copies > 1) exercise.count("deliveries", "twice");
  return Array.from({ length: copies }, (_, at) => ({
    name: act,
    faultRate,
    salt: salt + at,
    run: make(),
  }));
}

/** Puts the file where it lies from then on. @returns the bundle that tells of it. */
function stored({ fileName, content, options }: SentFile, { stores, exercise }: Fixture): object {
  const uploadId = uploadIdOf(sha256Of(new TextEncoder().encode(content)));
  exercise.count("acts", stores.sent.has(uploadId) ? "same bytes sent again" : "file sent");
  stores.sent.add(uploadId);
  const { key, version } = stores.files.store(uploadKey({ books, options, fileName }), content);
  const event = { type: "FileStored", version: 1, key, fileVersion: version };
  return { topic: "file", ...arrival(`${key}@${version}`), events: [event] };
}

/** When it came in is measured, and changes nothing. */
function arrival(id: string) {
  return { id, books, at: "2026-01-01T00:00:00Z" };
}

/** Whoever finds nothing to settle looks again a little later, and then lets it be. */
const mostPolls = 5;

type Settling = Acting<"release" | "discard" | "undo" | "restore">;

/** Which upload is meant is looked up once: asking again, and asking another host, is asking for the same. */
function settlings(
  { act, nth, copies }: Settling,
  fixture: Fixture,
): ((dependencies: WorkDependencies) => Promise<boolean>)[] {
  let meant: Upload | null = null;
  const wanted = { release: "held", discard: "held", undo: "applied", restore: "undone" }[act];
  if (copies > 1) fixture.exercise.count("entries", "at the same moment");
  return Array.from({ length: copies }, () => {
    let looks = 0;
    return async (dependencies) => {
      const uploads = await dependencies.ledger.listUploads(books);
      const fitting = uploads.filter(({ outcome: { state } }) => state === wanted);
      meant ??= fitting[nth % Math.max(1, fitting.length)] ?? null;
      looks += 1;
      if (meant === null) return looks >= mostPolls;
      const { uploadId } = meant;
      const upload = uploads.find((each) => each.uploadId === uploadId) ?? meant;
      await settle(act, upload, dependencies, fixture);
      return true;
    };
  });
}

async function settle(
  act: Settling["act"],
  upload: Upload,
  dependencies: WorkDependencies,
  { exercise }: Fixture,
): Promise<void> {
  if (act === "release") {
    // One that broke off is asked for again.
    if (upload.outcome.state !== "held" && upload.outcome.state !== "applying") return;
    await releaseUpload(upload, "재무과", dependencies);
    return exercise.count("acts", "released");
  }
  const { kind } = await settlers[act](upload, "재무과", dependencies);
  if (kind === "undone" || kind === "restored" || kind === "discarded") exercise.count("acts", kind);
}

const settlers = { discard: discardUpload, undo: undoUpload, restore: restoreUpload } as const;

async function evaluateOnce(
  { asOf }: Acting<"look">,
  { stores, exercise }: Fixture,
  { ledger }: WorkDependencies,
): Promise<boolean> {
  const seen = await observe(ledger, asOf === null ? null : day(asOf));
  stores.looks.push(seen);
  exercise.count("acts", "figures looked at");
  if (seen.isBesideEntry) exercise.count("entries", "seen while they run");
  return true;
}

async function answer(
  { act, nth }: Acting<"acknowledge" | "snooze" | "explain">,
  fixture: Fixture,
  ports: WorkDependencies,
): Promise<boolean> {
  const openAlerts = await ports.alerts.readAlerts(books);
  const alert = openAlerts[nth % Math.max(1, openAlerts.length)];
  if (alert === undefined) return true;
  const why = { reason: "weather", note: "장마", owner: null, due: null } as const;
  const given =
    act === "snooze"
      ? ({ act, until: addDays(ports.clock.today(), 5), why } as const)
      : act === "explain"
        ? ({ act, why } as const)
        : ({ act, why: null } as const);
  const { kind } = await storeAnswer(books, alertName(alert), given, "재무과", ports);
  if (kind === "answered") fixture.exercise.count("acts", answers[act]);
  return true;
}

const answers = { acknowledge: "acknowledged", snooze: "snoozed", explain: "explained" } as const;

/** Whoever is overtaken looks at the new one and decides again. */
async function changePolicy(
  { noticeBasisPoints, yearEndBasisPoints }: Acting<"policy">,
  fixture: Fixture,
  { policies, clock }: WorkDependencies,
): Promise<boolean> {
  const current = await policies.current(books);
  const changed = {
    ...current,
    yearEndTargetBasisPoints: yearEndBasisPoints,
    gapBasisPoints: { ...current.gapBasisPoints, notice: noticeBasisPoints },
  };
  if ((await policies.add(books, changed, "재무과", clock.now())) === "conflict") return false;
  fixture.exercise.count("acts", "policy changed");
  return true;
}

async function snapshot(
  { asOf, isForced }: Acting<"snapshot">,
  salt: number,
  fixture: Fixture,
  dependencies: WorkDependencies,
): Promise<boolean> {
  const requestId = `request-${salt}`;
  const request = { books, asOf: day(asOf), by: "재무과", requestId, isForced };
  const outcome = await takeSnapshot(request, dependencies);
  if (outcome.kind === "taken") fixture.exercise.count("acts", "snapshot taken");
  if (outcome.kind === "taken" && outcome.entry.version > 1)
    fixture.exercise.count("acts", "second version of a day");
  return outcome.kind !== "refused" || !outcome.isPassing;
}
