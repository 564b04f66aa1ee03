/** What was asked of an upload, where another stage does it: stored, told, and shown with what came of it. */
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import {
  type Command,
  isOfUpload,
  type RequestedOfUpload,
  type Requester,
  type SettlingAct,
  stateOfCommand,
  uploadCommandName,
} from "../../../shared/domain/uploads/command.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { UploadSettling } from "../../../shared/ports/upload-acts.ts";
import { findingView } from "../../../shared/reading/dry-run-view.ts";
import type { RequestView } from "../uploads/upload-view.ts";
import { submitCommand, type SubmitDependencies } from "./submit-command.ts";

/** Null of each answer: the ingest stage does it. */
export function settlingByCommand(world: SubmitDependencies): UploadSettling {
  const submit = async (act: SettlingAct, upload: Upload, by: Requester): Promise<null> => {
    const { books, uploadId, version: uploadVersion } = upload;
    await submitCommand({ books, requested: { act, uploadId, uploadVersion }, by }, newsOf, world);
    return null;
  };
  return {
    release: (upload, by) => submit("release-upload", upload, by),
    discard: (upload, by) => submit("discard-upload", upload, by),
    undo: (upload, by) => submit("undo-upload", upload, by),
    unmatch: async (upload, entries, by) => {
      const { books, uploadId, version: uploadVersion } = upload;
      const requested = { act: "unmatch-upload" as const, uploadId, uploadVersion, entries };
      await submitCommand({ books, requested, by }, newsOf, world);
      return null;
    },
    match: async (upload, answer, by) => {
      const { books, uploadId, version: uploadVersion } = upload;
      const requested = { act: "match-upload" as const, uploadId, uploadVersion, answer };
      await submitCommand({ books, requested, by }, newsOf, world);
      return null;
    },
  };
}

function newsOf(
  { books, at, requested, version: commandVersion }: Command<RequestedOfUpload>,
  id: string,
): OutboxBundle {
  const { uploadId } = requested;
  const event = { type: "UploadActRequested", version: 1, id, uploadId, commandVersion } as const;
  return { topic: "upload-command", id, books, at, events: [event] };
}

const actNames = {
  "release-upload": "release",
  "discard-upload": "discard",
  "undo-upload": "undo",
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
