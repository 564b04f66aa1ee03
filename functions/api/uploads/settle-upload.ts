/** POST uploads/{id}/release, discard, undo, restore, match, unmatch: what a person decides about a file. */
import type { operations, UploadAnswer } from "../../../shared/contracts/api/api.ts";
import {
  answersTakenBack,
  type DoneAct,
  matchAnswered,
  uploadSettled,
} from "../../../shared/contracts/stored/audit-acts.ts";
import type { MatchAnswer } from "../../../shared/domain/matching/match-answers.ts";
import type { Requester } from "../../../shared/domain/uploads/command.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { uploadStateNames } from "../../../shared/domain/words/act-names.ts";
import { fileFinding, type Finding } from "../../../shared/domain/values/finding.ts";
import type {
  MatchedUpload,
  SettledUpload,
  TakenIn,
  TakenUpload,
  UploadSettling,
} from "../../../shared/ports/stage-acts.ts";
import { recordAudit } from "../access/record-audit.ts";
import { requestView } from "../commands/submit-command.ts";
import { accepted, type AcceptedReply, json, refuse, refuseFor, type Reply } from "../http/reply.ts";
import { type Act, booksOf, type RequestContext, type ApiDependencies } from "../http/request.ts";
import { uploadView } from "./show-uploads.ts";
import { particle } from "../../../shared/domain/values/bilingual.ts";

export const releaseUpload: Act<typeof operations.releaseUpload> = (context, dependencies) =>
  settle(context, dependencies, {
    work: async (upload, by, acts) => {
      // One that broke off goes on.
      if (upload.outcome.state !== "held" && upload.outcome.state !== "applying") return notHeld(upload);
      const taken = await acts.release(upload, by, reasonOf(context));
      return taken === null ? null : { outcome: taken.kind, upload: taken.upload };
    },
    record: (before, after, outcome) =>
      uploadSettled("release-upload", before, after, outcome, reasonOf(context)),
  });

export const discardUpload: Act<typeof operations.discardUpload> = (context, dependencies) =>
  settle(context, dependencies, {
    work: async (upload, by, acts) => {
      const { state } = upload.outcome;
      if (state === "discarded") return { outcome: "nothing-to-do", upload };
      if (state !== "held") return notHeld(upload);
      return settledAs("discarded", await acts.discard(upload, by, reasonOf(context)));
    },
    record: (before, after, outcome) =>
      uploadSettled("discard-upload", before, after, outcome, reasonOf(context)),
  });

export const undoUpload: Act<typeof operations.undoUpload> = (context, dependencies) =>
  settle(context, dependencies, {
    work: async (upload, by, acts) => settledAs("undone", await acts.undo(upload, by, reasonOf(context))),
    record: (before, after, outcome) =>
      uploadSettled("undo-upload", before, after, outcome, reasonOf(context)),
  });

/** A file that was taken back comes in as it was; one that was put aside is read anew, and may be held again. */
export const restoreUpload: Act<typeof operations.restoreUpload> = (context, dependencies) =>
  settle<Restored>(context, dependencies, {
    work: async (upload, by, acts) => {
      const { state } = upload.outcome;
      if (state === "applied") return { outcome: "nothing-to-do", upload };
      if (state !== "undone" && state !== "discarded" && state !== "restoring") return notBack(upload);
      const result = await acts.restore(upload, by, reasonOf(context));
      // A file that is read anew comes to whatever a sent one may.
      return result !== null && isTaken(result)
        ? { outcome: result.kind, upload: result.upload }
        : settledAs("restored", result);
    },
    record: (before, after, outcome) =>
      uploadSettled("restore-upload", before, after, outcome, reasonOf(context)),
  });

function isTaken(result: TakenUpload | SettledUpload): result is TakenUpload {
  const { kind } = result;
  return kind === "applied" || kind === "held" || kind === "rejected" || kind.startsWith("already-");
}

type Restored = TakenIn | Exclude<SettledUpload["kind"], "refused">;

function reasonOf({ body }: Pick<RequestContext<typeof operations.undoUpload>, "body">): string | null {
  return body?.reason ?? null;
}

/** Which new lines of a file, or payments that fit no project, are known projects. */
export const matchUpload: Act<typeof operations.matchUpload> = (context, dependencies) => {
  const { allSame, departments, same, new: own } = context.body;
  const pairs = [...same, ...own.map((from) => ({ from, to: null }))];
  const answer: MatchAnswer = { isAllSame: allSame, departments, pairs };
  return settle(context, dependencies, {
    work: async (upload, by, acts) => settledAs("matched", await acts.match(upload, answer, by)),
    record: (before, after, outcome) => matchAnswered(before, after, answer, outcome),
  });
};

/** Takes answers about a file back, so that its questions are open again. */
export const unmatchUpload: Act<typeof operations.unmatchUpload> = (context, dependencies) => {
  const { entries } = context.body;
  return settle(context, dependencies, {
    work: async (upload, by, acts) => settledAs("matched", await acts.unmatch(upload, entries, by)),
    record: (before, after, outcome) => answersTakenBack(before, after, entries, outcome),
  });
};

type SettleRequest = Pick<RequestContext<typeof operations.releaseUpload>, "params" | "principal">;

interface Settling<Outcome extends string> {
  readonly work: (
    upload: Upload,
    by: Requester,
    acts: UploadSettling,
  ) => Promise<Settled<Outcome> | CommandError>;
  readonly record: (before: Upload, after: Upload, outcome: string) => DoneAct;
}

/** What came of it; null where another process does it. */
type Settled<Outcome extends string> = { readonly outcome: Outcome; readonly upload: Upload } | null;

interface CommandError {
  readonly kind: "refused";
  readonly findings: readonly Finding[];
}

interface Answer<Outcome extends string> {
  outcome: Outcome | "requested";
  upload: UploadAnswer;
}

async function settle<Outcome extends string>(
  { params, principal }: SettleRequest,
  dependencies: ApiDependencies,
  { work, record }: Settling<Outcome>,
): Promise<Reply<Answer<Outcome>> | AcceptedReply<Answer<Outcome>>> {
  const { ledger, uploadActs } = dependencies;
  const books = booksOf(params);
  const upload = await ledger.findUpload(books, params.id);
  if (upload === null) return refuse("not-found");
  const { subject, name, role } = principal;
  const settled = await work(upload, { subject, name, role }, uploadActs.settle);
  if (settled !== null && "kind" in settled) return refuseFor(settled.findings);
  const outcome = settled?.outcome ?? "requested";
  const after = settled?.upload ?? upload;
  await recordAudit(dependencies, books, principal, record(upload, after, outcome));
  if (settled !== null) return json({ outcome, upload: await uploadView(after, dependencies) });
  const request = await requestView(upload, dependencies);
  return accepted({ outcome, upload: await uploadView(upload, dependencies, request) });
}

function settledAs<Done extends string>(
  done: Done,
  result: SettledUpload | MatchedUpload | null,
): Settled<Done | "nothing-to-do"> | CommandError {
  if (result === null) return null;
  if (result.kind === "refused") return { kind: "refused", findings: result.findings ?? [] };
  return { outcome: result.kind === "nothing-to-do" ? result.kind : done, upload: result.upload };
}

function notBack({ fileName, outcome }: Upload): CommandError {
  const finding: Finding = fileFinding("reject", "upload-not-undone", outcome.state, {
    ko: `${fileName}${particle(fileName, "은/는")} 되돌리거나 폐기한 파일이 아닙니다(상태: ${uploadStateNames[outcome.state].ko}). 목록을 다시 보십시오.`,
    en: `${fileName} was neither taken back nor discarded (it is ${uploadStateNames[outcome.state].en}). Look at the list again.`,
  });
  return { kind: "refused", findings: [finding] };
}

function notHeld({ fileName, outcome }: Upload): CommandError {
  const finding: Finding = fileFinding("reject", "upload-not-held", outcome.state, {
    ko: `${fileName}${particle(fileName, "은/는")} 보류 중이 아닙니다(상태: ${uploadStateNames[outcome.state].ko}). 목록을 다시 보십시오.`,
    en: `${fileName} is not held (it is ${uploadStateNames[outcome.state].en}). Look at the list again.`,
  });
  return { kind: "refused", findings: [finding] };
}
