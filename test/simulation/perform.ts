/** What people do, as jobs: whoever is not answered asks again, until it is done or refused. */
import { storeAnswer } from "../../functions/api/answer-alerts.ts";
import { discardUpload, releaseUpload } from "../../functions/ingest/settle-held.ts";
import { restoreUpload, undoUpload } from "../../functions/ingest/undo-upload.ts";
import { takeSnapshot } from "../../functions/snapshot/take-snapshot.ts";
import { uploadKey } from "../../shared/contracts/upload-key.ts";
import { addDays } from "../../shared/domain/calendar.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { alertName } from "../../shared/domain/judge-office.ts";
import { noOptions, type Upload } from "../../shared/domain/upload.ts";
import { day } from "../support/builders.ts";
import type { Job, Worker } from "./scheduler.ts";
import type { Act, Step } from "./steps.ts";
import { ingestMessages, portsOf, type World } from "./work.ts";
import { books } from "./workload.ts";

type Acting<Name> = Extract<Act, { act: Name }>;

/** The jobs of a step; none for those that only let time pass. */
export function jobsOf(step: Step, world: World): Job[] {
  const { trouble, salt } = step;
  const job = (run: Job["run"]): Job => ({ name: step.act, trouble, salt, run });
  switch (step.act) {
    case "upload": {
      const file = world.stores.files.store(
        uploadKey({ books, options: noOptions, fileName: step.file.fileName }),
        step.file.content,
      );
      const object = { key: file.key, "version-id": file.version };
      const body = { "detail-type": "Object Created", detail: { bucket: { name: "files" }, object } };
      return copiesOf(step.copies, salt, (copySalt) => ({
        ...job((worker) => ingestMessages(world, worker, [body])),
        salt: copySalt,
      }));
    }
    case "event": {
      const body = { "detail-type": "ExecutionRecorded", detail: step.event };
      return copiesOf(step.copies, salt, (copySalt) => ({
        ...job((worker) => ingestMessages(world, worker, [body])),
        salt: copySalt,
      }));
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
    case "days":
    case "rest":
      return [];
  }
}

function copiesOf(copies: number, salt: number, make: (salt: number) => Job): Job[] {
  return Array.from({ length: copies }, (_, at) => make(salt + at));
}

/** Which upload is meant is looked up once: asking again is asking for the same. */
function settling(
  { act, nth }: Acting<"release" | "discard" | "undo" | "restore">,
  world: World,
): Job["run"] {
  let meant: Upload | null = null;
  let refusals = 0;
  const wanted = { release: "held", discard: "held", undo: "applied", restore: "undone" }[act];
  return async (worker) => {
    const ports = portsOf(world, worker);
    const uploads = await ports.ledger.listUploads(books);
    const fitting = uploads.filter(({ outcome: { state } }) => state === wanted);
    meant ??= fitting[nth % Math.max(1, fitting.length)] ?? null;
    if (meant === null) return true;
    const { uploadId } = meant;
    const upload = uploads.find((each) => each.uploadId === uploadId) ?? meant;
    if (act === "release") {
      if (upload.outcome.state === "held") await releaseUpload(upload, "재무과", ports);
      return true;
    }
    if (act === "discard") return discard(upload, ports);
    const result = await (act === "undo" ? undoUpload : restoreUpload)(upload, "재무과", ports);
    // A file is under way: a person tries again later, but not for ever.
    refusals += result.kind === "refused" ? 1 : 0;
    return (
      result.kind !== "refused" ||
      result.findings.every(({ code }) => code !== "upload-under-way") ||
      refusals > 5
    );
  };
}

/** A release that broke off cannot be discarded: as the message says, it is brought in whole. */
async function discard(upload: Upload, ports: ReturnType<typeof portsOf>): Promise<boolean> {
  try {
    await discardUpload(upload, "재무과", ports);
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
  await storeAnswer(books, alertName(alert), given, "재무과", ports);
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
  return outcome.kind !== "refused" || !outcome.isPassing;
}
