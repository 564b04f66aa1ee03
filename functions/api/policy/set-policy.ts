/** PUT policy: decides anew, from the version that was looked at. */
import type { operations, PolicyBody } from "../../../shared/contracts/api/api.ts";
import {
  type PolicyDifference,
  policyDifferences,
  readPolicyChange,
} from "../../../shared/contracts/policy/policy-change.ts";
import { policySet } from "../../../shared/contracts/stored/audit-acts.ts";
import { type PolicyDoubt, policyDoubts } from "../../../shared/domain/policy/policy-doubts.ts";
import type { Policy } from "../../../shared/domain/policy/policy.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { recordAudit } from "../access/record-audit.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { json, type ProblemReply, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

export const setPolicy: Act<typeof operations.setPolicy> = async (
  { principal, params, body },
  dependencies,
) => {
  const books = booksOf(params);
  const { policies, clock } = dependencies;
  const current = await policies.current(books);
  const proposed = proposePolicy(body, current);
  if (proposed.kind === "problem") return proposed;
  const changes = [...proposed.changes];
  if (changes.length === 0) return json({ version: current.version, changes });
  const doubts =
    body.confirmed === true
      ? []
      : policyDoubts(current, proposed.policy, linesIn(await dependencies.cache.current(books)));
  if (doubts.length > 0) return implausible(doubts);
  const stored = await policies.add(books, proposed.policy, principal.name, clock.now());
  if (stored === "conflict") return overtaken(await policies.current(books));
  const { version } = stored.policy;
  await recordAudit(dependencies, books, principal, policySet(current.version, version, changes));
  return json({ version, changes });
};

/** Whose names a policy may select. */
export function linesIn({ projects }: BooksModel): readonly LedgerLine[] {
  return projects.map(({ line }) => line);
}

interface ProposedPolicy {
  readonly kind: "proposed";
  readonly policy: Policy;
  readonly changes: readonly PolicyDifference[];
}

/** A change of the policy as it was sent, read against the policy that is current now. */
export function proposePolicy(
  { basedOn, change }: PolicyBody,
  current: Policy,
): ProposedPolicy | ProblemReply {
  if (basedOn !== current.version) return overtaken(current);
  const reading = readPolicyChange(JSON.stringify({ ...change, version: current.version }), current);
  if (reading.kind === "read") {
    const { policy } = reading;
    return { kind: "proposed", policy, changes: policyDifferences(current, policy) };
  }
  const errors = reading.faults.map(({ path, ko, en }) => ({
    path: `body.change.${path}`,
    code: "invalid",
    ko,
    en,
  }));
  return refuse("refused", errors);
}

function overtaken({ version }: Policy): ProblemReply {
  return refuse("overtaken", [], {
    ko: `현재 정책은 ${version}입니다. 다시 읽고 고치십시오.`,
    en: `The current policy is ${version}. Read it again and start from that one.`,
  });
}

/** Asked once more: `confirmed` says that they are meant. */
function implausible(doubts: readonly PolicyDoubt[]): ProblemReply {
  const errors = doubts.map(({ path, ko, en }) => ({
    path: `body.change.${path}`,
    code: "implausible",
    ko: `${ko} 맞으면 확인하고 저장하십시오(confirmed).`,
    en: `${en} If it is meant, send it as confirmed.`,
  }));
  return refuse("refused", errors);
}
