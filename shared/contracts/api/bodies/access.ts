/** Who asks, what they may do, and what was done. */
import * as z from "zod";
import { roles } from "../../../domain/access/principal.ts";
import { anyJson, booksAnswer, count, moment, numberIn, shownDifference } from "./parts.ts";

const role = z.enum(roles);

/** `officeName`: as the settings or the files call the office; null where nobody does. */
const namedBooks = booksAnswer.extend({ officeName: z.string().nullable() });

export const meAnswer = z.lazy(() =>
  z.strictObject({
    subject: z.string(),
    name: z.string(),
    role,
    /** Of a manager: whose projects are seen and answered for. Null: the whole office. */
    departments: z.array(z.string()).nullable(),
    /** Null: every office of this installation. */
    office: z.string().nullable(),
    /** The books that may be asked for, the newest year first. */
    books: z.array(namedBooks),
    /** `direct`: post the file to uploads. `presigned`: ask there for an address to put it to. */
    uploads: z.enum(["direct", "presigned"]),
    maxUploadBytes: z.int(),
    /** Whether DELETE session ends something. */
    hasSession: z.boolean(),
    /** How a page hears of new figures: a stream of events at `news`, or by asking for the revision now and then. */
    news: z.enum(["stream", "poll"]),
    /** Whether PUT me/password changes something: not of somebody whom an identity provider knows. */
    hasPassword: z.boolean(),
  }),
);

export const revisionAnswer = z.lazy(() =>
  z.strictObject({
    /** Another one after every change that figures or alerts of the books show, and on another day. */
    revision: z.string(),
  }),
);

export const sessionBody = z.lazy(() =>
  z.strictObject({
    user: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
  }),
);

export const passwordBody = z.lazy(() =>
  z.strictObject({
    current: z.string().min(1).max(200),
    password: z.string().min(1).max(200),
  }),
);

export const auditQuery = z.lazy(() =>
  z.strictObject({
    limit: numberIn(1, 500).default(100),
    /** As `next` of the page before gave it. */
    cursor: z.string().min(1).max(300).optional(),
  }),
);

export const auditActs = [
  "acknowledge-alert",
  "snooze-alert",
  "explain-alert",
  "withdraw-answer",
  "upload",
  "presign-upload",
  "ingest-events",
  "release-upload",
  "discard-upload",
  "undo-upload",
  "restore-upload",
  "match-lines",
  "unmatch-lines",
  "name-department",
  "teach-mapping",
  "forget-mapping",
  "take-snapshot",
  "set-policy",
  "add-user",
  "change-user",
  "remove-user",
  "change-password",
  "end-sessions",
] as const;

/** One act: who, what, when, and how it stood before and after. */
export const auditEntry = z.strictObject({
  at: moment,
  by: z.strictObject({ subject: z.string(), name: z.string(), role }),
  act: z.enum(auditActs),
  /** What it was done to: an alert's name, an upload's id, a snapshot's name, a policy's version, a user's name. */
  target: z.string(),
  /** `done` or the code of the refusal. */
  outcome: z.string(),
  before: anyJson,
  after: anyJson,
});

/** `title`: what people call what it was done to; null where nobody does. */
export const namedAuditEntry = auditEntry.extend({ title: z.string().nullable() });

export const auditAnswer = z.lazy(() =>
  z.strictObject({
    /** The newest first. */
    items: z
      .array(
        namedAuditEntry.extend({
          /** What a change of the policy changed, in the policy's own words; none of other acts. */
          changes: z.array(shownDifference),
        }),
      )
      .max(500),
    next: z.string().nullable(),
  }),
);

export const healthAnswer = z.strictObject({ status: z.literal("ok") });
export const booksListAnswer = z.strictObject({ items: z.array(namedBooks), total: count });

export type AuditEntry = z.infer<typeof auditEntry>;
