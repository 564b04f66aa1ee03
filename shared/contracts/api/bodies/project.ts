/** One project, back to the rows of the files. */
import * as z from "zod";
import { entryKinds } from "../../../domain/ledger/posting.ts";
import { funds } from "../../../domain/values/fund.ts";
import { measures } from "../../../domain/values/measure.ts";
import { reasons } from "../../../domain/words/reason-names.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import { apiAlert } from "./alerts.ts";
import { basis, booksAnswer, count, day, moment, percent, won, words } from "./parts.ts";
import { projectRow } from "./projects.ts";

const historyStep = z.lazy(() =>
  z.strictObject({
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
    /** The last file that states the same again: it confirms the figure, and is not where it comes from. */
    confirmedBy: z
      .strictObject({
        date: day,
        uploadId: z.string(),
        fileName: z.string().nullable(),
        rows: z.array(z.int()).max(50),
        rowCount: count,
      })
      .nullable(),
    budgetAfterWon: won.nullable(),
    spentAfterWon: won.nullable(),
    rateAfter: percent.nullable(),
  }),
);

/** A month of a fiscal year, or of a day outside of it that a plan speaks of: `2026-08`. */
const month = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])$/,
    ruleMessage("달은 2026-08처럼 적어 주십시오", "write a month as 2026-08"),
  );

export const projectQuery = z.lazy(() =>
  z.strictObject({
    /** Lists the steps of one month alone; `stepMonths` stays that of all. */
    month: month.optional(),
  }),
);

/** Days that a curve shows; payments of more days than a leap year has are no year's. */
const maxDays = 366;

export const projectAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    basis,
    /** The server's day. */
    today: day,
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
    /** What is spent on the days that sources speak of, and the days that payment lists state whole: between them is silence. */
    curve: z.strictObject({
      days: z.array(z.strictObject({ date: day, spentWon: won })).max(maxDays),
      covered: z.array(z.strictObject({ from: day, to: day })),
    }),
    /** As it was stated. */
    plan: z.array(z.strictObject({ date: day, amountWon: won.nullable() })),
    /** The newest first: the first 500 of them. */
    steps: z.array(historyStep).max(500),
    /** Of the month that was asked for, else of all. */
    stepCount: count,
    /** The newest first: all steps by the month of their day, and what was spent by the last of them. */
    stepMonths: z.array(z.strictObject({ month, steps: count, spentWon: won.nullable() })),
    alerts: z.array(apiAlert),
    /** What persons answered to its alerts, the newest first. */
    explanations: z
      .array(
        z.strictObject({
          at: moment,
          by: z.string(),
          reason: z.enum(reasons),
          reasonTitle: words,
          /** A note that somebody left when they acknowledged or put off: no reason. */
          isRemark: z.boolean(),
          note: z.string(),
          owner: z.string().nullable(),
          due: day.nullable(),
          /** Whoever gave it took it back. */
          isWithdrawn: z.boolean(),
        }),
      )
      .max(200),
    /** Of a unit project of a council report: the businesses that tell parts of it again. */
    businesses: z.array(projectRow),
  }),
);
