/** Which projects unmatched payments may belong to, with what speaks for it: for a person to decide. */
import type { ProjectFacts, ProjectId } from "../values/project.ts";
import type { UnmatchedLine } from "../matching/unmatched-payments.ts";
import type { Evidence } from "./evidence-kinds.ts";
import { type IdentityLine, identityLineOfPayments } from "./identity-line.ts";
import { resembles } from "./resemblance.ts";

export interface Partner {
  readonly project: ProjectFacts;
  readonly evidence: readonly Evidence[];
}

const none: ReadonlyMap<ProjectId, null> = new Map();

/**
 * By the unmatched line; those without a likely partner are left out.
 * @param unpaid projects over which no payment line is laid.
 */
export function likelyPartners(
  unmatched: readonly UnmatchedLine[],
  unpaid: readonly IdentityLine[],
): ReadonlyMap<ProjectId, readonly Partner[]> {
  const added = unmatched.map(({ project, won }) => identityLineOfPayments(project, won));
  const pairs = Map.groupBy(
    resembles(added, unpaid, none, () => false),
    (pair) => pair.added.project.id,
  );
  return new Map(
    [...pairs].map(([id, partners]) => [
      id,
      partners.map(({ live, evidence }) => ({ project: live.project, evidence })),
    ]),
  );
}
