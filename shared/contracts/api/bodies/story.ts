/** The story page: what anybody may read of an office that opened it. No contact, note, alert, finding or file name is in it. */
import * as z from "zod";
import { basis, booksAnswer, day, figures, percent, won, words } from "./parts.ts";

/** Those that hold most of a county's money. */
export const storyProjects = 10;

export const storyAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    officeName: z.string(),
    headline: words,
    sentences: z.array(words).length(5),
    /** Null before the first figures. */
    figures: figures.omit({ lines: true, notReported: true }).nullable(),
    basis: basis.nullable(),
    /** Of the projects whose pace is compared: twelve month ends as expected, and those that were reported. */
    curve: z
      .strictObject({
        budgetWon: won,
        /** By the day of the figures. */
        expectedWon: won,
        actual: z.array(z.strictObject({ date: day, spentWon: won })).max(12),
        expected: z.array(z.strictObject({ date: day, expectedWon: won })).length(12),
      })
      .nullable(),
    /** With the largest budgets. */
    projects: z
      .array(
        z.strictObject({
          name: z.string(),
          department: z.string().nullable(),
          budgetWon: won,
          spentWon: won.nullable(),
          rate: percent.nullable(),
        }),
      )
      .max(storyProjects),
    glossary: z.array(z.strictObject({ term: words, meaning: words })),
    /** Kinds of files that the figures come from, with the latest day that each speaks of. */
    sources: z.array(z.strictObject({ title: words, asOf: day })),
  }),
);
