/** An upload's record as the table keeps it. */
import * as z from "zod";
import { projectIdOf } from "../domain/project.ts";
import type { Upload } from "../domain/upload.ts";
import type { Finding } from "../domain/finding.ts";
import { isoDate, moneyUnit, period } from "./primitives.ts";
import { finding } from "./findings.ts";

const storedProjectId = z.string().transform(projectIdOf);

const appliedOutcome = z.object({
  state: z.literal("applied"),
  format: z.string(),
  at: z.string(),
  asOf: isoDate,
  period: period.nullable(),
  // Absent where the upload was applied before it was kept.
  saysFrom: isoDate.nullable().default(null),
  records: z.int(),
  postings: z.int(),
  findings: z.array(finding.extend({ projectId: storedProjectId.nullable() })),
  releasedBy: z.string().nullable(),
});

const turn = { applied: appliedOutcome, turnSeq: z.int(), at: z.string(), by: z.string() };

const storedOutcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("received") }),
  z.object({
    state: z.literal("applying"),
    at: z.string(),
    findings: z.array(finding),
    releasedBy: z.string().nullable(),
  }),
  appliedOutcome,
  z.object({ state: z.enum(["undoing", "restoring"]), ...turn, reverses: z.int() }),
  z.object({ state: z.literal("undone"), ...turn, projects: z.int(), findings: z.array(finding) }),
  z.object({
    state: z.literal("discarded"),
    format: z.string().nullable(),
    at: z.string(),
    by: z.string(),
  }),
  z.object({
    state: z.enum(["held", "rejected"]),
    format: z.string().nullable(),
    at: z.string(),
    findings: z.array(finding),
    findingCount: z.int(),
  }),
]);

export const storedUpload = z.object({
  uploadId: z.string(),
  office: z.string(),
  fiscalYear: z.int(),
  seq: z.int(),
  /** Absent where it came in under its first number. */
  earlierSeqs: z.array(z.int()).optional(),
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
});

/** An item may have 400 KB; a finding with its two sentences rarely has 1 KB. */
const maxStoredFindings = 200;

export function uploadToStored(upload: Upload): Record<string, unknown> {
  const { books, file, options, outcome, earlierSeqs, ...rest } = upload;
  return {
    ...rest,
    ...(earlierSeqs.length === 0 ? {} : { earlierSeqs }),
    ...books,
    fileKey: file.key,
    fileVersion: file.version,
    optionAsOf: options.asOf,
    optionUnit: options.unit,
    ...(options.mapping === null ? {} : { optionMapping: options.mapping }),
    outcome: "findings" in outcome ? { ...outcome, findings: firstFindings(outcome.findings) } : outcome,
  };
}

export function uploadFromStored(item: unknown): Upload {
  const stored = storedUpload.parse(item);
  const {
    office,
    fiscalYear,
    fileKey,
    fileVersion,
    optionAsOf,
    optionUnit,
    optionMapping,
    earlierSeqs,
    ...rest
  } = stored;
  return {
    ...rest,
    earlierSeqs: earlierSeqs ?? [],
    books: { office, fiscalYear },
    file: { key: fileKey, version: fileVersion },
    options: { asOf: optionAsOf, unit: optionUnit, mapping: optionMapping ?? null },
  };
}

/** The part of the findings that is kept with an upload; all of them go to the sender at once. */
export function firstFindings<Kept extends Finding>(findings: readonly Kept[]): Kept[] {
  return findings.slice(0, maxStoredFindings);
}
