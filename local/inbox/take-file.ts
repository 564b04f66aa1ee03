/** Takes one file that lay still: reads it within the limit and has it ingested, or says why not. */
import { join } from "node:path";
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import { parseUploadKey, type UploadAddress } from "../../shared/contracts/files/upload-key.ts";
import { maxUploadBytes, type Upload } from "../../shared/domain/uploads/upload.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { looksWhole } from "../../shared/formats/containers/is-whole-file.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { readLimited } from "../storage/read-file.ts";
import type { EarlierNumbers } from "../terminal/upload-numbers.ts";
import type { Language } from "../../shared/domain/values/bilingual.ts";
import { plainDisplay } from "../terminal/display.ts";
import { environmentErrorOf } from "../terminal/explain-error.ts";
import { outcomeText } from "../print/print-outcome.ts";
import * as args from "./inbox-messages.ts";
import type { Lying } from "./scan-inbox.ts";

export interface InboxActs {
  readonly ingest: (address: UploadAddress, bytes: Uint8Array) => Promise<IngestOutcome>;
  /** The numbers that were printed of it before. */
  readonly earlierNumbers: (upload: Upload) => Promise<EarlierNumbers>;
  /** By which a file in a wrong place is told where it belongs. */
  readonly knownBooks: () => Promise<readonly args.KnownBooks[]>;
  /** Takes back what came of a file of which only the beginning had been there. */
  readonly takeBack: (taken: Taken) => Promise<void>;
}

export interface Taken {
  readonly address: UploadAddress;
  readonly outcome: IngestOutcome;
  readonly earlier: EarlierNumbers;
  readonly text: string;
  readonly length: number;
  readonly sha256: string;
}

export type Taking =
  | { readonly kind: "taken"; readonly taken: Taken }
  /** It is being written to. */
  | { readonly kind: "changing" }
  /** It does not end as its kind does, and may get more time. */
  | { readonly kind: "cut" }
  | { readonly kind: "gone"; readonly said: args.Said }
  | { readonly kind: "refused"; readonly fate: string; readonly said: args.Said }
  /** Nothing can be said of it but that: it cannot be moved either. */
  | { readonly kind: "closed"; readonly said: args.Said }
  /** Not the file is to blame, and the same may work later. */
  | { readonly kind: "later"; readonly said: args.Said };

export interface TakenFrom {
  readonly language: Language;
  /** Where files lie when they were worked. */
  readonly worked: string;
}

/** The folder in which a person looks for it. */
export function fateOf(outcome: IngestOutcome): string {
  if (outcome.kind !== "already-applied") return outcome.kind;
  return outcome.findings.length > 0 ? "rejected" : "applied";
}

/** @param mayBeCut whether one that looks cut is taken all the same. @throws what befell the computer. */
export async function takeFile(
  { path, kind, state }: Lying,
  key: string,
  mayBeCut: boolean,
  acts: InboxActs,
  { language, worked }: TakenFrom,
): Promise<Taking> {
  if (kind === "closed") return { kind: "closed", said: args.closedFolder(key, state) };
  if (kind === "link") return refused(args.isLink(key));
  if (kind === "other") return refused(args.isNoFile(key));
  const parsed = parseUploadKey(key);
  if (parsed.kind === "misplaced")
    return {
      kind: "refused",
      fate: "misplaced",
      said: args.misplaced(parsed.reason, key, await acts.knownBooks()),
    };
  const reading = await readLimited(path, maxUploadBytes, false);
  switch (reading.kind) {
    case "read":
      if (!mayBeCut && !looksWhole(reading.bytes)) return { kind: "cut" };
      return ingestBytes(reading.bytes, key, parsed.address, acts, { language, worked });
    case "changing":
    case "locked":
      return { kind: "changing" };
    case "gone":
      return { kind: "gone", said: args.vanished(key) };
    case "too-large":
      return refused(args.tooLarge(key, reading.size));
    case "no-file":
      return refused(args.isNoFile(key));
    case "unreadable":
      return refused(args.unreadable(key, reading.code));
  }
}

async function ingestBytes(
  bytes: Uint8Array,
  key: string,
  address: UploadAddress,
  acts: InboxActs,
  { language, worked }: TakenFrom,
): Promise<Taking> {
  try {
    const outcome = await acts.ingest(address, bytes);
    const earlier = await acts.earlierNumbers(outcome.upload);
    const shown = { isWhole: false, isLater: true, path: join(worked, fateOf(outcome), key) };
    const text = outcomeText(plainDisplay(language), key, outcome, earlier, shown);
    const taken = { address, outcome, earlier, text, length: bytes.byteLength, sha256: sha256Of(bytes) };
    return { kind: "taken", taken };
  } catch (error) {
    if (environmentErrorOf(error) !== null) throw error;
    if (error instanceof Failure && error.retryable)
      return { kind: "later", said: args.triedLater(key, error.code) };
    const name = error instanceof Failure ? error.code : error instanceof Error ? error.name : typeof error;
    return { kind: "refused", fate: "failed", said: args.failed(key, name) };
  }
}

function refused(said: args.Said): Taking {
  return { kind: "refused", fate: "rejected", said };
}

type Comparison = "same" | "goes-on" | "other";

/** A copy that goes on begins with the bytes that were read; a file that a person replaced does not. */
export function compareWith(
  { length, sha256 }: Pick<Taken, "length" | "sha256">,
  bytes: Uint8Array,
): Comparison {
  if (bytes.length < length || sha256Of(bytes.subarray(0, length)) !== sha256) return "other";
  return bytes.length === length ? "same" : "goes-on";
}
