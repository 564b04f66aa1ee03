/** Frozen snapshots and their reports. */
import * as z from "zod";
import { causeKinds } from "../../../domain/snapshots/diff/diff-causes.ts";
import { namedFields, partKinds } from "../../../domain/snapshots/diff/diff-parts.ts";
import { tiers } from "../../../domain/values/project.ts";
import {
  departmentsIn,
  maxPackDepartments,
  maxPackYears,
} from "../../../domain/report/pack/pack-question.ts";
import { defaultListRows } from "../../../domain/report/report-question.ts";
import { finding } from "../../values/findings.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import {
  booksAnswer,
  count,
  day,
  givenDay,
  givenName,
  measureAmounts,
  moment,
  numberIn,
  numberText,
  percent,
  reportUnit,
  won,
} from "./parts.ts";

const name = { asOf: day, version: z.int().min(1) };
/** In a path. */
export const snapshotPath = { asOf: givenDay, version: numberText };

export const snapshotEntry = z.lazy(() =>
  z.strictObject({
    ...name,
    number: z.int().min(1),
    hash: z.string(),
    previous: z.strictObject({ ...name, hash: z.string() }).nullable(),
    takenAt: moment,
    /** The day of its data; null of no figures, and where its file cannot be read. */
    dataAsOf: day.nullable(),
    /** Null where the quarter's end asked. */
    takenBy: z.string().nullable(),
    knownSeq: z.int(),
    byteLength: count,
  }),
);

export const snapshotsAnswer = z.lazy(() =>
  z.strictObject({
    /** The newest first. */
    items: z.array(snapshotEntry).max(500),
    total: count,
    /** Days that somebody asked to be frozen and that are not, where another process does it. */
    asked: z.array(
      z.strictObject({
        asOf: day,
        by: z.string(),
        at: moment,
        /** `lost`: nobody answered for a quarter of an hour; ask again. */
        state: z.enum(["open", "refused", "lost"]),
        /** Why it was refused. */
        findings: z.array(z.strictObject(finding.shape)),
      }),
    ),
  }),
);

const totals = z.lazy(() =>
  z.strictObject({
    budgetWon: won.nullable(),
    spentWon: won.nullable(),
    rate: percent.nullable(),
    lines: count,
    alerts: count,
  }),
);

export const snapshotAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    entry: snapshotEntry,
    policyVersion: z.string(),
    /** The latest day that any of its lines speaks of, which may lie before the day it is named by; null of no lines. */
    dataAsOf: day.nullable(),
    totals,
    sources: z.array(
      z.strictObject({
        uploadId: z.string(),
        fileName: z.string(),
        sha256: z.string(),
        asOf: day,
        at: moment,
      }),
    ),
  }),
);

export const snapshotBody = z.lazy(() =>
  z.strictObject({
    asOf: givenDay,
    /** A new version although it says the same. */
    force: z.boolean().default(false),
  }),
);

/** Of a report that is had past the API. */
export const reportAnswer = z.lazy(() =>
  z.strictObject({
    /** `rendering`: ask again in a moment. */
    state: z.enum(["ready", "rendering"]),
    /** Where the file lies until `expiresAt`; null while it is being rendered. */
    url: z.string().nullable(),
    fileName: z.string().nullable(),
    expiresAt: moment.nullable(),
  }),
);

export const takenAnswer = z.lazy(() =>
  z.strictObject({
    /** `unchanged`: it would say what this one says. `requested`: it is being taken; look at the list. */
    outcome: z.enum(["taken", "unchanged", "answered", "requested"]),
    snapshot: z.strictObject(name).nullable(),
  }),
);

export const nameText = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}\/[1-9]\d{0,5}$/,
    ruleMessage("스냅숏은 2026-09-30/1처럼 적어 주십시오", "name a snapshot as 2026-09-30/1"),
  );

/** How many parts of a difference one answer lists. */
export const diffPageLength = 100;

export const diffQuery = z.lazy(() =>
  z.strictObject({
    from: nameText,
    to: nameText,
    /** Lists parts of one kind alone; the sums stay those of all. */
    kind: z.enum(partKinds).optional(),
    /** Passes over so many of the listed parts. */
    skip: numberIn(0, 1_000_000).default(0),
  }),
);

const sourceOfChange = {
  /** `matched`: payments are laid over another line. `left-out`: the full statement of `source` does not have it. `unexplained`: the postings do not come to what was frozen. */
  kind: z.enum(causeKinds),
  /** Null of what no upload made. */
  uploadId: z.string().nullable(),
  fileName: z.string().nullable(),
  change: measureAmounts,
};

/** Nobody looks up more. */
export const maxDiffRows = 100;

const diffPart = z.lazy(() =>
  z.strictObject({
    kind: z.enum(partKinds),
    id: z.string(),
    tier: z.enum(tiers),
    name: z.string(),
    department: z.string().nullable(),
    unitProject: z.string().nullable(),
    /** False for what tells a part of another line again, and is in no sum. */
    isCounted: z.boolean(),
    /** Empty unless renamed. */
    renamings: z.array(
      z.strictObject({
        field: z.enum(namedFields),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    change: measureAmounts,
    /** Their changes add up to that of the part. */
    causes: z.array(
      z.strictObject({
        ...sourceOfChange,
        /** Of its file: the first 100. */
        rows: z.array(z.int()).max(maxDiffRows),
        rowCount: count,
      }),
    ),
  }),
);

const diffSide = z.strictObject({ ...name, totals });

/** The earlier day first, whichever way they were asked for. */
export const diffAnswer = z.lazy(() =>
  z.strictObject({
    earlier: diffSide,
    later: diffSide,
    before: measureAmounts,
    after: measureAmounts,
    /** `after` less `before`. */
    change: measureAmounts,
    /** By what happened; together they are `change`. */
    kinds: z.array(z.strictObject({ kind: z.enum(partKinds), parts: count, change: measureAmounts })),
    /** By the file that says so; together they are `change`. */
    sources: z.array(z.strictObject(sourceOfChange)),
    /** The greatest change first, those in no sum last. */
    parts: z.array(diffPart).max(diffPageLength),
    /** How many there are of the kind that was asked for. */
    partCount: count,
  }),
);

const reportFormats = ["hwpx", "xlsx", "pdf", "csv", "json"] as const;

export const reportQuery = z.lazy(() =>
  z.strictObject({
    format: z.enum(reportFormats),
    unit: reportUnit.default("천원"),
    /** Rows of a list that a document prints, the others summed up in one; `all` for no limit. */
    rows: z.union([z.literal("all").transform(() => null), numberIn(1, 99_999)]).default(defaultListRows),
    /** Who reports, and who answers: printed on the first page. */
    department: givenName.optional(),
    contact: givenName.optional(),
  }),
);

export const packQuery = z.lazy(() =>
  z.strictObject({
    format: z.enum(["hwpx", "xlsx"]),
    unit: reportUnit.default("천원"),
    /** How many fiscal years back, the one of the path the last. */
    years: numberIn(1, maxPackYears).default(5),
    /** Names or codes with commas between them; without it the whole office. */
    departments: z
      .string()
      .max(4_000)
      .transform(departmentsIn)
      .pipe(z.array(givenName).max(maxPackDepartments))
      .default([]),
    /** Only snapshots that were taken up to this day. */
    until: givenDay.optional(),
    contact: givenName.optional(),
  }),
);
