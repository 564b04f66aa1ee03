/** Payments that fit no project: what they may be, what an answer would change, and the answers that stand. */
import * as z from "zod";
import { evidences } from "../../../domain/identity/evidence-names.ts";
import { projectIdOf } from "../../../domain/values/project.ts";
import { count, day, moment, percent, won, words } from "./parts.ts";

/** More than these nobody answers in a day; what is answered makes room. */
export const maxMatchItems = 500;
const maxFiles = 100;
export const maxAnswersShown = 100;

const named = { id: z.string(), name: z.string(), department: z.string().nullable() };

export const matchingAnswer = z.lazy(() =>
  z.strictObject({
    /** Payments outside of every figure; null where there are none. */
    unmatched: z.strictObject({ through: day, lines: count, won }).nullable(),
    /** The largest first. */
    items: z
      .array(
        z.strictObject({
          ...named,
          account: z.string().nullable(),
          won,
          /** The file that is asked about it (`POST uploads/{id}/match`); null where none is. */
          uploadId: z.string().nullable(),
          /** Somebody said that it is a project of its own, or has no budget: it stays outside and is asked about no more. */
          isOfItsOwn: z.boolean(),
          /** Projects that it probably is, with what speaks for it. */
          candidates: z.array(
            z.strictObject({
              ...named,
              budgetWon: won.nullable(),
              spentWon: won.nullable(),
              rate: percent.nullable(),
              evidence: z.array(z.enum(evidences)),
              why: words,
              /** No other project is as likely: what `allSame` answers. */
              isSure: z.boolean(),
            }),
          ),
        }),
      )
      .max(maxMatchItems),
    /** Files that wait for such answers before they count. */
    held: z.array(z.strictObject({ uploadId: z.string(), fileName: z.string(), pairs: count })).max(maxFiles),
    /** Answers that stand, the newest first: `POST uploads/{uploadId}/unmatch` takes `entry` back. */
    answers: z
      .array(
        z.strictObject({
          entry: z.int(),
          uploadId: z.string(),
          fileName: z.string(),
          by: z.string().nullable(),
          at: moment,
          pairs: z.array(z.strictObject({ from: z.string(), to: z.string().nullable() })),
        }),
      )
      .max(maxAnswersShown),
  }),
);

const lineId = z.string().min(1).max(300).transform(projectIdOf);
/** As many as a match takes of one file, for a few files at once. */
const maxPairs = 500;

export const matchPreviewBody = z.lazy(() =>
  z.strictObject({
    same: z
      .array(z.strictObject({ from: lineId, to: lineId }))
      .max(maxPairs)
      .default([]),
    new: z.array(lineId).max(maxPairs).default([]),
  }),
);

const sums = z.lazy(() =>
  z.strictObject({
    spentWon: won.nullable(),
    rate: percent.nullable(),
    /** Payments outside of every figure. */
    unmatchedLines: count,
    unmatchedWon: won,
  }),
);

/** Nothing was written. */
export const matchPreviewAnswer = z.lazy(() =>
  z.strictObject({
    before: sums,
    after: sums,
    /** The projects whose spending would be another one: the first 100. */
    changed: z
      .array(
        z.strictObject({
          ...named,
          spentBeforeWon: won.nullable(),
          spentAfterWon: won.nullable(),
          rateBefore: percent.nullable(),
          rateAfter: percent.nullable(),
        }),
      )
      .max(100),
    changedCount: count,
  }),
);
