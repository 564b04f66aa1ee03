/** Who read what: downloads one by one, views by the hour. */
import * as z from "zod";
import { roles } from "../../../domain/access/principal.ts";
import { count, givenDay, moment, numberIn } from "./parts.ts";

export const readLogQuery = z.lazy(() =>
  z.strictObject({
    /** The first and the last day, in Korea. */
    from: givenDay.optional(),
    to: givenDay.optional(),
    limit: numberIn(1, 500).default(100),
    /** As `next` of the page before gave it. */
    cursor: z.string().min(1).max(300).optional(),
  }),
);

export const readRecord = z.lazy(() =>
  z.strictObject({
    /** `view`: the same thing by the same person within an hour is one record. */
    kind: z.enum(["download", "view"]),
    /** The operation of the API, such as `report`, or `rates` and `alerts` of the addresses for scripts. */
    what: z.string(),
    /** Which one: a project, an upload, a snapshot with the format; empty of a list. */
    target: z.string(),
    /** `subject` tells two people of one name apart; null in records of before it was kept. */
    by: z.strictObject({
      name: z.string(),
      role: z.enum(roles),
      subject: z.string().nullable().default(null),
    }),
    first: moment,
    last: moment,
    count,
  }),
);

export const readLogAnswer = z.lazy(() =>
  z.strictObject({
    /** The newest first. */
    items: z.array(readRecord).max(500),
    next: z.string().nullable(),
  }),
);

export type ReadRecord = z.infer<typeof readRecord>;
