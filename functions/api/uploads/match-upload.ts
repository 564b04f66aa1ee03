/** POST uploads/{id}/match: which new lines of a file, or payments that fit no project, are known projects. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { matchAnswered } from "../../../shared/contracts/stored/audit-acts.ts";
import type { MatchAnswer } from "../../../shared/domain/matching/match-answers.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { accepted, json, refuse, refuseFor } from "../http/reply.ts";
import { requestView } from "../commands/submit-upload-command.ts";
import { uploadView } from "./upload-view.ts";
import { writeDown } from "../access/record-audit.ts";

export const matchUpload: Act<typeof operations.matchUpload> = async ({ params, principal, body }, world) => {
  const books = booksOf(params);
  const upload = await world.ledger.findUpload(books, params.id);
  if (upload === null) return refuse("not-found");
  const { subject, name, role } = principal;
  const answer: MatchAnswer = {
    isAllSame: body.allSame,
    departments: body.departments,
    pairs: [...body.same, ...body.new.map((from) => ({ from, to: null }))],
  };
  const result = await world.uploadActs.settle.match(upload, answer, { subject, name, role });
  if (result?.kind === "refused") return refuseFor(result.findings);
  const outcome = result?.kind ?? "requested";
  await writeDown(world, books, principal, matchAnswered(upload, result?.upload ?? upload, answer, outcome));
  if (result !== null)
    return json({ outcome: result.kind, upload: await uploadView(result.upload, world.ledger) });
  return accepted({
    outcome: "requested",
    upload: await uploadView(upload, world.ledger, await requestView(upload, world)),
  });
};
