/**
 * The news that a person asked something through the API; the command itself is stored. Apart from the other events,
 * so that a stage that is woken by these alone does not carry the shapes of all.
 */
import * as z from "zod";
import { maxPackDepartments, maxPackYears } from "../../domain/report/pack/pack-question.ts";
import { defaultListRows } from "../../domain/report/report-question.ts";
import { reportUnits } from "../../domain/values/won.ts";
import { books, instant, isoDate } from "../values/primitives.ts";

export const bundleFacts = { id: z.string(), books, at: instant };

const commandFacts = { version: z.literal(1), id: z.string(), commandVersion: z.int().min(1) };

/** That a file be let in, put aside or taken back. */
const uploadActRequested = z.lazy(() =>
  z.object({
    type: z.literal("UploadActRequested"),
    ...commandFacts,
    uploadId: z.string(),
  }),
);

export const uploadCommandBundle = z.lazy(() =>
  z.object({
    topic: z.literal("upload-command"),
    ...bundleFacts,
    events: z.array(uploadActRequested).min(1),
  }),
);

/** That a day be frozen. */
const snapshotRequested = z.object({ type: z.literal("SnapshotRequested"), ...commandFacts, asOf: isoDate });

export const snapshotCommandBundle = z.lazy(() =>
  z.object({
    topic: z.literal("snapshot-command"),
    ...bundleFacts,
    events: z.array(snapshotRequested).min(1),
  }),
);

/** That a report be rendered that is not there. Nothing is stored of it but this: the file is its answer. */
const reportRequested = z.lazy(() =>
  z.object({
    type: z.literal("ReportRequested"),
    version: z.literal(1),
    id: z.string(),
    snapshot: z.object({ asOf: isoDate, version: z.int().min(1) }),
    unit: z.enum(reportUnits),
    department: z.string().nullable().default(null),
    contact: z.string().nullable().default(null),
    /** Null for all. */
    listRows: z.int().nullable().default(defaultListRows),
  }),
);

/** That papers for an audit be rendered; `books` are those of their last year. */
const packRequested = z.lazy(() =>
  z.object({
    type: z.literal("AuditPackRequested"),
    version: z.literal(1),
    id: z.string(),
    years: z.int().min(1).max(maxPackYears),
    departments: z.array(z.string()).max(maxPackDepartments),
    until: isoDate.nullable(),
    format: z.enum(["hwpx", "xlsx"]),
    unit: z.enum(reportUnits),
    contact: z.string().nullable(),
    /** Where the file is to lie. */
    key: z.string().startsWith("reports/"),
  }),
);

/** That the books be put into one archive. Nothing is stored of it but this: the archive is its answer. */
const exportRequested = z.lazy(() =>
  z.object({
    type: z.literal("ExportRequested"),
    version: z.literal(1),
    id: z.string(),
    /** Where the archive is to lie. */
    key: z.string().startsWith("exports/"),
  }),
);

/** That the books be verified now. */
const verificationRequested = z.lazy(() =>
  z.object({
    type: z.literal("VerificationRequested"),
    version: z.literal(1),
    id: z.string(),
    verificationId: z.string(),
  }),
);

export const verifyCommandBundle = z.lazy(() =>
  z.object({
    topic: z.literal("verify-command"),
    ...bundleFacts,
    events: z.array(verificationRequested).min(1),
  }),
);

export const reportCommandBundle = z.lazy(() =>
  z.object({
    topic: z.literal("report-command"),
    ...bundleFacts,
    events: z.array(z.discriminatedUnion("type", [reportRequested, packRequested, exportRequested])).min(1),
  }),
);
