/** A change of the policy as it was sent, read against the policy that is current now. */
import type { PolicyBody } from "../../../shared/contracts/api/api.ts";
import {
  policyDifferences,
  type PolicyDifference,
  readPolicyChange,
} from "../../../shared/contracts/policy/policy-change.ts";
import type { Policy } from "../../../shared/domain/policy/policy.ts";
import type { PolicyDoubt } from "../../../shared/domain/policy/policy-doubts.ts";
import { type ProblemReply, refuse } from "../http/reply.ts";

export interface ProposedPolicy {
  readonly kind: "proposed";
  readonly policy: Policy;
  readonly changes: readonly PolicyDifference[];
}

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

export function overtaken({ version }: Policy): ProblemReply {
  return refuse("overtaken", [], {
    ko: `현재 정책은 ${version}입니다. 다시 읽고 고치십시오.`,
    en: `The current policy is ${version}. Read it again and start from that one.`,
  });
}

/** Asked once more: `confirmed` says that they are meant. */
export function implausible(doubts: readonly PolicyDoubt[]): ProblemReply {
  const errors = doubts.map(({ path, ko, en }) => ({
    path: `body.change.${path}`,
    code: "implausible",
    ko: `${ko} 맞으면 확인하고 저장하십시오(confirmed).`,
    en: `${en} If it is meant, send it as confirmed.`,
  }));
  return refuse("refused", errors);
}
