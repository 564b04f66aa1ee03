/** What a person asks of the stages: of files, of snapshots and reports, of books as a whole. Who asks need not know who does it. */
import type { PreviewAnswer, PackQuery, ReportQuery, VerificationAnswer } from "../contracts/api/api.ts";
import type { DryRunFile, UploadAddress } from "../contracts/files/upload-key.ts";
import type { MatchAnswer } from "../domain/matching/match-answers.ts";
import type { Requester } from "../domain/uploads/command.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Books } from "../domain/values/books.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { IsoDate, Period } from "../domain/values/calendar.ts";
import type { FactualMeasure } from "../domain/values/measure.ts";
import type { ProjectFacts } from "../domain/values/project.ts";
import type { Won } from "../domain/values/won.ts";
import type { SnapshotName } from "../domain/snapshots/snapshot.ts";

// Of files.

export type TakenIn =
  "applied" | "already-applied" | "already-discarded" | "already-undone" | "held" | "rejected";

export interface TakenUpload {
  readonly kind: TakenIn;
  readonly upload: Upload;
}

export interface SettledUpload {
  readonly kind: "discarded" | "undone" | "restored" | "nothing-to-do" | "refused";
  readonly upload: Upload;
  readonly findings?: readonly Finding[];
}

export interface MatchedUpload {
  /** A file that was held for its questions alone is applied with the answer. */
  readonly kind: "matched" | "nothing-to-do" | "refused";
  readonly upload: Upload;
  readonly findings: readonly Finding[];
}

/** What a file would change. */
export interface DryRun {
  readonly verdict: TakenIn;
  readonly format: string | null;
  /** The latest day that it states; null where nothing of it would be applied. */
  readonly asOf: IsoDate | null;
  /** The days that a payment list covers; null of any other file, and where nothing of it would be applied. */
  readonly period: Period | null;
  readonly explanation: string | null;
  readonly findings: readonly Finding[];
  readonly added: readonly ProjectFacts[];
  readonly changed: readonly ProjectFacts[];
  readonly unchanged: number;
  readonly vanished: readonly ProjectFacts[];
  readonly before: Readonly<Record<FactualMeasure, Won | null>>;
  readonly after: Readonly<Record<FactualMeasure, Won | null>>;
}

/** Where the bytes of a file are put past the API. */
export interface PresignedUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** What is said of a file before it is put: the store takes no other. */
export interface AnnouncedFile {
  readonly byteLength: number;
  readonly sha256: string;
}

/** A file is put past the API and tried there. */
export interface TryingPast {
  presign(dryRun: DryRunFile, file: AnnouncedFile): Promise<PresignedUpload>;
  /** Null until it was tried, and when its answer has expired. */
  find(books: Books, id: string): Promise<PreviewAnswer | null>;
}

export interface UploadActs {
  /** Null where files go past the API. */
  readonly submit: ((address: UploadAddress, bytes: Uint8Array) => Promise<TakenUpload>) | null;
  /** Null where files go through the API. */
  readonly presign: ((address: UploadAddress, file: AnnouncedFile) => Promise<PresignedUpload>) | null;
  /** Takes in a file that the API makes of what a person entered. Null of the answer: another process does. */
  readonly enter: (address: UploadAddress, bytes: Uint8Array) => Promise<TakenUpload | null>;
  /** Null where files go past the API. */
  readonly preview: ((address: UploadAddress, bytes: Uint8Array) => Promise<DryRun>) | null;
  /** Null where files go through the API. */
  readonly tryPast: TryingPast | null;
  /** What a person decides about a file. */
  readonly settle: UploadSettling;
}

/** Null of an answer: it was asked for, and is done by another process. */
export interface UploadSettling {
  release(upload: Upload, by: Requester, reason: string | null): Promise<TakenUpload | null>;
  discard(upload: Upload, by: Requester, reason: string | null): Promise<SettledUpload | null>;
  undo(upload: Upload, by: Requester, reason: string | null): Promise<SettledUpload | null>;
  /** One that was taken back comes in as it was; one that was put aside, or rested on an answer that counts no more, is read anew. */
  restore(upload: Upload, by: Requester, reason: string | null): Promise<SettledUpload | TakenUpload | null>;
  match(upload: Upload, answer: MatchAnswer, by: Requester): Promise<MatchedUpload | null>;
  /** @param entries the numbers of answers about the upload; empty for all of them. */
  unmatch(upload: Upload, entries: readonly number[], by: Requester): Promise<MatchedUpload | null>;
}

/** What came of files that were only tried past the API, kept for a day. */
export interface DryRunAnswers {
  /** Over what the same trying came to before: the ledger may have gone on. */
  keep(books: Books, id: string, answer: PreviewAnswer): Promise<void>;
}

// Of snapshots and reports.

export interface SnapshotTakeRequest {
  readonly books: Books;
  readonly asOf: IsoDate;
  readonly by: Requester;
  readonly isForced: boolean;
}

type SnapshotTaking =
  | { readonly kind: "taken" | "unchanged"; readonly entry: SnapshotName }
  | { readonly kind: "answered"; readonly name: SnapshotName }
  | { readonly kind: "refused"; readonly finding: Finding; readonly isPassing: boolean };

export type FoundReport =
  | {
      readonly kind: "file";
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly fileName: string;
    }
  /** Where the file can be had past the API, for a short while. */
  | { readonly kind: "address"; readonly url: string; readonly fileName: string; readonly expiresAt: string }
  /** It is not rendered yet, and was requested. */
  | { readonly kind: "rendering" };

export interface SnapshotActs {
  /** Null: it was requested, and is done by another process. */
  take(request: SnapshotTakeRequest): Promise<SnapshotTaking | null>;
  /** Null where there is no such snapshot. */
  report(books: Books, name: SnapshotName, query: ReportQuery): Promise<FoundReport | null>;
  /** @param books of the last year. Null where no year has a snapshot. */
  pack(books: Books, query: PackQuery): Promise<FoundReport | null>;
}

// Of books as a whole.

export interface OversightActs {
  /** Null: it was requested under that id, and another process does it. */
  verify(books: Books, id: string): Promise<VerificationAnswer | null>;
  /** Null until it is done, when its day is over, and where nothing is done by another process. */
  verification(books: Books, id: string): Promise<VerificationAnswer | null>;
  /** Null where files lie on the host itself, which copies them whole. */
  readonly export: ((books: Books) => Promise<FoundReport>) | null;
}

/** What came of verifications that were requested, kept for a day. */
export interface Verifications {
  /** Over what the same request came to before. */
  keep(books: Books, id: string, answer: VerificationAnswer): Promise<void>;
}
