import type { Policy } from "../../shared/domain/policy/policy.ts";
import { day } from "./builders.ts";

/** A policy in which nothing is as the product has it. */
export function aDecidedPolicy(policy: Partial<Policy> = {}): Policy {
  return {
    version: "2026/1",
    yearEndTargetBasisPoints: 9_500n,
    targets: [{ by: "project", value: "code/4573-a1", basisPoints: 8_000n }],
    stagedTargets: [
      { by: "03-31", basisPoints: 1_967n, base: [] },
      { by: "06-30", basisPoints: 5_560n, base: [{ by: "account", value: "일반회계" }] },
    ],
    rateBasis: "commitment/current-budget",
    minimumBudget: 100_000_000n,
    exclusions: [{ by: "department", value: "의회사무과" }],
    excludedNameParts: ["반환금"],
    gapBasisPoints: { notice: 600n, warning: 1_500n, critical: 2_500n },
    behindWon: { notice: 1n, warning: 10n ** 9n, critical: 10n ** 14n },
    clearBelowBasisPoints: 200n,
    easeMarginBasisPoints: 100n,
    curve: null,
    evenlySpentNameParts: [],
    spentLate: [
      { nameParts: ["장학금"], curve: Array.from({ length: 12 }, (_, at) => (at < 8 ? 0n : 10_000n)) },
    ],
    minimumPeers: 12,
    daysOfSilence: 14,
    noSpendingAfterMonths: 4,
    notedFall: 1n,
    lettersFrom: "critical",
    quietTimes: { from: "00:00", to: "00:00", holidays: [day("2026-03-01")], onWeekends: false },
    digestWeekday: 5,
    recipients: [
      { lines: { by: "department", value: "건설과" }, addresses: ["road@example.go.kr"] },
      { lines: null, addresses: ["budget@example.go.kr", "chief@example.go.kr"] },
    ],
    publicStory: true,
    ...policy,
  };
}
