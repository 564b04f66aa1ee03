/**
 * What a person requested through the API and another stage does. Of each upload and of each day the last command
 * alone stands, and while it is open nothing else can be requested there: two commands about one thing never cross.
 */
import type { Books } from "../values/books.ts";
import type { IsoDate } from "../values/calendar.ts";
import type { MatchAnswer } from "../matching/match-answers.ts";
import type { Finding } from "../values/finding.ts";
import { minutesAfter } from "../values/instant.ts";
import type { Principal } from "../access/principal.ts";

export type SettlingAct = "release-upload" | "discard-upload" | "undo-upload" | "restore-upload";

export type RequestedOfUpload = {
  readonly uploadId: string;
  /** Of the upload as the person saw it: what became of it since is not what they decided about. */
  readonly uploadVersion: number;
} &
  /** `reason`: as the person gave it; null where none was. */
  (
    | { readonly act: SettlingAct; readonly reason: string | null }
    /** Answers name lines, and stand whatever became of the upload. */
    | { readonly act: "match-upload"; readonly answer: MatchAnswer }
    /** The numbers of the journal entries of answers; empty for all answers about the upload. */
    | { readonly act: "unmatch-upload"; readonly entries: readonly number[] }
  );

export interface RequestedSnapshot {
  readonly act: "take-snapshot";
  readonly asOf: IsoDate;
  readonly isForced: boolean;
}

export type RequestedAct = RequestedOfUpload | RequestedSnapshot;

export type Requester = Pick<Principal, "subject" | "name" | "role">;

export interface CommandAnswer {
  readonly at: string;
  /** What the act came to in its own word, such as `applied`; else `refused`, and findings say why. */
  readonly outcome: string;
  readonly findings: readonly Finding[];
}

export interface Command<Requested extends RequestedAct = RequestedAct> {
  readonly books: Books;
  readonly requested: Requested;
  readonly by: Requester;
  readonly at: string;
  /** Null until the stage has done it, or could not. */
  readonly answer: CommandAnswer | null;
  /** One more with every command about the same thing, and with every answer. */
  readonly version: number;
}

export type AnsweredCommand = Command & { readonly answer: CommandAnswer };

export function answered(command: Command, answer: CommandAnswer): AnsweredCommand {
  return { ...command, answer, version: command.version + 1 };
}

/** What no stage answered after all tries of a stream: it lies in a failure queue, and may be requested again. */
const openMinutes = 15;

export function isOpen({ answer, at }: Command, now: string): boolean {
  return answer === null && now < minutesAfter(at, openMinutes);
}

export type CommandState = "open" | "done" | "refused" | "lost";

export function stateOfCommand(command: Command, now: string): CommandState {
  if (command.answer === null) return isOpen(command, now) ? "open" : "lost";
  return command.answer.outcome === "refused" ? "refused" : "done";
}

export function uploadCommandName(uploadId: string): string {
  return `upload/${uploadId}`;
}

export const snapshotCommandPrefix = "snapshot/";

export function snapshotCommandName(asOf: IsoDate): string {
  return `${snapshotCommandPrefix}${asOf}`;
}

/** What a command is about, inside its books. */
export function commandName(requested: RequestedAct): string {
  return requested.act === "take-snapshot"
    ? snapshotCommandName(requested.asOf)
    : uploadCommandName(requested.uploadId);
}

export function isOfUpload(command: Command): command is Command<RequestedOfUpload> {
  return command.requested.act !== "take-snapshot";
}

export function isOfSnapshot(command: Command): command is Command<RequestedSnapshot> {
  return command.requested.act === "take-snapshot";
}
