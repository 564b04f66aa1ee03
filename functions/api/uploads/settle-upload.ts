/** POST uploads/{id}/release, discard, undo: what a person decides about a file. */
import type { AuditEntry, operations, SettledAnswer } from "../../../shared/contracts/api/api.ts";
import { uploadSettled } from "../../../shared/contracts/stored/audit-acts.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { fileFinding, type Finding } from "../../../shared/domain/values/finding.ts";
import type { Requester } from "../../../shared/domain/uploads/command.ts";
import type { SettledUpload, UploadSettling } from "../../../shared/ports/upload-acts.ts";
import { type Act, type RequestContext, booksOf } from "../http/request-context.ts";
import { requestView } from "../commands/submit-upload-command.ts";
import { accepted, type AcceptedReply, json, refuse, refuseFor, type Reply } from "../http/reply.ts";
import { uploadView } from "./upload-view.ts";
import type { ApiWorld } from "../http/api-dependencies.ts";
import { writeDown } from "../access/record-audit.ts";

type AskedToSettle = Pick<RequestContext<typeof operations.releaseUpload>, "params" | "principal">;

/** What came of it; null where another process does it. */
type Settled = {
  readonly outcome: SettledAnswer["outcome"];
  readonly upload: Upload;
} | null;

type Refusal = { readonly kind: "refused"; readonly findings: readonly Finding[] };

export const releaseUpload: Act<typeof operations.releaseUpload> = (asked, world) =>
  settle(asked, world, "release-upload", async (upload, by, acts) => {
    // One that broke off goes on.
    if (upload.outcome.state !== "held" && upload.outcome.state !== "applying") return notHeld(upload);
    const taken = await acts.release(upload, by);
    return taken === null ? null : { outcome: taken.kind, upload: taken.upload };
  });

export const discardUpload: Act<typeof operations.discardUpload> = (asked, world) =>
  settle(asked, world, "discard-upload", async (upload, by, acts) => {
    const { state } = upload.outcome;
    if (state === "discarded") return { outcome: "nothing-to-do", upload };
    if (state !== "held") return notHeld(upload);
    return outcomeOf(await acts.discard(upload, by), "discarded");
  });

export const undoUpload: Act<typeof operations.undoUpload> = (asked, world) =>
  settle(asked, world, "undo-upload", async (upload, by, acts) => {
    return outcomeOf(await acts.undo(upload, by), "undone");
  });

function outcomeOf(result: SettledUpload | null, done: "discarded" | "undone"): Settled | Refusal {
  if (result === null) return null;
  if (result.kind === "refused") return { kind: "refused", findings: result.findings ?? [] };
  return { outcome: result.kind === "nothing-to-do" ? "nothing-to-do" : done, upload: result.upload };
}

async function settle(
  { params, principal }: AskedToSettle,
  world: ApiWorld,
  act: AuditEntry["act"],
  decide: (upload: Upload, by: Requester, acts: UploadSettling) => Promise<Settled | Refusal>,
): Promise<Reply<SettledAnswer> | AcceptedReply<SettledAnswer>> {
  const acts = world.uploadActs.settle;
  const books = booksOf(params);
  const upload = await world.ledger.findUpload(books, params.id);
  if (upload === null) return refuse("not-found");
  const { subject, name, role } = principal;
  const settled = await decide(upload, { subject, name, role }, acts);
  if (settled !== null && "kind" in settled) return refuseFor(settled.findings);
  const outcome = settled?.outcome ?? "requested";
  const after = settled?.upload ?? upload;
  await writeDown(world, books, principal, uploadSettled(act, upload, after, outcome));
  if (settled !== null) return json({ outcome, upload: await uploadView(after, world.ledger) });
  return accepted({
    outcome,
    upload: await uploadView(upload, world.ledger, await requestView(upload, world)),
  });
}

function notHeld({ fileName, outcome }: Upload): Refusal {
  const finding: Finding = fileFinding("reject", "upload-not-held", outcome.state, {
    ko: `${fileName}은(는) 보류 중이 아닙니다(상태: ${outcome.state}). 목록을 다시 보십시오.`,
    en: `${fileName} is not held (it is ${outcome.state}). Look at the list again.`,
  });
  return { kind: "refused", findings: [finding] };
}
