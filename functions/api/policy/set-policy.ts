/** PUT policy: decides anew, from the version that was looked at. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { policySet } from "../../../shared/contracts/stored/audit-acts.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { policyDoubts } from "../../../shared/domain/policy/policy-doubts.ts";
import { implausible, overtaken, proposePolicy } from "./propose-policy.ts";
import { json } from "../http/reply.ts";
import { writeDown } from "../access/record-audit.ts";

export const setPolicy: Act<typeof operations.setPolicy> = async ({ principal, params, body }, world) => {
  const books = booksOf(params);
  const { policies, clock } = world;
  const current = await policies.current(books);
  const proposed = proposePolicy(body, current);
  if (proposed.kind === "problem") return proposed;
  const changes = [...proposed.changes];
  if (changes.length === 0) return json({ version: current.version, changes });
  const doubts = body.confirmed === true ? [] : policyDoubts(current, proposed.policy);
  if (doubts.length > 0) return implausible(doubts);
  const stored = await policies.add(books, proposed.policy, principal.name, clock.now());
  if (stored === "conflict") return overtaken(await policies.current(books));
  const { version } = stored.policy;
  await writeDown(world, books, principal, policySet(current.version, version, changes));
  return json({ version, changes });
};
