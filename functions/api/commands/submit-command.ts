/** Stores a command for another stage with its event, unless another command is open there. */
import type { SnapshotsAnswer, UploadAnswer } from "../../../shared/contracts/api/api.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import {
  type Command,
  commandName,
  isOpen,
  type RequestedAct,
  type Requester,
  isOfSnapshot,
  type RequestedSnapshot,
  stateOfCommand,
  isOfUpload,
  type RequestedOfUpload,
  uploadCommandName,
} from "../../../shared/domain/uploads/command.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { minutesAfter } from "../../../shared/domain/values/instant.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";
import type { SnapshotTakeRequest, UploadSettling } from "../../../shared/ports/stage-acts.ts";
import { findingView } from "../../../shared/reading/dry-run-view.ts";

export interface SubmitDependencies {
  readonly commands: CommandStore;
  readonly clock: Clock;
}

export interface Submission<Requested extends RequestedAct> {
  readonly books: Books;
  readonly requested: Requested;
  readonly by: Requester;
}

/**
 * @param snapshotCommandBundle the event of the command, under the id that it is given.
 * @throws Failure `command-open` when something was requested there and is not answered.
 */
async function submitCommand<Requested extends RequestedAct>(
  { books, requested, by }: Submission<Requested>,
  snapshotCommandBundle: (command: Command<Requested>, id: string) => OutboxBundle,
  { commands, clock }: SubmitDependencies,
): Promise<void> {
  const [at, name] = [clock.now(), commandName(requested)];
  const last = await commands.find(books, name);
  const command: Command<Requested> = {
    books,
    requested,
    by,
    at,
    answer: null,
    version: (last?.version ?? 0) + 1,
  };
  const id = `${books.office}/${books.fiscalYear}/command/${name}/${command.version}`;
  const isFree = last === null || !isOpen(last, at);
  if (isFree && (await commands.submit(command, snapshotCommandBundle(command, id))) === "stored") return;
  throw new Failure("Something was requested here already and is not done; wait for its answer.", {
    code: "command-open",
    retryable: false,
    context: { office: books.office, fiscalYear: books.fiscalYear, name },
  });
}

// A snapshot that the snapshot stage is to take: stored with its event, and shown until it is in the list.

/** Nobody looks for it any more on the day after. */
const shownMinutes = 24 * 60;

/** Null: the snapshot stage takes it. */
export async function submitSnapshotCommand(
  { books, asOf, by, isForced }: SnapshotTakeRequest,
  dependencies: SubmitDependencies,
): Promise<null> {
  await submitCommand(
    { books, requested: { act: "take-snapshot", asOf, isForced }, by },
    snapshotCommandBundle,
    dependencies,
  );
  return null;
}

function snapshotCommandBundle(
  { books, at, requested, version: commandVersion }: Command<RequestedSnapshot>,
  id: string,
): OutboxBundle {
  const event = { type: "SnapshotRequested", version: 1, id, asOf: requested.asOf, commandVersion } as const;
  return { topic: "snapshot-command", id, books, at, events: [event] };
}

/** Those that are not in the list: under way, lost, or refused within a day. */
export async function requestedSnapshots(
  books: Books,
  { commands, clock }: SubmitDependencies,
): Promise<SnapshotsAnswer["asked"]> {
  const now = clock.now();
  const requested = (await commands.listOfSnapshots(books)).filter(isOfSnapshot);
  return requested.flatMap((command) => {
    const state = stateOfCommand(command, now);
    if (state === "done" || now > minutesAfter(command.at, shownMinutes)) return [];
    const findings = (command.answer?.findings ?? []).map(findingView);
    return [{ asOf: command.requested.asOf, by: command.by.name, at: command.at, state, findings }];
  });
}

// Commands on an upload that the ingest stage executes: stored with their event, and shown with their result.

/** Null of each answer: the ingest stage does it. */
export function settlingByCommand(dependencies: SubmitDependencies): UploadSettling {
  const submit = async ({ books }: Upload, requested: RequestedOfUpload, by: Requester): Promise<null> => {
    await submitCommand({ books, requested, by }, uploadCommandBundle, dependencies);
    return null;
  };
  return {
    release: (upload, by, reason) =>
      submit(upload, { act: "release-upload", ...targetOf(upload), reason }, by),
    discard: (upload, by, reason) =>
      submit(upload, { act: "discard-upload", ...targetOf(upload), reason }, by),
    undo: (upload, by, reason) => submit(upload, { act: "undo-upload", ...targetOf(upload), reason }, by),
    restore: (upload, by, reason) =>
      submit(upload, { act: "restore-upload", ...targetOf(upload), reason }, by),
    match: (upload, answer, by) => submit(upload, { act: "match-upload", ...targetOf(upload), answer }, by),
    unmatch: (upload, entries, by) =>
      submit(upload, { act: "unmatch-upload", ...targetOf(upload), entries }, by),
  };
}

/** The version that the person saw: a command that comes late does no harm. */
function targetOf({ uploadId, version }: Upload) {
  return { uploadId, uploadVersion: version };
}

function uploadCommandBundle(
  { books, at, requested, version: commandVersion }: Command<RequestedOfUpload>,
  id: string,
): OutboxBundle {
  const { uploadId } = requested;
  const event = { type: "UploadActRequested", version: 1, id, uploadId, commandVersion } as const;
  return { topic: "upload-command", id, books, at, events: [event] };
}

export type RequestView = NonNullable<UploadAnswer["asked"]>;

const actNames = {
  "release-upload": "release",
  "discard-upload": "discard",
  "undo-upload": "undo",
  "restore-upload": "restore",
  "match-upload": "match",
  "unmatch-upload": "unmatch",
} as const;

/** As the API shows the command that stands on an upload. */
export async function requestView(
  { books, uploadId }: Upload,
  { commands, clock }: SubmitDependencies,
): Promise<RequestView | null> {
  const command = await commands.find(books, uploadCommandName(uploadId));
  if (command === null || !isOfUpload(command)) return null;
  const { requested, by, at, answer } = command;
  return {
    act: actNames[requested.act],
    by: by.name,
    at,
    state: stateOfCommand(command, clock.now()),
    findings: (answer?.findings ?? []).map(findingView),
  };
}
