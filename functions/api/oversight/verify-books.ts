/** POST verifications, GET verifications/{id}: all that is kept of the books, held against their files on request. */
import type { operations, VerificationAnswer } from "../../../shared/contracts/api/api.ts";
import { accepted, type AcceptedReply, json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

export const verifyOnRequest: Act<typeof operations.verify> = async (
  { params },
  { oversightActs, clock, ledger },
) => {
  const books = booksOf(params);
  if ((await ledger.readHead(books)).lastSeq === 0) return refuse("not-found");
  const verificationId = idOf(clock.now());
  const answer = await oversightActs.verify(books, verificationId);
  return answer === null ? waiting(verificationId) : json(answer);
};

export const showVerification: Act<typeof operations.verification> = async (
  { params },
  { oversightActs },
) => {
  const answer = await oversightActs.verification(booksOf(params), params.id);
  return answer === null ? waiting(params.id) : json(answer);
};

type Waiting = { readonly state: "waiting"; readonly verificationId: string };

function waiting(verificationId: string): AcceptedReply<VerificationAnswer | Waiting> {
  return accepted({ state: "waiting", verificationId });
}

/** `20261129T0131`: whoever asks within one minute is told of the same verification. */
function idOf(at: string): string {
  return at.slice(0, "2026-11-29T01:31".length).replaceAll(/[-:]/g, "");
}
