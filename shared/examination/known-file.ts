/** A file as it was read, with what was asked of persons answered: what is held against the ledger. */
import type { KnownRecords } from "../domain/matching/match-answers.ts";
import type { Reading } from "../formats/kernel/format.ts";
import type { KnownNames } from "../formats/names/known-names.ts";

export type SubmittedReading = Reading & {
  /** Whether a project that it leaves out vanished. */
  readonly isFullDump: boolean;
  /** What it calls its office and departments. */
  readonly names: KnownNames;
};

export type ReadableFile = Extract<SubmittedReading, { kind: "read" }>;

/** With its lines under the keys that persons said they have. */
export type KnownFile = ReadableFile & Pick<KnownRecords, "statedAs" | "parts">;

export interface Tally {
  /** Projects that the ledger did not have. */
  readonly added: number;
  readonly changed: number;
  /** Projects of which it says what the ledger says. */
  readonly unchanged: number;
}
