/**
 * Does what a person asked of an upload through the API: lets it in, puts it aside, takes it back. The command is
 * stored; the bundle that tells of it may come twice or late. What they asked about must stand as they saw it, or nothing is done.
 */
import type { Books } from "../../../shared/domain/values/books.ts";
import { fileFinding, type Finding } from "../../../shared/domain/values/finding.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
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
import type { LedgerDependencies } from "../journal/submission.ts";
import { type Bilingual, particle } from "../../../shared/domain/values/bilingual.ts";

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
  if (upload.version !== requested.uploadVersion) {
    // What was begun and broke off the same command still has to finish.
    const { state } = upload.outcome;
    const isBegun =
      (requested.act === "undo-upload" && state === "undoing") ||
      (requested.act === "release-upload" && state === "applying") ||
      (requested.act === "restore-upload" && (state === "restoring" || state === "applying"));
    if (!isBegun) return movedOn(requested, upload, by.name);
  }
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

/** By this very command, in a run that ended before it could say so, or by somebody else. */
function movedOn({ act }: RequestedOfUpload, upload: Upload, by: string): Came {
  const { outcome } = upload;
  const isOurs =
    (act === "release-upload" && outcome.state === "applied" && outcome.releasedBy === by) ||
    (act === "discard-upload" && outcome.state === "discarded" && outcome.by === by) ||
    (act === "undo-upload" && outcome.state === "undone" && outcome.by === by) ||
    // It is in again: nothing tells whose restore brought it there, and that is what was requested.
    (act === "restore-upload" && outcome.state === "applied");
  return isOurs
    ? { outcome: outcome.state, findings: [] }
    : { outcome: "refused", findings: [overtaken(upload)] };
}

function unknownUpload(uploadId: string): Finding {
  return said("upload-unknown", uploadId, {
    ko: `이 장부에는 업로드 ${uploadId}${particle(uploadId, "이/가")} 없습니다. 목록을 다시 보십시오.`,
    en: `These books have no upload ${uploadId}. Look at the list again.`,
  });
}

function overtaken({ fileName, outcome: { state } }: Upload): Finding {
  return said("upload-overtaken", state, {
    ko: `그 사이 "${fileName}"의 상태가 바뀌었습니다(지금: ${state}). 다시 보고 결정해 주십시오.`,
    en: `"${fileName}" changed meanwhile (it is ${state} now). Look at it again and decide anew.`,
  });
}

function said(code: string, value: string, words: Bilingual): Finding {
  return fileFinding("reject", code, value, words);
}
