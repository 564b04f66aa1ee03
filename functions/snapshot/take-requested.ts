/** Takes the snapshot that a person asked for through the API, once for each command, and answers it. */
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import {
  answered,
  isOfSnapshot,
  snapshotCommandName,
  type CommandAnswer,
} from "../../shared/domain/uploads/command.ts";
import type { CommandStore } from "../../shared/ports/command-store.ts";
import { type SnapshotDependencies, type SnapshotOutcome, takeSnapshot } from "./take-snapshot.ts";

export interface TakeDependencies extends SnapshotDependencies {
  readonly commands: CommandStore;
}

export interface RequestedSnapshot {
  readonly books: Books;
  readonly asOf: IsoDate;
  readonly commandVersion: number;
}

/** @returns null when it was answered before, or another command has taken its place. */
export async function takeRequested(
  { books, asOf, commandVersion }: RequestedSnapshot,
  dependencies: TakeDependencies,
): Promise<SnapshotOutcome | null> {
  const command = await dependencies.commands.find(books, snapshotCommandName(asOf));
  if (command === null || !isOfSnapshot(command) || command.version !== commandVersion) return null;
  const requestId = `command/${asOf}/${commandVersion}`;
  const { by, requested } = command;
  const request = { books, asOf, by: by.name, requestId, isForced: requested.isForced };
  const outcome = await takeSnapshot(request, dependencies);
  await dependencies.commands.answer(answered(command, answerOf(outcome, dependencies.clock.now())));
  return outcome;
}

/** Also what would pass by itself is said at once: the person decides whether to ask again. */
function answerOf(outcome: SnapshotOutcome, at: string): CommandAnswer {
  if (outcome.kind === "refused") return { at, outcome: "refused", findings: [outcome.finding] };
  // A run that took it and could not say so: the next finds its request answered.
  return { at, outcome: outcome.kind === "answered" ? "taken" : outcome.kind, findings: [] };
}
