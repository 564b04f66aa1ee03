/** One project, back to the rows of the files. */
import * as z from "zod";
import { entryKinds } from "../../../domain/ledger/posting.ts";
import { funds } from "../../../domain/values/fund.ts";
import { measures } from "../../../domain/values/measure.ts";
import { apiAlert } from "./alerts.ts";
import { basis, booksAnswer, count, day, percent, won, words } from "./parts.ts";
import { projectRow } from "./projects.ts";

const historyStep = z.strictObject({
  date: day,
  measure: z.enum(measures),
  measureTitle: words,
  /** `cumulative` replaces, `increment` adds. */
  kind: z.enum(entryKinds),
  fund: z.enum(funds),
  /** Won, of each of `count` equal ones. */
  amountWon: won,
  count,
  uploadId: z.string(),
  fileName: z.string().nullable(),
  asOf: day,
  /** The first 50 rows of the file that it stands in, counted from 1 with headers. */
  rows: z.array(z.int()).max(50),
  rowCount: count,
  /** False where it was taken back, or is said anew by a later file. */
  isCounted: z.boolean(),
  budgetAfterWon: won.nullable(),
  spentAfterWon: won.nullable(),
  rateAfter: percent.nullable(),
});

export const projectAnswer = z.strictObject({
  books: booksAnswer,
  basis,
  project: projectRow,
  /** The lines of the ledger that it is read from: its own, and payment lists laid over it. */
  parts: z.array(z.string()),
  /** Only measures that something states. */
  amounts: z.array(
    z.strictObject({
      measure: z.enum(measures),
      title: words,
      totalWon: won.nullable(),
      byFund: z.array(z.strictObject({ fund: z.enum(funds), amountWon: won })),
    }),
  ),
  funds: z.array(
    z.strictObject({
      fund: z.enum(funds),
      title: words,
      budgetWon: won.nullable(),
      spentWon: won.nullable(),
      rate: percent.nullable(),
      expectedWon: won.nullable(),
    }),
  ),
  /** Twelve. Spending is null after the figures' own day; expectation and plan go on to 31 December. */
  months: z
    .array(
      z.strictObject({
        date: day,
        budgetWon: won.nullable(),
        spentWon: won.nullable(),
        expectedWon: won.nullable(),
        plannedWon: won.nullable(),
      }),
    )
    .length(12),
  /** As it was stated. */
  plan: z.array(z.strictObject({ date: day, amountWon: won.nullable() })),
  /** The newest first: the first 500 of them. */
  steps: z.array(historyStep).max(500),
  stepCount: count,
  alerts: z.array(apiAlert),
  /** Of a unit project of a council report: the businesses that tell parts of it again. */
  businesses: z.array(projectRow),
});
