/** What an office holds its books against: a verification on request, a year that is over, and what was told to whom. */
import * as z from "zod";
import { backtestMonths } from "../../../domain/pace/backtest.ts";
import { paceSources } from "../../../domain/pace/expected-path.ts";
import { severities } from "../../../domain/policy/policy.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import { booksPath, count, day, moment, numberIn, percent, won, words } from "./parts.ts";

/** Of one verification: the minute in which it was asked for. */
export const verificationPath = booksPath.extend({
  id: z
    .string()
    .regex(
      /^\d{8}T\d{4}$/,
      ruleMessage("검증은 20261031T0930처럼 적어 주십시오", "name a verification as 20261031T0930"),
    ),
});

/** Which discrepancies one answer lists; the count is of all. */
const maxDiscrepancies = 500;

const discrepancy = z.lazy(() =>
  z.strictObject({
    code: z.string(),
    ...words.shape,
    uploadId: z.string().nullable(),
    fileName: z.string().nullable(),
    row: z.int().nullable(),
    projectId: z.string().nullable(),
    name: z.string().nullable(),
    field: z.string(),
    expected: z.string().nullable(),
    found: z.string().nullable(),
  }),
);

/** What was held against the stored files, and what disagrees. */
export const verificationAnswer = z.lazy(() =>
  z.strictObject({
    /** When it ended. */
    at: moment,
    entries: count,
    postings: count,
    balances: count,
    alerts: count,
    /** Moments at which alerts changed whose ledger cannot be had again: of these only the log was verified. */
    uncheckedLooks: count,
    snapshots: count,
    auditEntries: count,
    /** The upload that was still being worked: verified up to it. */
    running: z.string().nullable(),
    /** Payments outside of every total; null where there are none. */
    unmatched: z.strictObject({ through: day, lines: count, won }).nullable(),
    discrepancyCount: count,
    discrepancies: z.array(discrepancy).max(maxDiscrepancies),
  }),
);

/** It is done by another process: ask `verifications/{verificationId}` until that is no 202. */
export const verificationRequested = z.lazy(() =>
  z.strictObject({
    state: z.literal("waiting"),
    verificationId: z.string(),
  }),
);

const score = {
  /** |forecast - spent at the year's end| of the budget, in points. */
  forecastErrorPoints: percent.nullable(),
  precision: percent.nullable(),
  recall: percent.nullable(),
  leadDays: z.int().nullable(),
};

export const backtestAnswer = z.lazy(() =>
  z.strictObject({
    /** False until spending of December is stated: there is nothing to hold the forecast against. */
    isOver: z.boolean(),
    hasYearBefore: z.boolean(),
    policyVersion: z.string(),
    rows: z.array(
      z.strictObject({
        paceSource: z.enum([...paceSources, "ladder"]),
        month: z.literal(backtestMonths),
        lines: count,
        late: count,
        ...score,
        /** The calendar's score for the same lines. */
        calendar: z.strictObject(score),
      }),
    ),
  }),
);

export const noticesQuery = z.lazy(() =>
  z.strictObject({
    state: z.enum(["all", "waiting", "sent", "returned"]).default("all"),
    limit: numberIn(1, 500).default(100),
  }),
);

export const noticesAnswer = z.lazy(() =>
  z.strictObject({
    /** Of that state. */
    total: count,
    /** Whose last letter came back, or who called it unwanted: none reaches them until the address is put right. */
    undeliverable: z.array(z.strictObject({ to: z.string(), at: moment, trouble: z.string() })),
    /** The latest news first. */
    items: z.array(
      z.strictObject({
        id: z.string(),
        at: moment,
        kind: z.enum(["alert", "upload", "digest", "returned"]),
        /** An address, `topic:` with a department or nothing, or `webhook`. */
        to: z.string(),
        severity: z.enum(severities).nullable(),
        /** What it tells of, the most urgent first, five at most. */
        about: z.array(z.strictObject({ ...words.shape, place: z.string() })).max(5),
        matters: count,
        state: z.enum(["waiting", "sending", "sent", "dropped", "given-up", "returned"]),
        /** When it is looked at next, or what became of it was decided. */
        moment,
        tries: count.nullable(),
        /** Why it was not sent or came back, as the channel said it. */
        trouble: z.string().nullable(),
        /** How many things were over before it was sent. */
        withdrawn: count,
      }),
    ),
  }),
);
