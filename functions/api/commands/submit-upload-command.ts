/** Commands on an upload that the ingest stage executes: stored with their event, and shown with their result. */
import type { UploadAnswer } from "../../../shared/contracts/api/api.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import {
  type Command,
  isOfUpload,
  type RequestedOfUpload,
  type Requester,
  stateOfCommand,
  uploadCommandName,
} from "../../../shared/domain/uploads/command.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { UploadSettling } from "../../../shared/ports/stage-acts.ts";
import { findingView } from "../../../shared/reading/dry-run-view.ts";
import { submitCommand, type SubmitDependencies } from "./submit-command.ts";

/** Null of each answer: the ingest stage does it. */
export function settlingByCommand(dependencies: SubmitDependencies): UploadSettling {
  const submit = async ({ books }: Upload, requested: RequestedOfUpload, by: Requester): Promise<null> => {
    await submitCommand({ books, requested, by }, bundleOf, dependencies);
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

function bundleOf(
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
