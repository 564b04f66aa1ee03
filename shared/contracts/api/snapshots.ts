/** Frozen snapshots and their reports. */
import * as z from "zod";
import { booksAnswer, count, day, givenDay, moment, percent, reportUnit, won } from "./parts.ts";

const name = { asOf: day, version: z.int().min(1) };
const versionText = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform((text) => Number.parseInt(text, 10));

/** In a path. */
export const snapshotPath = { asOf: givenDay, version: versionText };

const snapshotEntry = z.strictObject({
  ...name,
  number: z.int().min(1),
  hash: z.string(),
  previous: z.strictObject({ ...name, hash: z.string() }).nullable(),
  takenAt: moment,
  /** Null where the quarter's end asked. */
  takenBy: z.string().nullable(),
  knownSeq: z.int(),
  byteLength: count,
});

export const snapshotsAnswer = z.strictObject({
  /** The newest first. */
  items: z.array(snapshotEntry).max(500),
  total: count,
});

const totals = z.strictObject({
  budgetWon: won.nullable(),
  spentWon: won.nullable(),
  rate: percent.nullable(),
  lines: count,
  alerts: count,
});

export const snapshotAnswer = z.strictObject({
  books: booksAnswer,
  entry: snapshotEntry,
  policyVersion: z.string(),
  totals,
  sources: z.array(
    z.strictObject({ uploadId: z.string(), fileName: z.string(), sha256: z.string(), asOf: day, at: moment }),
  ),
});

export const snapshotBody = z.strictObject({
  asOf: givenDay,
  /** A new version although it says the same. */
  force: z.boolean().default(false),
});

export const takenAnswer = z.strictObject({
  /** `unchanged`: it would say what this one says. `requested`: it is being taken; look at the list. */
  outcome: z.enum(["taken", "unchanged", "answered", "requested"]),
  snapshot: z.strictObject(name).nullable(),
});

const nameText = z.string().regex(/^\d{4}-\d{2}-\d{2}\/[1-9]\d{0,5}$/, "name a snapshot as 2026-09-30/1");

export const diffQuery = z.strictObject({ from: nameText, to: nameText });

export const diffAnswer = z.strictObject({
  from: z.strictObject({ ...name, totals }),
  to: z.strictObject({ ...name, totals }),
  /** The greatest change of spending or budget first; the first 500. */
  projects: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        department: z.string().nullable(),
        kind: z.enum(["added", "gone", "changed"]),
        budgetBeforeWon: won.nullable(),
        budgetAfterWon: won.nullable(),
        spentBeforeWon: won.nullable(),
        spentAfterWon: won.nullable(),
      }),
    )
    .max(500),
  projectCount: count,
});

const reportFormats = ["hwpx", "xlsx", "pdf", "csv", "json"] as const;

export const reportQuery = z.strictObject({
  format: z.enum(reportFormats),
  unit: reportUnit.default("천원"),
});
