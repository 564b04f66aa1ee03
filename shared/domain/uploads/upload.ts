/** One file that somebody sent, and what became of it. Its identity is its bytes, office and fiscal year, for ever. */
import type { SourceRecord } from "../ledger/posting.ts";
import type { Books } from "../values/books.ts";
import type { IsoDate, Period } from "../values/calendar.ts";
import type { Finding } from "../values/finding.ts";
import type { ProjectId } from "../values/project.ts";
import type { MoneyUnit } from "../values/won.ts";

/** Where the bytes lie. A name may be used again; the version tells which bytes are meant. */
export interface FileReference {
  readonly key: string;
  readonly version: string;
}

/** What the sender said beside the file. */
export interface UploadOptions {
  readonly asOf: IsoDate | null;
  readonly unit: MoneyUnit | null;
  /** What the columns mean, as JSON in its one text; null where the file's own format says it. */
  readonly mapping: string | null;
}

/** A file that says everything itself. */
export const noOptions: UploadOptions = { asOf: null, unit: null, mapping: null };

/** A finding with the line that it is about. */
export interface LocatedFinding extends Finding {
  /** Null where it is about no row, or about one that no line was read from. */
  readonly projectId: ProjectId | null;
}

export interface AppliedOutcome {
  readonly state: "applied";
  readonly format: string;
  readonly at: string;
  /** The latest as-of among its records. */
  readonly asOf: IsoDate;
  /** The days that it covers, where it is a payment list; else null. */
  readonly period: Period | null;
  /** Whether it states every line of the office: then the office's total of its day is its own. */
  readonly isFull: boolean;
  /** Departments that its journal entry names. */
  readonly named: number;
  /** What it calls the office; null where it does not name it. */
  readonly officeName: string | null;
  /** The first day that it says something of; null where it was applied before that was kept. */
  readonly saysFrom: IsoDate | null;
  readonly records: number;
  /** Projects of which it said something new. */
  readonly postings: number;
  /** The first of them; `findingCount` says how many there were. */
  readonly findings: readonly LocatedFinding[];
  readonly findingCount: number;
  /** Who let it in although it was held; null when nothing held it. */
  readonly releasedBy: string | null;
}

/** A reversal that was begun: an upload is being taken back, or brought in again. */
export interface ReversingOutcome {
  readonly state: "undoing" | "restoring";
  /** What the upload was, and after a restore will be again. */
  readonly applied: AppliedOutcome;
  /** The number of the reversal's own journal entry: its postings bear it. */
  readonly reversalSeq: number;
  readonly at: string;
  readonly by: string;
}

/** Its postings are taken back: the ledger is as if it had never come. */
export interface UndoneOutcome {
  readonly state: "undone";
  readonly applied: AppliedOutcome;
  readonly reversalSeq: number;
  readonly at: string;
  readonly by: string;
  /** Projects whose figures it had stated. */
  readonly projects: number;
  /** What the undo could not change, and why. */
  readonly findings: readonly Finding[];
}

/** Its entry runs: some projects may have its postings already, and no reader counts them yet. */
export interface ApplyingOutcome {
  readonly state: "applying";
  readonly at: string;
  /** What was found before the first figure was written; the first of them. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  /** Who lets it in although it was held; null when nothing held it. */
  readonly releasedBy: string | null;
}

/** A person looked at a held file and decided against it. */
export interface DiscardedOutcome {
  readonly state: "discarded";
  readonly format: string | null;
  readonly at: string;
  readonly by: string;
}

export interface RefusedOutcome {
  readonly state: "held" | "rejected";
  readonly format: string | null;
  /** The latest day that it states; null where it could not be read, and where it was kept out before that was kept. */
  readonly asOf: IsoDate | null;
  readonly at: string;
  /** The first of them; `findingCount` says how many there were. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

export type UploadOutcome =
  ApplyingOutcome | AppliedOutcome | ReversingOutcome | UndoneOutcome | DiscardedOutcome | RefusedOutcome;

export interface Upload {
  readonly uploadId: string;
  readonly books: Books;
  /** The number of the journal entry that gave the upload its place: the last time it was applied, held or rejected. */
  readonly seq: number;
  readonly sha256: string;
  readonly file: FileReference;
  readonly fileName: string;
  readonly byteLength: number;
  readonly options: UploadOptions;
  readonly receivedAt: string;
  readonly outcome: UploadOutcome;
  /** Two more with every journal entry about it, one of them while the entry runs. */
  readonly version: number;
}

/** Whether it was applied and has been, or is being, taken back: its bytes stay out until a person restores it. */
export function isReversed(outcome: UploadOutcome): outcome is ReversingOutcome | UndoneOutcome {
  return outcome.state === "undoing" || outcome.state === "restoring" || outcome.state === "undone";
}

/** Whether its journal entry runs. */
export function isRunning({ state }: UploadOutcome): boolean {
  return state === "applying" || state === "undoing" || state === "restoring";
}

/** What it stated when it was applied, also where it was taken back since; null where it never was. */
export function appliedOf({ outcome }: Upload): AppliedOutcome | null {
  if (outcome.state === "applied") return outcome;
  return "applied" in outcome ? outcome.applied : null;
}

/** 80 bits of the hash name an upload inside its books. */
const uploadIdLength = 20;

export function uploadIdOf(sha256: string): string {
  return sha256.slice(0, uploadIdLength);
}

export function sameOptions(a: UploadOptions, b: UploadOptions): boolean {
  return a.asOf === b.asOf && a.unit === b.unit && a.mapping === b.mapping;
}

/**
 * The most that one file may have, as it is sent: the inbox, the command line, the API and the bucket look at it
 * before they read, and gzip is inflated no further. 200,000 rows are about 40 MiB of text and 12 MiB of XLSX.
 */
export const maxUploadBytes = 50 * 1024 * 1024;

/** Each finding with the line that its row was read into. */
export function locateFindings(
  findings: readonly Finding[],
  records: readonly SourceRecord[],
): LocatedFinding[] {
  const rows = new Set(findings.flatMap(({ row }) => row ?? []));
  const byRow = new Map<number, ProjectId>();
  for (const { project, rows: own } of rows.size === 0 ? [] : records)
    for (const row of own) if (rows.has(row)) byRow.set(row, project.id);
  return findings.map((finding) => ({
    ...finding,
    projectId: finding.row === null ? null : (byRow.get(finding.row) ?? null),
  }));
}

/** What a list says of an upload: also of one that was taken back, what it stated. */
export function listedFacts(upload: Upload): {
  readonly asOf: IsoDate | null;
  readonly records: number | null;
  /** Null where what was found is kept elsewhere, or nothing was looked for. */
  readonly findings: number | null;
} {
  const { outcome, options } = upload;
  const applied = appliedOf(upload);
  return {
    asOf: applied?.asOf ?? ("asOf" in outcome ? outcome.asOf : null) ?? options.asOf,
    records: applied?.records ?? null,
    findings: findingsIn(outcome),
  };
}

/** What was found of it, as far as it is read with that: what an undo could not change comes first. */
export function findingsOf(outcome: UploadOutcome): readonly Finding[] {
  if (outcome.state === "discarded") return [];
  if (outcome.state === "undone") return [...outcome.findings, ...outcome.applied.findings];
  return "applied" in outcome ? outcome.applied.findings : outcome.findings;
}

/** By count: a list of uploads is read without what was found. */
function findingsIn(outcome: UploadOutcome): number | null {
  if (outcome.state === "discarded") return null;
  // Of what was taken back: what could not be, and what was found when it came.
  if (outcome.state === "undone") return outcome.findings.length + outcome.applied.findingCount;
  return "applied" in outcome ? outcome.applied.findingCount : outcome.findingCount;
}
