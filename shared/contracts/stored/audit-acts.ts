/** What the audit trail says of each act, whichever door it came through: the API, a command, the inbox. */
import * as z from "zod";
import type { AccountRights } from "../../domain/access/account-acts.ts";
import { alertName } from "../../domain/alerts/alert-name.ts";
import type { Alert } from "../../domain/alerts/alert.ts";
import type { MatchAnswer } from "../../domain/matching/match-answers.ts";
import { nameOf, type SnapshotName } from "../../domain/snapshots/snapshot.ts";
import type { Upload } from "../../domain/uploads/upload.ts";
import { type SentVia, sentVias } from "../../domain/words/act-names.ts";
import { auditEntry, type AuditEntry } from "../api/bodies/access.ts";
import { boundedFindings, finding } from "../values/findings.ts";
import type { PolicyDifference } from "../policy/policy-change.ts";

/** An entry without who and when. */
export type DoneAct = Omit<AuditEntry, "at" | "by">;
type ActName = AuditEntry["act"];

/** @param outcome what the stage made of the file: `applied`, `held`, `already-applied` … */
export function fileTaken(upload: Upload, outcome: string, via: SentVia): DoneAct {
  const { uploadId, fileName, sha256 } = upload;
  const after = { fileName, sha256, via, state: upload.outcome.state };
  return { act: "upload", target: uploadId, outcome, before: null, after };
}

export function eventsTaken(
  fileName: string,
  counts: { readonly applied: number; readonly alreadyApplied: number; readonly notApplied: number },
): DoneAct {
  const outcome = counts.notApplied === 0 ? "applied" : "partly-applied";
  return { act: "ingest-events", target: fileName, outcome, before: null, after: { ...counts } };
}

/** @param taken null where another process takes it in. */
export function departmentNamed(
  code: string,
  named: { readonly name: string; readonly from: string | null },
  taken: { readonly kind: string; readonly upload: Upload } | null,
): DoneAct {
  const after = { ...named, uploadId: taken?.upload.uploadId ?? null };
  return { act: "name-department", target: code, outcome: taken?.kind ?? "requested", before: null, after };
}

/** @param replaced the number that stood for the same header. */
export function mappingTaught(number: number, replaced: number | null, headers: readonly string[]): DoneAct {
  const before = replaced === null ? null : { number: replaced };
  const after = { number, headers: headers.slice(0, maxPaths).map((text) => text.slice(0, maxText)) };
  return { act: "teach-mapping", target: `${number}`, outcome: "done", before, after };
}

export function mappingForgotten(number: number, headers: readonly string[]): DoneAct {
  const before = { number, headers: headers.slice(0, maxPaths).map((text) => text.slice(0, maxText)) };
  return { act: "forget-mapping", target: `${number}`, outcome: "done", before, after: null };
}

/** The file is put past the API. */
export function uploadAnnounced(
  uploadId: string,
  file: { readonly fileName: string; readonly byteLength: number; readonly sha256: string },
  via: SentVia,
): DoneAct {
  return { act: "presign-upload", target: uploadId, outcome: "done", before: null, after: { ...file, via } };
}

/** As many findings of a file as stay readable when it is put aside, and so much of an entry. */
const keptRoom = { count: 50, bytes: 64_000 };

/**
 * What held a file is kept with the act that puts it aside: nothing else of it has them afterwards.
 * @param after the same upload where nothing came of it, or another process works it.
 * @param reason as the person gave it; null where none was.
 */
export function uploadSettled(
  act: ActName,
  before: Upload,
  after: Upload,
  outcome: string,
  reason: string | null,
): DoneAct {
  const found = act === "discard-upload" && "findings" in before.outcome ? before.outcome.findings : [];
  // Without what was asked: it can be answered no more.
  const texts = found.map(({ pairs: _pairs, ...kept }) => kept);
  const findings = boundedFindings(texts, keptRoom);
  const kept = findings.length === 0 ? {} : { findings };
  return {
    act,
    target: before.uploadId,
    outcome,
    before: { ...stateOf(before), ...kept },
    after: { ...stateOf(after), ...reasonGiven(reason) },
  };
}

const saidAfter = z.object({
  via: z.enum(sentVias).nullable().catch(null),
  reason: z.string().nullable().catch(null),
  uploadId: z.string().nullable().catch(null),
});
const keptBefore = z.object({ findings: z.array(finding).catch([]) });

/** What an entry says of an upload beside its act; nulls where it was written before that was kept. */
export function saidOfUpload({ before, after }: Pick<AuditEntry, "before" | "after">) {
  const said = saidAfter.safeParse(after).data ?? { via: null, reason: null, uploadId: null };
  return { ...said, findings: keptBefore.safeParse(before).data?.findings ?? [] };
}

/** Absent where none was given: what was written before reasons were asked for reads the same. */
export function reasonGiven(reason: string | null): { readonly reason?: string } {
  return reason === null ? {} : { reason };
}

/** @param outcome `matched`, `nothing-to-do`, or `requested` where another process enters it. */
export function matchAnswered(
  before: Upload,
  after: Upload,
  { isAllSame, departments, pairs }: MatchAnswer,
  outcome: string,
): DoneAct {
  const given = { isAllSame, departments: departments.length, pairs: pairs.length };
  return {
    act: "match-lines",
    target: before.uploadId,
    outcome,
    before: stateOf(before),
    after: { ...stateOf(after), ...given },
  };
}

/** @param entries as they were asked for: empty for all. */
export function answersTakenBack(
  before: Upload,
  after: Upload,
  entries: readonly number[],
  outcome: string,
): DoneAct {
  return {
    act: "unmatch-lines",
    target: before.uploadId,
    outcome,
    before: stateOf(before),
    after: { ...stateOf(after), entries: [...entries] },
  };
}

/** @param answered the numbers of the entries, and of how many pairs. */
export function linesMatched(
  before: Upload,
  answered: { readonly entries: readonly number[]; readonly pairs: number; readonly upload: Upload },
): DoneAct {
  const { pairs, entries, upload } = answered;
  const act = pairs === 0 ? "unmatch-lines" : "match-lines";
  const after = { ...stateOf(upload), pairs, entries: [...entries] };
  return { act, target: before.uploadId, outcome: "done", before: stateOf(before), after };
}

export function alertAnswered(act: ActName, before: Alert, after: Alert): DoneAct {
  return {
    act,
    target: alertName(before),
    outcome: "done",
    before: answersOf(before),
    after: answersOf(after),
  };
}

export function policySet(from: string, to: string, changes: readonly PolicyDifference[]): DoneAct {
  const before = { version: from, ...valuesOf(changes, "before") };
  return {
    act: "set-policy",
    target: to,
    outcome: "done",
    before,
    after: { version: to, ...valuesOf(changes, "after") },
  };
}

export function snapshotTaken({ asOf, version }: SnapshotName, outcome: string): DoneAct {
  const after = { asOf, version };
  return { act: "take-snapshot", target: nameOf(after), outcome, before: null, after };
}

/** What a user may do and see; never the hash of a password. Null: there is no such user. */
type KeptUser = AccountRights | null;

export function userKept(name: string, before: KeptUser, after: KeptUser): DoneAct {
  const act = after === null ? "remove-user" : before === null ? "add-user" : "change-user";
  return { act, target: name, outcome: "done", before: rightsOf(before), after: rightsOf(after) };
}

/** Neither the old password nor the new one, nor what they hash to. */
export function passwordChanged(name: string): DoneAct {
  return { act: "change-password", target: name, outcome: "done", before: null, after: null };
}

export function sessionsEnded(name: string): DoneAct {
  return { act: "end-sessions", target: name, outcome: "done", before: null, after: null };
}

function rightsOf(user: KeptUser) {
  if (user === null) return null;
  const { role, departments, office, isDisabled } = user;
  return { role, departments: [...departments], office, ...(isDisabled ? { state: "disabled" } : {}) };
}

/** Every version is kept whole by itself: the trail shows what is read at a glance. */
const maxPaths = 100;
const maxText = 300;

function valuesOf(changes: readonly PolicyDifference[], side: "before" | "after"): Record<string, string> {
  const shown = changes.slice(0, maxPaths);
  return Object.fromEntries(shown.map((each) => [each.path, each[side].slice(0, maxText)]));
}

function stateOf({ fileName, outcome, version }: Upload) {
  return { fileName, state: outcome.state, version };
}

/** What an answer can change. */
/** What an explanation came along with stands in the act's own name. */
function answersOf({ status, explanation, version }: Alert) {
  if (explanation === null) return { status: { ...status }, explanation, version };
  const { givenWith: _with, ...said } = explanation;
  return { status: { ...status }, explanation: said, version };
}

/** An audit entry as the table keeps it, with its place in the chain, and the head of the chain. */
const link = z.strictObject({ number: z.int().positive(), previous: z.string(), hash: z.string() });

/** Absent where it was written before entries were chained. */
export const storedAuditEntry = auditEntry.extend({ chain: link.optional() });
export const storedAuditHead = z.strictObject({ number: z.int().positive(), hash: z.string() });

export type StoredAuditEntry = z.output<typeof storedAuditEntry>;
