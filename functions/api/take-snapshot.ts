/** POST snapshots: freezes what the ledger says of a day. */
import type { operations } from "../../shared/contracts/api.ts";
import { nameOf } from "../../shared/domain/snapshot-chain.ts";
import { type Act, booksOf } from "./asked.ts";
import { accepted, json, refuse, refuseFor } from "./reply.ts";
import { writeDown } from "./write-down.ts";

export const takeSnapshot: Act<typeof operations.takeSnapshot> = async (
  { principal, params, body },
  world,
) => {
  const { take } = world.snapshotActs;
  if (take === null) return refuse("not-acceptable");
  const books = booksOf(params);
  const { asOf, force } = body;
  const act = { books, principal, act: "take-snapshot", before: null } as const;
  const wish = { books, asOf, by: principal.name, requestId: null, isForced: force };
  const taking = await take(wish);
  if (taking === null) {
    await writeDown(world, { ...act, target: asOf, outcome: "requested", after: null });
    return accepted({ outcome: "requested", snapshot: null });
  }
  if (taking.kind === "refused")
    return taking.isPassing ? refuse("contended", [], taking.finding) : refuseFor([taking.finding]);
  const { asOf: day, version } = taking.kind === "answered" ? taking.name : taking.entry;
  const snapshot = { asOf: day, version };
  await writeDown(world, { ...act, target: nameOf(snapshot), outcome: taking.kind, after: snapshot });
  return json({ outcome: taking.kind, snapshot });
};
