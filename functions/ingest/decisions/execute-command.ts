/**
 * Does what a person asked of an upload through the API: lets it in, puts it aside, takes it back. The command is
 * stored; the bundle that tells of it may come twice or late. What they asked about must stand as they saw it, or nothing is done.
 */
import type { Books } from "../../../shared/domain/values/books.ts";
import {
  answered,
  type RequestedOfUpload,
  isOfUpload,
  uploadCommandName,
  type Command,
  type CommandAnswer,
} from "../../../shared/domain/uploads/command.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";
import { answerQuestions } from "./answer-questions.ts";
import {
  discardUpload,
  releaseUpload,
  restoreUpload,
  type SettleResult,
  undoUpload,
} from "./settle-upload.ts";
import { readAnew, takeAnswerBack } from "./take-answer-back.ts";
import { answerOfLate, isBegunBy, unknownUpload } from "../../../shared/domain/uploads/late-command.ts";
import type { LedgerDependencies } from "../journal/ledger-dependencies.ts";

export interface CommandDependencies extends LedgerDependencies {
  readonly commands: CommandStore;
}

export interface CommandedUpload {
  readonly books: Books;
  readonly uploadId: string;
  readonly commandVersion: number;
}

type Came = Pick<CommandAnswer, "outcome" | "findings">;

/** @returns null when it was answered before, or another command has taken its place. */
export async function executeCommand(
  { books, uploadId, commandVersion }: CommandedUpload,
  dependencies: CommandDependencies,
): Promise<CommandAnswer | null> {
  const command = await dependencies.commands.find(books, uploadCommandName(uploadId));
  if (command === null || !isOfUpload(command) || command.version !== commandVersion) return null;
  const came = await settle(command, dependencies);
  const answer: CommandAnswer = { at: dependencies.clock.now(), ...came };
  await dependencies.commands.answer(answered(command, answer));
  return answer;
}

async function settle(
  { books, requested, by }: Command<RequestedOfUpload>,
  dependencies: LedgerDependencies,
): Promise<Came> {
  const upload = await dependencies.ledger.findUpload(books, requested.uploadId);
  if (upload === null) return { outcome: "refused", findings: [unknownUpload(requested.uploadId)] };
  if (requested.act === "match-upload" || requested.act === "unmatch-upload") {
    const { kind, findings, outcome } =
      requested.act === "match-upload"
        ? await answerQuestions(upload, requested.answer, by.name, dependencies)
        : await takeAnswerBack(upload, requested.entries, by.name, dependencies);
    return { outcome: kind === "refused" ? kind : (outcome?.kind ?? kind), findings };
  }
  if (upload.version !== requested.uploadVersion && !isBegunBy(requested, upload))
    return answerOfLate(requested, upload, by.name);
  switch (requested.act) {
    case "release-upload": {
      const { kind } = await releaseUpload(upload, by.name, dependencies);
      return { outcome: kind, findings: [] };
    }
    case "discard-upload":
      return cameOf(await discardUpload(upload, by.name, dependencies));
    case "undo-upload":
      return cameOf(await undoUpload(upload, by.name, dependencies));
    case "restore-upload": {
      const anew = await readAnew(upload, dependencies);
      return anew === null
        ? cameOf(await restoreUpload(upload, by.name, dependencies))
        : { outcome: anew.kind, findings: [] };
    }
  }
}

function cameOf({ kind, ...rest }: SettleResult): Came {
  return { outcome: kind, findings: "findings" in rest && kind === "refused" ? rest.findings : [] };
}
