/** The journal as the table keeps it: its entries, where it ends, and what was confirmed. */
import * as z from "zod";
import { factualMeasures } from "../../domain/values/measure.ts";
import { projectIdOf } from "../../domain/values/project.ts";
import type { JournalEntry, JournalHead } from "../../domain/journal/journal-entry.ts";
import { isoDate, moneyUnit, period } from "../values/primitives.ts";
import { storedPostingFinding } from "./stored-posting.ts";

const storedProjectId = z.string().transform(projectIdOf);

const submitted = z.lazy(() =>
  z.object({
    file: z.object({ key: z.string(), version: z.string() }),
    sha256: z.string(),
    byteLength: z.int(),
    fileName: z.string(),
    options: z.object({
      asOf: isoDate.nullable(),
      unit: moneyUnit.nullable(),
      mapping: z.string().nullable(),
    }),
  }),
);

export const storedEntry = z.lazy(() =>
  z.object({
    seq: z.int(),
    act: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("apply"),
        submitted,
        names: z.array(z.object({ code: z.string(), name: z.string(), from: isoDate })).optional(),
      }),
      z.object({ kind: z.enum(["hold", "reject"]), submitted }),
      z.object({ kind: z.literal("discard") }),
      z.object({ kind: z.enum(["undo", "restore", "unmatch"]), reverses: z.int() }),
      z.object({
        kind: z.literal("match"),
        pairs: z.array(
          z.object({
            from: storedProjectId,
            to: storedProjectId.nullable(),
            /** Absent in answers from before names were kept. */
            name: z.string().optional(),
            mergedOn: isoDate.optional(),
          }),
        ),
      }),
    ]),
    uploadId: z.string(),
    by: z.string().nullable(),
    at: z.string(),
    state: z.enum(["running", "done"]),
  }),
);

export const storedHead = z.lazy(() =>
  z.object({
    version: z.int(),
    lastSeq: z.int(),
    running: z.object({ seq: z.int(), uploadId: z.string() }).nullable(),
    lists: z.array(z.object({ seq: z.int(), asOf: isoDate, period })),
    fulls: z.array(isoDate),
    matches: z.array(z.int()),
    /** Absent where nothing was applied since names are kept. */
    names: z.array(z.int()).default([]),
    officeName: z.string().nullable().default(null),
    held: z.array(z.string()),
    uploads: z.int(),
  }),
);

/** What a balance's latest statement says, kept beside the balance. */
export const storedStatement = z.lazy(() =>
  z.object({
    seq: z.int(),
    origin: z.int(),
    uploadId: z.string(),
    format: z.string(),
    findings: z.array(storedPostingFinding),
    digest: z.string().nullable(),
  }),
);

/** `lines`: on each line the number of the posting that has the content, and the project's id. */
export const storedConfirmations = z.lazy(() =>
  z.array(
    z.object({
      seq: z.int(),
      uploadId: z.string(),
      date: isoDate,
      measures: z.array(z.enum(factualMeasures)),
      lines: z.string(),
    }),
  ),
);

export function entryFromStored(data: unknown): JournalEntry {
  return storedEntry.parse(data);
}

export function headFromStored(data: unknown): JournalHead {
  return storedHead.parse(data);
}
