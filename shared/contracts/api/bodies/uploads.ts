/** Files: sent, tried, settled. */
import * as z from "zod";
import { maxUploadBytes } from "../../../domain/uploads/upload.ts";
import { maxNameLength, nameWords } from "../../../domain/words/file-words.ts";
import { projectIdOf } from "../../../domain/values/project.ts";
import { finding } from "../../values/findings.ts";
import { moneyUnit } from "../../values/primitives.ts";
import { booksAnswer, count, day, givenDay, moment, won } from "./parts.ts";

const uploadStates = [
  "applying",
  "applied",
  "held",
  "rejected",
  "discarded",
  "undoing",
  "undone",
  "restoring",
] as const;

export const uploadSummary = z.strictObject({
  uploadId: z.string(),
  seq: z.int(),
  fileName: z.string(),
  byteLength: count,
  receivedAt: moment,
  state: z.enum(uploadStates),
  /** When it came to its state; null while it is under way. */
  at: moment.nullable(),
  /** Who released, discarded or took it back; null where nobody had to. */
  by: z.string().nullable(),
  format: z.string().nullable(),
  asOf: day.nullable(),
  records: count.nullable(),
  /** Projects of which it said something new. */
  postings: count.nullable(),
  findingCount: count,
});

export const apiFinding = z.strictObject({ ...finding.shape });

/** `before`: the `next` of the page before. */
export const uploadsQuery = z.lazy(() =>
  z.strictObject({
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
);

export const uploadsAnswer = z.lazy(() =>
  z.strictObject({
    /** The newest first. */
    items: z.array(uploadSummary).max(500),
    /** Of all uploads of the books. */
    total: count,
    /** What to ask for next as `before`; null at the end. */
    next: z.int().nullable(),
  }),
);

/** What was last asked of it, where another process does that; null where nothing was. */
const requestedAct = z.lazy(() =>
  z.strictObject({
    act: z.enum(["release", "discard", "undo", "match", "unmatch"]),
    by: z.string(),
    at: moment,
    /** `lost`: nobody answered for a quarter of an hour; ask again. */
    state: z.enum(["open", "done", "refused", "lost"]),
    /** Why it was refused. */
    findings: z.array(apiFinding).max(200),
  }),
);

/** What persons said its lines are, as far as it counts: taken back by `entry`. */
const answerAbout = z.strictObject({ entry: z.int(), at: moment, by: z.string().nullable(), pairs: count });

/** As many as one request takes back by their numbers. */
const maxAnswers = 500;

export const uploadAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    ...uploadSummary.shape,
    sha256: z.string(),
    /** What its sender said beside it. */
    givenAsOf: day.nullable(),
    givenUnit: z.string().nullable(),
    /** The remembered mapping that it was read through; null where none was, or one came with the file. */
    taughtMapping: z.strictObject({ number: z.int(), by: z.string(), at: moment }).nullable(),
    /** It is being worked, or what somebody asked of it is: ask again. */
    isUnderWay: z.boolean(),
    asked: requestedAct.nullable(),
    period: z.strictObject({ from: day, to: day }).nullable(),
    /** The first 200. */
    findings: z.array(apiFinding).max(200),
    /** The first 500. */
    answers: z.array(answerAbout).max(maxAnswers),
    /** What may be done about it now. */
    acts: z.array(z.enum(["release", "discard", "undo"])),
  }),
);

export const fileNameText = z
  .string()
  .trim()
  .min(1)
  .max(maxNameLength)
  // Names go into paths, headers and letters: no separators, no control characters.
  .refine((name) => nameWords(name) === null, "no path and no control characters");

/** Beside a raw or multipart body, in the query. In a multipart body the part `file` brings its own name. */
export const uploadQuery = z.lazy(() =>
  z.strictObject({
    fileName: fileNameText.optional(),
    asOf: givenDay.optional(),
    unit: moneyUnit.optional(),
  }),
);

/** In which language the reasons are written. */
export const markedQuery = z.strictObject({ language: z.enum(["ko", "en"]).default("ko") });

/** As a workbook, or with the same columns as text. */
export const templateQuery = z.strictObject({ format: z.enum(["xlsx", "csv"]).default("xlsx") });

/** As `application/json`, where files go past the API (`me.uploads` is `presigned`). */
export const presignBody = z.lazy(() =>
  z.strictObject({
    fileName: fileNameText,
    asOf: givenDay.nullable().default(null),
    unit: moneyUnit.nullable().default(null),
    byteLength: z.int().min(1).max(maxUploadBytes),
    /** Of the bytes, in hex: the answer names the upload by it, and storing checks it. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

export const uploadedAnswer = z.strictObject({
  outcome: z.enum(["applied", "already-applied", "already-discarded", "already-undone", "held", "rejected"]),
  upload: uploadAnswer,
});

/** `PUT` the bytes there with these headers. */
const presigned = {
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresAt: moment,
};

/** When it is put, ask for the upload until it is known. */
export const presignAnswer = z.strictObject({ uploadId: z.string(), ...presigned });

/** When it is put, ask for the preview until it is there: for a day. */
export const presignedPreview = z.strictObject({ previewId: z.string(), ...presigned });

export const waitingPreview = z.strictObject({ state: z.literal("waiting") });

/** What became of a release, a discarding or an undo. `requested`: it is under way, ask for the upload. */
export const settledAnswer = z.lazy(() =>
  z.strictObject({
    outcome: z.enum([
      ...uploadedAnswer.shape.outcome.options,
      "discarded",
      "undone",
      "nothing-to-do",
      "requested",
    ]),
    upload: uploadAnswer,
  }),
);

const lineId = z.string().min(1).max(300).transform(projectIdOf);
const departmentName = z.string().trim().min(1).max(200);

/** The pairs are those of the finding `project-resembles`, and of the overview's unmatched payments. */
export const matchBody = z.lazy(() =>
  z.strictObject({
    /** Every pair whose new line may be one known line alone, also those that are not listed. */
    allSame: z.boolean().default(false),
    /** A department that was renamed: all pairs of the two are one project each. */
    departments: z
      .array(z.strictObject({ from: departmentName, to: departmentName }))
      .max(50)
      .default([]),
    same: z
      .array(z.strictObject({ from: lineId, to: lineId }))
      .max(200)
      .default([]),
    /** New lines that are projects of their own. */
    new: z.array(lineId).max(200).default([]),
  }),
);

/** Answers about the file that are taken back, by the numbers of their journal entries; none given: all of them. */
export const unmatchBody = z.strictObject({ entries: z.array(z.int().min(1)).max(maxAnswers).default([]) });

export const matchedAnswer = z.lazy(() =>
  z.strictObject({
    outcome: z.enum(["matched", "nothing-to-do", "requested"]),
    /** Applied, where it was held for its questions alone. */
    upload: uploadAnswer,
  }),
);

const projectNames = z.lazy(() =>
  z.strictObject({
    total: count,
    /** The first 100. */
    items: z
      .array(z.strictObject({ id: z.string(), name: z.string(), department: z.string().nullable() }))
      .max(100),
  }),
);

const totals = z.lazy(() =>
  z.strictObject({
    appropriationWon: won.nullable(),
    currentBudgetWon: won.nullable(),
    commitmentWon: won.nullable(),
    expenditureWon: won.nullable(),
  }),
);

/** What the file would change; nothing was written. */
export const previewAnswer = z.lazy(() =>
  z.strictObject({
    fileName: z.string(),
    verdict: uploadedAnswer.shape.outcome,
    format: z.string().nullable(),
    explanation: z.string().nullable(),
    /** The first 500. */
    findings: z.array(apiFinding).max(500),
    findingCount: count,
    added: projectNames,
    changed: projectNames,
    unchanged: count,
    vanished: projectNames,
    before: totals,
    after: totals,
  }),
);
