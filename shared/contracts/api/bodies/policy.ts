/** What an office has decided about pace and alerts, proposed and set. */
import * as z from "zod";
import { alertChanges } from "../../../domain/alerts/alert.ts";
import { selectors } from "../../../domain/policy/policy.ts";
import { anyJson, count, moment, severity, severityCounts, shownDifference, won, words } from "./parts.ts";

/** As `monitor policy show --json` prints it: `docs/api.md`. */
export const policyDocument = z.record(z.string(), anyJson);

const version = z.strictObject({ number: z.int().min(1), version: z.string(), by: z.string(), at: moment });

/** What an exclusion keeps from being judged, alone or beside others: each line counts for the first that fits it. */
const hidden = z.lazy(() =>
  z.strictObject({
    by: z.enum([...selectors, "name"]),
    value: z.string(),
    projects: count,
    budgetWon: won,
  }),
);

export const policyAnswer = z.lazy(() =>
  z.strictObject({
    /** The current one: `default-1` before the office decided anything. */
    version: z.string(),
    /** The version of an earlier year that goes on, while nothing was decided for this one; else null. */
    inheritedFrom: z.string().nullable(),
    policy: policyDocument,
    /** Of each exclusion and each word that excludes, in the order of the policy; with what excludes nothing. */
    hidden: z.array(hidden).max(600),
    /** The newest first. */
    versions: z.array(version).max(500),
  }),
);

export const policyBody = z.lazy(() =>
  z.strictObject({
    /** The version that the change was made from: 409 when another is current by now. */
    basedOn: z.string().min(1).max(40),
    /** What differs: objects (severities, quiet times) field by field, lists as a whole. */
    change: policyDocument,
    /** Values that nobody is likely to mean are refused as `implausible` until this is true. */
    confirmed: z.boolean().optional(),
  }),
);

const difference = z.strictObject({ path: z.string(), before: z.string(), after: z.string() });

/** `there would be 41 alerts, now 37` */
export const policyPreviewAnswer = z.lazy(() =>
  z.strictObject({
    basedOn: z.string(),
    changes: z.array(shownDifference),
    /** Values that nobody is likely to mean: saving them asks for `confirmed`. */
    doubts: z.array(z.strictObject({ path: z.string(), ko: z.string(), en: z.string() })),
    /** Open alerts by severity, as they stand and as they would be. */
    standing: severityCounts,
    proposed: severityCounts,
    standingTotal: count,
    proposedTotal: count,
    raised: count,
    cleared: count,
    graver: count,
    milder: count,
    sentence: words,
    /** As the change would have it. */
    hidden: z.array(hidden).max(600),
    /** Those that would be raised, cleared, graver or milder: the most severe first, the first 100. */
    items: z
      .array(
        z.strictObject({
          change: z.enum(alertChanges),
          scopeLevel: z.string(),
          scopeId: z.string(),
          name: z.string().nullable(),
          department: z.string().nullable(),
          rule: z.string(),
          ruleTitle: words,
          severity,
          message: words,
        }),
      )
      .max(100),
  }),
);

export const policySetAnswer = z.strictObject({ version: z.string(), changes: z.array(difference) });
