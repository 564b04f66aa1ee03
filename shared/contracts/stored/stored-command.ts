/** A command as the table keeps it, and its answer as the audit trail has it. */
import * as z from "zod";
import { projectIdOf } from "../../domain/values/project.ts";
import { roles } from "../../domain/access/principal.ts";
import { type AnsweredCommand, type Command, commandName } from "../../domain/uploads/command.ts";
import type { AuditEntry } from "../api/bodies/access.ts";
import { finding } from "../values/findings.ts";
import { books, instant, isoDate } from "../values/primitives.ts";

const projectId = z.string().transform(projectIdOf);

const requested = z.lazy(() =>
  z.discriminatedUnion("act", [
    z.object({
      act: z.enum(["release-upload", "discard-upload", "undo-upload"]),
      uploadId: z.string(),
      uploadVersion: z.int(),
    }),
    z.object({
      act: z.literal("match-upload"),
      uploadId: z.string(),
      uploadVersion: z.int(),
      answer: z.object({
        isAllSame: z.boolean(),
        departments: z.array(z.object({ from: z.string(), to: z.string() })).readonly(),
        pairs: z.array(z.object({ from: projectId, to: projectId.nullable() })).readonly(),
      }),
    }),
    z.object({
      act: z.literal("unmatch-upload"),
      uploadId: z.string(),
      uploadVersion: z.int(),
      entries: z.array(z.int().min(1)).readonly(),
    }),
    z.object({ act: z.literal("take-snapshot"), asOf: isoDate, isForced: z.boolean() }),
  ]),
);

export const storedCommand = z.lazy(() =>
  z.object({
    books,
    /** What is requested, under the name that it has had in tables from the beginning. */
    asked: requested,
    by: z.object({ subject: z.string(), name: z.string(), role: z.enum(roles) }),
    at: instant,
    answer: z.object({ at: instant, outcome: z.string(), findings: z.array(finding) }).nullable(),
    version: z.int().min(1),
  }),
);

/** @throws ZodError when it is none of ours. */
export function commandFromStored(stored: unknown): Command {
  const { asked, ...rest } = storedCommand.parse(stored);
  return { ...rest, requested: asked };
}

export function commandToStored({ requested: asked, ...rest }: Command): z.input<typeof storedCommand> {
  return {
    ...rest,
    asked,
    answer: rest.answer === null ? null : { ...rest.answer, findings: [...rest.answer.findings] },
  };
}

/** What came of it, under the name of who requested it. */
export function auditOfAnswer({ requested: what, by, at, answer }: AnsweredCommand): AuditEntry {
  const findings = answer.findings.map(({ code, ko, en }) => ({ code, ko, en }));
  return {
    at: answer.at,
    by,
    act: auditActs[what.act],
    target: what.act === "take-snapshot" ? what.asOf : what.uploadId,
    outcome: answer.outcome,
    before: { askedAt: at },
    after: findings.length === 0 ? null : { findings },
  };
}

const auditActs = {
  "release-upload": "release-upload",
  "discard-upload": "discard-upload",
  "undo-upload": "undo-upload",
  "match-upload": "match-lines",
  "unmatch-upload": "unmatch-lines",
  "take-snapshot": "take-snapshot",
} as const;

/** Of the entry: the same for the same answer. */
export function answerId(command: AnsweredCommand): string {
  return `${commandName(command.requested)}/${command.version}`;
}
