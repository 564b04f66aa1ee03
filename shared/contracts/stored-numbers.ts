/**
 * Numbers of the table. The document client hands every number over as a bigint, so that won never pass
 * through a float; what only counts things becomes a number here.
 */
import * as z from "zod";

export const storedWon = z.bigint();

export const storedCount = z.bigint().transform((value, context) => {
  const count = Number(value);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  context.addIssue({ code: "custom", message: `${value} is no count` });
  return z.NEVER;
});
