/** A command as the table keeps it, and its answer as the audit trail has it. */
import * as z from "zod";
import { projectIdOf } from "../../domain/values/project.ts";
import { roles } from "../../domain/access/principal.ts";
import {
  type AnsweredCommand,
  type Command,
  commandName,
  type SettlingAct,
} from "../../domain/uploads/command.ts";
import type { AuditEntry } from "../api/bodies/access.ts";
import { finding } from "../values/findings.ts";
import { reasonGiven } from "./audit-acts.ts";
import { books, instant, isoDate } from "../values/primitives.ts";

const projectId = z.string().transform(projectIdOf);

const requested = z.lazy(() =>
  z.discriminatedUnion("act", [
    z.object({
      act: z.enum(["release-upload", "discard-upload", "undo-upload", "restore-upload"]),
      uploadId: z.string(),
      uploadVersion: z.int(),
      /** Absent where none was given. */
      reason: z.string().optional(),
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
  return { ...rest, requested: isSettling(asked) ? { ...asked, reason: asked.reason ?? null } : asked };
}

type StoredRequest = z.output<typeof requested>;

function isSettling(asked: StoredRequest): asked is Extract<StoredRequest, { act: SettlingAct }> {
  return asked.act !== "match-upload" && asked.act !== "unmatch-upload" && asked.act !== "take-snapshot";
}

export function commandToStored({ requested: what, ...rest }: Command): z.input<typeof storedCommand> {
  return {
    ...rest,
    asked: storedRequest(what),
    answer: rest.answer === null ? null : { ...rest.answer, findings: [...rest.answer.findings] },
  };
}

function storedRequest(what: Command["requested"]): z.input<typeof requested> {
  if (!("reason" in what)) return what;
  const { reason, ...asked } = what;
  return reason === null ? asked : { ...asked, reason };
}

/** What came of it, under the name of who requested it. */
export function auditOfAnswer({ requested: what, by, at, answer }: AnsweredCommand): AuditEntry {
  const findings = answer.findings.map(({ code, ko, en }) => ({ code, ko, en }));
  const given = "reason" in what ? reasonGiven(what.reason) : {};
  const after = { ...given, ...(findings.length === 0 ? {} : { findings }) };
  return {
    at: answer.at,
    by,
    act: auditActs[what.act],
    target: what.act === "take-snapshot" ? what.asOf : what.uploadId,
    outcome: answer.outcome,
    before: { askedAt: at },
    after: Object.keys(after).length === 0 ? null : after,
  };
}

const auditActs = {
  "release-upload": "release-upload",
  "discard-upload": "discard-upload",
  "undo-upload": "undo-upload",
  "restore-upload": "restore-upload",
  "match-upload": "match-lines",
  "unmatch-upload": "unmatch-lines",
  "take-snapshot": "take-snapshot",
} as const;

/** Of the entry: the same for the same answer. */
export function answerId(command: AnsweredCommand): string {
  return `${commandName(command.requested)}/${command.version}`;
}
