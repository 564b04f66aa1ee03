/** Why a figure is what it is: its formula with its numbers, and what each part came from. */
import * as z from "zod";
import { nameText } from "./snapshots.ts";
import { basis, booksAnswer, count, day, percent, won } from "./parts.ts";

export const whyQuery = z.strictObject({
  /** Of one department; none: of the office. */
  department: z.string().min(1).max(200).optional(),
  /** Of a snapshot: `2026-06-30/1`; none: of today. */
  snapshot: nameText.optional(),
});

const part = z.strictObject({
  /** Of a project; null of a department. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  budgetWon: won.nullable(),
  spentWon: won.nullable(),
  rate: percent.nullable(),
  asOf: day,
});

const source = z.strictObject({
  uploadId: z.string(),
  /** Names are for those who send files. */
  fileName: z.string().nullable(),
  asOf: day.nullable(),
  /** Projects whose latest statement stands in it. */
  lines: count,
  /** Who let it in although it was held; null where nobody had to. */
  releasedBy: z.string().nullable(),
});

export const whyAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    basis,
    asOf: day,
    budgetWon: won.nullable(),
    spentWon: won.nullable(),
    rate: percent.nullable(),
    lines: count,
    /** Departments of the office, or projects of a department: the most spent first. They add up to the figures above. */
    parts: z.array(part).max(50),
    /** What is not listed, as one sum; null where all is. */
    rest: z.strictObject({ count, budgetWon: won.nullable(), spentWon: won.nullable() }).nullable(),
    /** Files that the latest figures stand in, those of most projects first. */
    sources: z.array(source).max(20),
    sourceCount: count,
  }),
);
