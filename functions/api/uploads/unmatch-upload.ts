/** POST uploads/{id}/unmatch: takes answers about a file back, so that its questions stand again. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { answersTakenBack } from "../../../shared/contracts/stored/audit-acts.ts";
import { accepted, json, refuse, refuseFor } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { requestView } from "../commands/submit-upload-command.ts";
import { uploadView } from "./upload-view.ts";
import { writeDown } from "../access/record-audit.ts";

export const unmatchUpload: Act<typeof operations.unmatchUpload> = async (
  { params, principal, body },
  world,
) => {
  const books = booksOf(params);
  const upload = await world.ledger.findUpload(books, params.id);
  if (upload === null) return refuse("not-found");
  const { subject, name, role } = principal;
  const result = await world.uploadActs.settle.unmatch(upload, body.entries, { subject, name, role });
  if (result?.kind === "refused") return refuseFor(result.findings);
  const outcome = result?.kind ?? "requested";
  await writeDown(
    world,
    books,
    principal,
    answersTakenBack(upload, result?.upload ?? upload, body.entries, outcome),
  );
  if (result !== null)
    return json({ outcome: result.kind, upload: await uploadView(result.upload, world.ledger) });
  return accepted({
    outcome: "requested",
    upload: await uploadView(upload, world.ledger, await requestView(upload, world)),
  });
};
