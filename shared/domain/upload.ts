/** One file that somebody sent, and what became of it. Its identity is its bytes, office and fiscal year, for ever. */
import type { Books } from "./books.ts";
import type { IsoDate, Period } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import type { ProjectId } from "./project.ts";
import type { MoneyUnit } from "./won.ts";

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
  /** The first day that it says something of; null where it was applied before that was kept. */
  readonly saysFrom: IsoDate | null;
  readonly records: number;
  /** Projects of which it said something new. */
  readonly postings: number;
  readonly findings: readonly LocatedFinding[];
  /** Who let it in although it was held; null when nothing held it. */
  readonly releasedBy: string | null;
}

/** A turn that was begun and may be half made: an upload is being taken back, or brought in again. */
export interface TurnOutcome {
  readonly state: "undoing" | "restoring";
  /** What the upload was, and after a restoring will be again. */
  readonly applied: AppliedOutcome;
  /** The number of the turn itself: its postings bear it. */
  readonly turnSeq: number;
  /** The number whose postings it takes back. */
  readonly reverses: number;
  readonly at: string;
  readonly by: string;
}

/** Its postings are taken back: the ledger is as if it had never come. */
export interface UndoneOutcome {
  readonly state: "undone";
  readonly applied: AppliedOutcome;
  readonly turnSeq: number;
  readonly at: string;
  readonly by: string;
  /** Projects that it had said something of. */
  readonly projects: number;
  /** What could not be undone, and why. */
  readonly findings: readonly Finding[];
}

/** It was found fit, or a person let it in: its figures may be half in, and the next delivery finishes it, whatever holds it now. */
export interface ApplyingOutcome {
  readonly state: "applying";
  readonly at: string;
  /** What was found before its first figure was in; the first of them. */
  readonly findings: readonly Finding[];
  /** Who lets it in although it was held; null when nothing held it. */
  readonly releasedBy: string | null;
}

export type UploadOutcome =
  /** Registered: its number is given, and nothing of it is in. */
  | { readonly state: "received" }
  | ApplyingOutcome
  | AppliedOutcome
  | TurnOutcome
  | UndoneOutcome
  /** A person looked at a held file and decided against it. */
  | { readonly state: "discarded"; readonly format: string | null; readonly at: string; readonly by: string }
  | {
      readonly state: "held" | "rejected";
      readonly format: string | null;
      readonly at: string;
      /** The first of them; `findingCount` says how many there were. */
      readonly findings: readonly Finding[];
      readonly findingCount: number;
    };

export interface Upload {
  readonly uploadId: string;
  readonly books: Books;
  readonly seq: number;
  /** Those that it had while it was held, rejected or discarded: when it came in after all it got another. */
  readonly earlierSeqs: readonly number[];
  readonly sha256: string;
  readonly file: FileReference;
  readonly fileName: string;
  readonly byteLength: number;
  readonly options: UploadOptions;
  readonly receivedAt: string;
  readonly outcome: UploadOutcome;
  /** One more with every change that was stored. */
  readonly version: number;
}

/** Whether it was applied and has been, or is being, taken back: its bytes stay out until a person restores it. */
export function isTurned(outcome: UploadOutcome): outcome is TurnOutcome | UndoneOutcome {
  return outcome.state === "undoing" || outcome.state === "restoring" || outcome.state === "undone";
}

/** Whether its figures may be half in, or come in at this moment. */
export function isUnderWay({ state }: UploadOutcome): boolean {
  return isComingIn(state) || state === "undoing" || state === "restoring";
}

/** The number of what is under way of an upload: its own, or that of its turn; null where nothing is. */
export function numberUnderWay({ seq, outcome }: Upload): number | null {
  if (outcome.state === "undoing" || outcome.state === "restoring") return outcome.turnSeq;
  return isUnderWay(outcome) ? seq : null;
}

/** Registered or begun, and not ended. */
export function isComingIn(state: UploadOutcome["state"]): boolean {
  return state === "received" || state === "applying";
}

/** 80 bits of the hash name an upload inside its books. */
const uploadIdLength = 20;

export function uploadIdOf(sha256: string): string {
  return sha256.slice(0, uploadIdLength);
}

export function sameOptions(a: UploadOptions, b: UploadOptions): boolean {
  return a.asOf === b.asOf && a.unit === b.unit && a.mapping === b.mapping;
}
