/** What nobody means is doubted, what offices really decide is not. */
import { expect, test } from "vitest";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { policyDoubts } from "../../../shared/domain/policy/policy-doubts.ts";

const rising = (november: bigint, january = 783n) => [
  january,
  ...Array.from({ length: 9 }, () => 6_000n),
  november,
  10_000n,
];

test.each<{ what: string; change: Partial<Policy>; path: string }>([
  {
    what: "a share for a percentage",
    change: { yearEndTargetBasisPoints: 95n },
    path: "yearEndTargetBasisPoints",
  },
  {
    what: "a project's target of 1 %",
    change: { targets: [{ by: "department", value: "도로과", basisPoints: 100n }] },
    path: "targets.0.basisPoints",
  },
  { what: "thousands of won", change: { minimumBudget: 50_000n }, path: "minimumBudgetWon" },
  {
    what: "an amount above any district's budget",
    change: { behindWon: { notice: 0n, warning: 300_000_000n, critical: 1_000_000_000_000_000n } },
    path: "behindWon.critical",
  },
  {
    what: "a gap that no project has",
    change: { gapBasisPoints: { notice: 500n, warning: 2_000n, critical: 9_000n } },
    path: "gapBasisPoints.critical",
  },
  {
    what: "a gap that every project has",
    change: { gapBasisPoints: { notice: 5n, warning: 2_000n, critical: 3_000n } },
    path: "gapBasisPoints.notice",
  },
  {
    what: "a warning that is graver than a critical",
    change: { gapBasisPoints: { notice: 500n, warning: 3_000n, critical: 2_000n } },
    path: "gapBasisPoints",
  },
  { what: "all spent by November", change: { curve: rising(10_000n) }, path: "curve" },
  { what: "no day of silence", change: { daysOfSilence: 0 }, path: "daysOfSilence" },
  { what: "a year of silence", change: { daysOfSilence: 366 }, path: "daysOfSilence" },
  { what: "a noted fall of one won", change: { notedFall: 1n }, path: "notedFallWon" },
])("$what is doubted once", ({ change, path }) => {
  const policy = { ...defaultPolicy, ...change };
  const doubts = policyDoubts(defaultPolicy, policy);
  expect(doubts.map((doubt) => doubt.path)).toEqual([path]);
  expect(doubts[0]?.ko).toMatch(/[가-힣]/);
  expect(policyDoubts(policy, { ...policy, minimumPeers: 3 })).toEqual([]);
});

test.each<{ what: string; change: Partial<Policy> }>([
  { what: "the product's own", change: {} },
  { what: "a target of 95 %", change: { yearEndTargetBasisPoints: 9_500n } },
  { what: "no curve", change: { curve: null } },
  { what: "bounds of a large office", change: { minimumBudget: 1_000_000_000n } },
  { what: "no bound of money at all", change: { behindWon: { notice: 0n, warning: 0n, critical: 0n } } },
])("$what is not", ({ change }) => {
  expect(
    policyDoubts({ ...defaultPolicy, yearEndTargetBasisPoints: 1n }, { ...defaultPolicy, ...change }),
  ).toEqual([]);
});
