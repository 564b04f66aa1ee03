/** Policies for tests that are about what follows from a bound and not about which one is in use. */
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";

/** By calendar days, and tells of small gaps too: 5, 10 and 20 points, however little money it is. */
export const strictPolicy: Policy = {
  ...defaultPolicy,
  version: "strict-1",
  gapBasisPoints: { notice: 500n, warning: 1_000n, critical: 2_000n },
  behindWon: { notice: 0n, warning: 0n, critical: 0n },
  curve: null,
};

/** A store that has one policy for every office, for ever. */
export function policiesOf(policy: Policy): PolicyStore {
  return {
    current: () => Promise.resolve(policy),
    versions: () => Promise.resolve([]),
    lineage: () => Promise.resolve([]),
    add: () => Promise.reject(new RangeError("This policy is not to be changed")),
  };
}
