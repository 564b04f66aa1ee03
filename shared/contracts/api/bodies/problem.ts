/** What goes wrong, as RFC 9457 writes it: `application/problem+json`. */
import * as z from "zod";

const problemCodes = [
  "unauthenticated",
  "login-failed",
  "login-throttled",
  "requests-throttled",
  "password-change-required",
  "role-forbidden",
  "office-forbidden",
  "department-forbidden",
  "cross-site",
  "not-found",
  "method-not-allowed",
  "not-acceptable",
  "request-invalid",
  "body-too-large",
  "body-too-slow",
  "media-type-unsupported",
  "cursor-invalid",
  "cursor-expired",
  "refused",
  "overtaken",
  "contended",
  "unavailable",
  "snapshot-damaged",
  "broken",
] as const;

export const problem = z.lazy(() =>
  z.strictObject({
    /** `urn:budget-monitor:problem:overtaken` */
    type: z.string(),
    /** The same for every problem of the type; English. */
    title: z.string(),
    status: z.int(),
    /** For programs. */
    code: z.enum(problemCodes),
    /** What happened and what to do, in Korean. */
    detail: z.string(),
    /** The same in English. */
    detailEn: z.string(),
    /** Each wrong part of the request, or each reason of a refusal. */
    errors: z
      .array(
        z.strictObject({
          /** `body.until`, `query.limit`; empty for the whole. */
          path: z.string(),
          /** Of a refusal: the finding's own code; of a wrong part: `invalid`. */
          code: z.string(),
          ko: z.string(),
          en: z.string(),
        }),
      )
      .max(100),
  }),
);
