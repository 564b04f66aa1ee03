/** Files: sent, tried, settled. */
import * as z from "zod";
import { sentVias } from "../../../domain/words/act-names.ts";
import { maxNameLength, nameWords } from "../../../domain/words/file-words.ts";
import { finding } from "../../values/findings.ts";
import { moneyUnit } from "../../values/primitives.ts";
import { auditActs } from "./access.ts";
import { booksAnswer, count, day, givenDay, moment, nameRule, sha256Text, won, words } from "./parts.ts";
import { maxAnswers, settlingActs } from "./settling.ts";

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

/** Who sent it and by which way, as the audit trail has it; `via` is null of what was written before ways were kept. */
const sender = z.strictObject({ name: z.string(), via: z.enum(sentVias).nullable() });

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
  /** Null in lists where it is kept with an act alone: of a discarded file. */
  findingCount: count.nullable(),
});

/** As the list shows it. */
const listedUpload = uploadSummary.extend({
  /** Null where the trail has no word of it: it was put past the API, or by a release without a trail. */
  sentBy: sender.nullable(),
  /** Why it was last released, discarded, taken back or brought in again; null where nobody said. */
  reason: z.string().nullable(),
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
    items: z.array(listedUpload).max(500),
    /** Of all uploads of the books. */
    total: count,
    /** What to ask for next as `before`; null at the end. */
    next: z.int().nullable(),
  }),
);

/** What was last asked of it, where another process does that; null where nothing was. */
const requestedAct = z.lazy(() =>
  z.strictObject({
    act: z.enum(["release", "discard", "undo", "restore", "match", "unmatch"]),
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

/** One act of a person on it, as the audit trail has it. */
const actOnUpload = z.strictObject({
  at: moment,
  by: z.string(),
  act: z.enum(auditActs),
  outcome: z.string(),
  via: z.enum(sentVias).nullable(),
  reason: z.string().nullable(),
});

export const uploadAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    ...listedUpload.shape,
    findingCount: count,
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
    acts: z.array(z.enum(settlingActs)),
    /** What persons did with it, the latest first: the last 100. */
    history: z.array(actOnUpload).max(100),
  }),
);

export const fileNameText = z
  .string()
  .trim()
  .min(1)
  .max(maxNameLength)
  // Names go into paths, headers and letters: no separators, no control characters.
  .refine((name) => nameWords(name) === null, nameRule);

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
    /** More than an upload may have is answered as a body that is too large. */
    byteLength: z.int().min(1),
    /** Of the bytes, in hex: the answer names the upload by it, and storing checks it. */
    sha256: sha256Text,
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
      "restored",
      "nothing-to-do",
      "requested",
    ]),
    upload: uploadAnswer,
  }),
);

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
    /** What offices call the format. */
    formatTitle: words.nullable(),
    /** The latest day that it states, and the days that a payment list covers; null where it is refused or stands already. */
    asOf: day.nullable(),
    period: z.strictObject({ from: day, to: day }).nullable(),
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
    /** The office's execution rate without the file and with it; null where lines are divided by different budgets. */
    rates: z
      .strictObject({ before: z.string().nullable(), after: z.string().nullable(), points: z.string() })
      .nullable(),
  }),
);
