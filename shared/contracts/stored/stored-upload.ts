/** An upload's record as the table keeps it. */
import * as z from "zod";
import type { LocatedFinding, Upload, UploadOutcome } from "../../domain/uploads/upload.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { projectIdOf } from "../../domain/values/project.ts";
import { boundedFindings, finding } from "../values/findings.ts";
import { isoDate, moneyUnit, period } from "../values/primitives.ts";

const storedProjectId = z.string().transform(projectIdOf);

/** Findings lie in an item of their own (`stored-findings`), so that a list of uploads reads none of them. */
const appliedOutcome = z.lazy(() =>
  z.object({
    state: z.literal("applied"),
    format: z.string(),
    at: z.string(),
    asOf: isoDate,
    period: period.nullable(),
    isFull: z.boolean(),
    /** Absent where it was applied before names were kept. */
    named: z.int().default(0),
    officeName: z.string().nullable().default(null),
    saysFrom: isoDate.nullable(),
    records: z.int(),
    postings: z.int(),
    findingCount: z.int(),
    releasedBy: z.string().nullable(),
  }),
);

const reversal = { applied: appliedOutcome, reversalSeq: z.int(), at: z.string(), by: z.string() };

const storedOutcome = z.lazy(() =>
  z.discriminatedUnion("state", [
    z.object({
      state: z.literal("applying"),
      at: z.string(),
      findingCount: z.int(),
      releasedBy: z.string().nullable(),
    }),
    appliedOutcome,
    z.object({ state: z.enum(["undoing", "restoring"]), ...reversal }),
    z.object({ state: z.literal("undone"), ...reversal, projects: z.int(), findings: z.array(finding) }),
    z.object({
      state: z.literal("discarded"),
      format: z.string().nullable(),
      at: z.string(),
      by: z.string(),
    }),
    z.object({
      state: z.enum(["held", "rejected"]),
      format: z.string().nullable(),
      /** Absent where it was kept out before that was kept. */
      asOf: isoDate.nullable().default(null),
      at: z.string(),
      findingCount: z.int(),
    }),
  ]),
);

export const storedUpload = z.lazy(() =>
  z.object({
    uploadId: z.string(),
    office: z.string(),
    fiscalYear: z.int(),
    seq: z.int(),
    sha256: z.string(),
    fileKey: z.string(),
    fileVersion: z.string(),
    fileName: z.string(),
    byteLength: z.int(),
    optionAsOf: isoDate.nullable(),
    optionUnit: moneyUnit.nullable(),
    /** Absent where no mapping came with the file. */
    optionMapping: z.string().optional(),
    receivedAt: z.string(),
    outcome: storedOutcome,
    version: z.int(),
  }),
);

/** What was found in the file of an upload when it was last looked at. */
export const storedFindings = z.array(finding.extend({ projectId: storedProjectId.nullable().optional() }));
export type StoredFindings = z.output<typeof storedFindings>;

/** An item may have 400 KB, and those of one project lie in its balance too. A finding with its two sentences rarely has 1 KB. */
const storedRoom = { count: 200, bytes: 200_000 };

export function uploadToStored(upload: Upload): Record<string, unknown> {
  const { books, file, options, outcome, ...rest } = upload;
  return {
    ...rest,
    ...books,
    fileKey: file.key,
    fileVersion: file.version,
    optionAsOf: options.asOf,
    optionUnit: options.unit,
    ...(options.mapping === null ? {} : { optionMapping: options.mapping }),
    outcome: outcomeToStored(outcome),
  };
}

/** The first findings of the file, as they are kept; all of them go to the sender at once. */
export function findingsOf({ outcome }: Upload): readonly Finding[] {
  if ("applied" in outcome) return firstFindings(outcome.applied.findings);
  return "findings" in outcome ? firstFindings(outcome.findings) : [];
}

/** @param findings those that are kept apart; empty where they were not asked for. */
export function uploadFromStored(item: unknown, findings: StoredFindings): Upload {
  const {
    office,
    fiscalYear,
    fileKey,
    fileVersion,
    optionAsOf,
    optionUnit,
    optionMapping,
    outcome,
    ...rest
  } = storedUpload.parse(item);
  return {
    ...rest,
    books: { office, fiscalYear },
    file: { key: fileKey, version: fileVersion },
    options: { asOf: optionAsOf, unit: optionUnit, mapping: optionMapping ?? null },
    outcome: outcomeFromStored(outcome, findings),
  };
}

function outcomeToStored(outcome: UploadOutcome): Record<string, unknown> {
  if (outcome.state === "undone")
    return {
      ...outcome,
      applied: withoutFindings(outcome.applied),
      findings: firstFindings(outcome.findings),
    };
  if ("applied" in outcome) return { ...outcome, applied: withoutFindings(outcome.applied) };
  if (outcome.state === "held" || outcome.state === "rejected") {
    const { asOf, ...kept } = withoutFindings(outcome);
    return asOf === null ? kept : { ...kept, asOf };
  }
  return "findings" in outcome ? withoutFindings(outcome) : { ...outcome };
}

function outcomeFromStored(stored: z.output<typeof storedOutcome>, findings: StoredFindings): UploadOutcome {
  switch (stored.state) {
    case "applied":
      return { ...stored, findings: findings.map(located) };
    case "undoing":
    case "restoring":
    case "undone":
      return { ...stored, applied: { ...stored.applied, findings: findings.map(located) } };
    case "applying":
    case "held":
    case "rejected":
      return { ...stored, findings: findings.map(plain) };
    case "discarded":
      return stored;
  }
}

function located({ projectId, ...found }: StoredFindings[number]): LocatedFinding {
  return { ...found, projectId: projectId ?? null };
}

function plain({ projectId: _projectId, ...found }: StoredFindings[number]): Finding {
  return found;
}

function withoutFindings({
  findings: _findings,
  ...rest
}: {
  readonly findings: unknown;
}): Record<string, unknown> {
  return rest;
}

/** The part of the findings that is kept with an upload. */
export function firstFindings<Kept extends Finding>(findings: readonly Kept[]): Kept[] {
  return boundedFindings(findings, storedRoom);
}
