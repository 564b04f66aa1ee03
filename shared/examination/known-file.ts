/** A file as it was read, with what was asked of persons answered: what is held against the ledger. */
import type { KnownRecords } from "../domain/matching/match-answers.ts";
import type { KnownNames, Reading } from "../formats/kernel/format.ts";
import { type IsoDate, laterOrNull } from "../domain/values/calendar.ts";

export type SubmittedReading = Reading & {
  /** Whether a project that it leaves out vanished. */
  readonly isFullDump: boolean;
  /** What it calls its office and departments. */
  readonly names: KnownNames;
};

export type ReadableFile = Extract<SubmittedReading, { kind: "read" }>;

/** The latest day that it states; null of one that could not be read, or that has no figures. */
export function statedDay(file: SubmittedReading): IsoDate | null {
  if (file.kind !== "read") return null;
  return file.records.reduce<IsoDate | null>((last, { asOf }) => laterOrNull(last, asOf), null);
}

/** With its lines under the keys that persons said they have. */
export type KnownFile = ReadableFile & Pick<KnownRecords, "statedAs" | "parts">;

export interface Tally {
  /** Projects that the ledger did not have. */
  readonly added: number;
  readonly changed: number;
  /** Projects of which it says what the ledger says. */
  readonly unchanged: number;
}
