/**
 * A policy as JSON: what is stored, what `monitor policy show --json` prints and what `policy set` takes.
 * Won are decimal text, shares whole basis points, days `YYYY-MM-DD`. Nothing unknown is passed over.
 */
import * as z from "zod";
import { type Policy, selectors, severities } from "../../domain/policy/policy.ts";
import { rateBases } from "../../domain/rates/rate.ts";
import * as leaf from "./policy-leaves.ts";

const selector = { by: leaf.oneOf(selectors), value: leaf.text };
const lines = z.strictObject(selector);

export const policyJson = z
  .strictObject({
    version: leaf.text,
    yearEndTargetBasisPoints: leaf.basisPoints,
    targets: leaf.list(z.strictObject({ ...selector, basisPoints: leaf.basisPoints }), 2_000),
    stagedTargets: leaf.list(
      z.strictObject({ by: leaf.dayOfYear, basisPoints: leaf.basisPoints, base: leaf.list(lines, 500) }),
      24,
    ),
    rateBasis: leaf.oneOf(rateBases).nullable(),
    minimumBudgetWon: leaf.won,
    exclusions: leaf.list(lines, 500),
    excludedNameParts: leaf.list(leaf.text, 100),
    gapBasisPoints: leaf.bySeverity(leaf.basisPoints),
    behindWon: leaf.bySeverity(leaf.won),
    clearBelowBasisPoints: leaf.basisPoints,
    easeMarginBasisPoints: leaf.basisPoints,
    curve: leaf.curve.nullable(),
    evenlySpentNameParts: leaf.list(leaf.text, 100),
    /** Absent in policies of before, which knew no such lines. */
    spentLate: leaf
      .list(z.strictObject({ nameParts: leaf.list(leaf.text, 100), curve: leaf.curve }), 50)
      .default([]),
    minimumPeers: leaf.count(1, 1_000),
    daysOfSilence: leaf.count(0, 366),
    noSpendingAfterMonths: leaf.count(1, 12),
    notedFallWon: leaf.won,
    lettersFrom: leaf.oneOf(severities),
    quietTimes: z.strictObject({
      from: leaf.timeOfDay,
      to: leaf.timeOfDay,
      holidays: leaf.list(leaf.day, 200),
      onWeekends: leaf.yesOrNo,
    }),
    digestWeekday: leaf.count(1, 7),
    recipients: leaf.list(
      z.strictObject({ lines: lines.nullable(), addresses: leaf.list(leaf.address, 50) }),
      2_000,
    ),
    /** Absent in policies of before: nothing is public that nobody decided on. */
    publicStory: leaf.yesOrNo.default(false),
  })
  .superRefine(({ clearBelowBasisPoints, gapBasisPoints }, context) => {
    if (clearBelowBasisPoints <= gapBasisPoints.notice) return;
    context.addIssue({ code: "custom", path: ["clearBelowBasisPoints"], message: "clear-above-notice" });
  });

/** What an office decides; the version follows from it. */
export type FieldName = Exclude<keyof z.input<typeof policyJson>, "version">;

/** @throws ZodError when it is no policy. */
export function policyFromJson(json: unknown): Policy {
  return policyFromDocument(policyJson.parse(json));
}

export function policyFromDocument({
  minimumBudgetWon,
  notedFallWon,
  ...rest
}: z.output<typeof policyJson>): Policy {
  return { ...rest, minimumBudget: minimumBudgetWon, notedFall: notedFallWon };
}

export function policyToJson(policy: Policy) {
  const { minimumBudget, notedFall, ...rest } = policy;
  return {
    version: rest.version,
    yearEndTargetBasisPoints: plain(rest.yearEndTargetBasisPoints),
    targets: rest.targets.map((target) => ({ ...target, basisPoints: plain(target.basisPoints) })),
    stagedTargets: rest.stagedTargets.map((stage) => ({ ...stage, basisPoints: plain(stage.basisPoints) })),
    rateBasis: rest.rateBasis,
    minimumBudgetWon: `${minimumBudget}`,
    exclusions: rest.exclusions,
    excludedNameParts: rest.excludedNameParts,
    gapBasisPoints: eachSeverity(rest.gapBasisPoints, plain),
    behindWon: eachSeverity(rest.behindWon, (won) => `${won}`),
    clearBelowBasisPoints: plain(rest.clearBelowBasisPoints),
    easeMarginBasisPoints: plain(rest.easeMarginBasisPoints),
    curve: rest.curve === null ? null : rest.curve.map(plain),
    evenlySpentNameParts: rest.evenlySpentNameParts,
    spentLate: rest.spentLate.map(({ nameParts, curve }) => ({ nameParts, curve: curve.map(plain) })),
    minimumPeers: rest.minimumPeers,
    daysOfSilence: rest.daysOfSilence,
    noSpendingAfterMonths: rest.noSpendingAfterMonths,
    notedFallWon: `${notedFall}`,
    lettersFrom: rest.lettersFrom,
    quietTimes: rest.quietTimes,
    digestWeekday: rest.digestWeekday,
    recipients: rest.recipients,
    publicStory: rest.publicStory,
  };
}

/** Basis points are at most 10,000, which a number holds. */
function plain(basisPoints: bigint): number {
  return Number(basisPoints);
}

function eachSeverity<To>(
  { notice, warning, critical }: Policy["gapBasisPoints"],
  to: (amount: bigint) => To,
): Record<"notice" | "warning" | "critical", To> {
  return { notice: to(notice), warning: to(warning), critical: to(critical) };
}
