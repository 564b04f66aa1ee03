/** A wish as the table keeps it, and its answer as the audit trail has it. */
import * as z from "zod";
import { roles } from "../domain/principal.ts";
import { type AnsweredWish, type Wish, wishName } from "../domain/wish.ts";
import type { AuditEntry } from "./api/access.ts";
import { finding } from "./findings.ts";
import { books, instant, isoDate } from "./primitives.ts";

const asked = z.discriminatedUnion("act", [
  z.object({
    act: z.enum(["release-upload", "discard-upload", "undo-upload"]),
    uploadId: z.string(),
    uploadVersion: z.int(),
  }),
  z.object({ act: z.literal("take-snapshot"), asOf: isoDate, isForced: z.boolean() }),
]);

export const storedWish = z.object({
  books,
  asked,
  by: z.object({ subject: z.string(), name: z.string(), role: z.enum(roles) }),
  at: instant,
  answer: z.object({ at: instant, outcome: z.string(), findings: z.array(finding) }).nullable(),
  version: z.int().min(1),
});

/** @throws ZodError when it is none of ours. */
export function wishFromStored(stored: unknown): Wish {
  return storedWish.parse(stored);
}

/** What came of it, under the name of who asked. */
export function auditOfAnswer({ asked: what, by, at, answer }: AnsweredWish): AuditEntry {
  const findings = answer.findings.map(({ code, ko, en }) => ({ code, ko, en }));
  return {
    at: answer.at,
    by,
    act: what.act,
    target: what.act === "take-snapshot" ? what.asOf : what.uploadId,
    outcome: answer.outcome,
    before: { askedAt: at },
    after: findings.length === 0 ? null : { findings },
  };
}

/** Of the entry: the same for the same answer. */
export function answerId(wish: AnsweredWish): string {
  return `${wishName(wish.asked)}/${wish.version}`;
}
