/** A snapshot that the snapshot stage is to take: stored with its event, and shown until it is in the list. */
import type { SnapshotsAnswer } from "../../../shared/contracts/api/api.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import {
  type Command,
  isOfSnapshot,
  type RequestedSnapshot,
  stateOfCommand,
} from "../../../shared/domain/uploads/command.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { minutesAfter } from "../../../shared/domain/values/instant.ts";
import type { SnapshotTakeRequest } from "../../../shared/ports/stage-acts.ts";
import { findingView } from "../../../shared/reading/dry-run-view.ts";
import { submitCommand, type SubmitDependencies } from "./submit-command.ts";

/** Nobody looks for it any more on the day after. */
const shownMinutes = 24 * 60;

/** Null: the snapshot stage takes it. */
export async function submitSnapshotCommand(
  { books, asOf, by, isForced }: SnapshotTakeRequest,
  dependencies: SubmitDependencies,
): Promise<null> {
  await submitCommand(
    { books, requested: { act: "take-snapshot", asOf, isForced }, by },
    bundleOf,
    dependencies,
  );
  return null;
}

function bundleOf(
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
