/** The office at a glance, and what needs action. */
import * as z from "zod";
import { alertChanges } from "../../../domain/alerts/alert.ts";
import { evidences } from "../../../domain/identity/evidence-names.ts";
import { funds } from "../../../domain/values/fund.ts";
import { apiAlert } from "./alerts.ts";
import {
  basis,
  booksAnswer,
  count,
  day,
  figures,
  moment,
  percent,
  severityCounts,
  won,
  words,
} from "./parts.ts";
import { uploadSummary } from "./uploads.ts";

/** Lists hold the largest; a manager is told the sum and the lines of the own departments. */
const maxUnmatched = 100;

/** Files whose payments are answered at once; a year has a dozen lists. */
const maxFiles = 100;

/** More are not read in one sentence. */
const maxUnnamed = 5;

const unmatchedPayments = z.lazy(() =>
  z.strictObject({
    /** The day of the full statement. */
    through: day,
    lines: count,
    won,
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          department: z.string().nullable(),
          account: z.string().nullable(),
          won,
          /** The file that is asked about it (`POST uploads/{id}/match`); null for those who may not answer. */
          uploadId: z.string().nullable(),
          /** Projects that it probably is, the likeliest alone; none where somebody answered. */
          partners: z.array(
            z.strictObject({
              id: z.string(),
              name: z.string(),
              department: z.string().nullable(),
              evidence: z.array(z.enum(evidences)),
              /** The evidence in words. */
              why: words,
            }),
          ),
        }),
      )
      .max(maxUnmatched),
    /** What `allSame` answers of each file, also of payments that are not listed; empty for those who may not answer. */
    sure: z.array(z.strictObject({ uploadId: z.string(), payments: count })).max(maxFiles),
  }),
);

export const overviewQuery = z.lazy(() =>
  z.strictObject({
    /** Tells what changed after that moment: the page's last visit. */
    since: moment.optional(),
  }),
);

export const overviewAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    /** Null before the first figures. */
    figures: figures.nullable(),
    basis: basis.nullable(),
    /** Payments that fit no project of the full statement of a day: in none of the figures. Null where there are none. */
    unmatched: unmatchedPayments.nullable(),
    /** Departments of which the files say no more than the code, for those who may name them: the largest budgets. */
    unnamed: z.strictObject({
      total: count,
      items: z
        .array(z.strictObject({ code: z.string(), projects: count, budgetWon: won.nullable() }))
        .max(maxUnnamed),
    }),
    /** Only funds that the lines split; `unsplit` where a source gave a total alone. */
    byFund: z.array(
      z.strictObject({
        fund: z.enum(funds),
        title: words,
        budgetWon: won.nullable(),
        spentWon: won.nullable(),
        /** Null also where some line splits only its budget: spending by fund is never derived. */
        rate: percent.nullable(),
      }),
    ),
    /** The departments that the asker may see, by name; `name` null: lines of no department. */
    byDepartment: z.array(
      z.strictObject({
        name: z.string().nullable(),
        /** Where the sources state a code alone, and a table, a person or a payment list told its name. */
        code: z.string().nullable(),
        figures,
        alerts: severityCounts,
      }),
    ),
    /** Open and not snoozed alerts that the asker may see. */
    alerts: severityCounts,
    /** Warnings and graver ones by money first, then notices by money; the first 50. */
    needsAction: z.strictObject({ total: count, items: z.array(apiAlert).max(50) }),
    freshness: z.strictObject({
      /** The latest day that any figure speaks of. */
      asOf: day.nullable(),
      /** The last file that was applied. */
      lastUpload: uploadSummary.nullable(),
      /** Files that wait for a person. */
      heldUploads: count,
      /** Nothing new for longer than the policy allows, of the running year. */
      isStale: z.boolean(),
      message: words,
    }),
    /** Null when no `since` was asked. The newest first. */
    changes: z
      .strictObject({
        since: moment,
        /** How many there were; the lists hold the first 50. */
        alertChanges: count,
        uploadChanges: count,
        alerts: z
          .array(z.strictObject({ at: moment, change: z.enum(alertChanges), alert: apiAlert }))
          .max(50),
        uploads: z.array(uploadSummary).max(50),
      })
      .nullable(),
  }),
);
