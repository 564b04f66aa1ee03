/** POST snapshots: freezes what the ledger says of a day. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { snapshotTaken } from "../../../shared/contracts/stored/audit-acts.ts";
import { recordAudit } from "../access/record-audit.ts";
import { accepted, json, refuse, refuseFor } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

export const takeSnapshot: Act<typeof operations.takeSnapshot> = async (
  { principal, params, body },
  dependencies,
) => {
  const books = booksOf(params);
  const { asOf, force } = body;
  const { subject, name, role } = principal;
  const taking = await dependencies.snapshotActs.take({
    books,
    asOf,
    by: { subject, name, role },
    isForced: force,
  });
  if (taking === null) {
    const requested = { target: asOf, outcome: "requested", before: null, after: null };
    await recordAudit(dependencies, books, principal, { act: "take-snapshot", ...requested });
    return accepted({ outcome: "requested", snapshot: null });
  }
  if (taking.kind === "refused")
    return taking.isPassing ? refuse("contended", [], taking.finding) : refuseFor([taking.finding]);
  const { asOf: day, version } = taking.kind === "answered" ? taking.name : taking.entry;
  const snapshot = { asOf: day, version };
  await recordAudit(dependencies, books, principal, snapshotTaken(snapshot, taking.kind));
  return json({ outcome: taking.kind, snapshot });
};
