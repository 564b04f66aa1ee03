/** SES's word of a letter, as EventBridge delivers it to the one stage that sends letters. */
import * as z from "zod";
import { instant } from "../values/primitives.ts";

const tag = z.tuple([z.string()]);

/** SES's word that a letter came back or was called unwanted, with the tags under which it was sent. */
export const letterReturned = z.lazy(() =>
  z.object({
    "detail-type": z.enum(["Email Bounced", "Email Complaint Received"]),
    time: instant,
    detail: z.object({
      bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }).optional(),
      mail: z.object({
        tags: z.object({
          office: tag,
          fiscalYear: z.tuple([z.coerce.number().pipe(z.int())]),
          notice: tag,
        }),
      }),
    }),
  }),
);
export type LetterReturned = z.output<typeof letterReturned>;
