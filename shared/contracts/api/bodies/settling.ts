/** What a person decides about a file: why, what would follow, and which of its lines are known projects. */
import * as z from "zod";
import { projectIdOf } from "../../../domain/values/project.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import { count, day, percent, won } from "./parts.ts";

export const settlingActs = ["release", "discard", "undo", "restore"] as const;

/** One line or some, without what hides or turns text around. */
const reasonText = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine(
    (text) => !/[\p{Cc}\p{Cf}]/u.test(text.replace(/[\n\u200c\u200d]/g, "")),
    ruleMessage("보이지 않는 글자를 쓸 수 없습니다", "a reason has no control characters"),
  );

/** Why, for whoever looks at the audit trail. */
export const settleBody = z.strictObject({ reason: reasonText.nullable().default(null) });

export const effectQuery = z.strictObject({ act: z.enum(settlingActs) });

const officeSums = z.strictObject({
  /** The day of the office's figures; null of none, and where a file is tried that may change it. */
  asOf: day.nullable(),
  budgetWon: won.nullable(),
  spentWon: won.nullable(),
  rate: percent.nullable(),
});

export const effectAnswer = z.lazy(() =>
  z.strictObject({
    before: officeSums,
    /** Null where this installation reads the file only when it is done. */
    after: officeSums.nullable(),
    /** Projects whose figures would change; null where `after` is. */
    changedCount: count.nullable(),
    changed: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          department: z.string().nullable(),
          spentBeforeWon: won.nullable(),
          spentAfterWon: won.nullable(),
        }),
      )
      .max(20),
  }),
);

/** As many as one request takes back by their numbers. */
export const maxAnswers = 500;

const lineId = z.string().min(1).max(300).transform(projectIdOf);
const departmentName = z.string().trim().min(1).max(200);

/** The pairs are those of the finding `project-resembles`, and of the overview's unmatched payments. */
export const matchBody = z.lazy(() =>
  z.strictObject({
    /** Every pair whose new line may be one known line alone, also those that are not listed. */
    allSame: z.boolean().default(false),
    /** A department that was renamed: all pairs of the two are one project each. */
    departments: z
      .array(z.strictObject({ from: departmentName, to: departmentName }))
      .max(50)
      .default([]),
    same: z
      .array(z.strictObject({ from: lineId, to: lineId }))
      .max(200)
      .default([]),
    /** New lines that are projects of their own. */
    new: z.array(lineId).max(200).default([]),
  }),
);

/** Answers about the file that are taken back, by the numbers of their journal entries; none given: all of them. */
export const unmatchBody = z.strictObject({ entries: z.array(z.int().min(1)).max(maxAnswers).default([]) });
