/** What was read of a file, and whether what lies there now is more of the same. */
import type { IngestOutcome } from "../../functions/ingest/journal/submission.ts";
import type { UploadAddress } from "../../shared/contracts/files/upload-key.ts";
import { sha256Of } from "../storage/folder-file-store.ts";

export interface InboxActs {
  readonly ingest: (address: UploadAddress, bytes: Uint8Array) => Promise<IngestOutcome>;
  /** Takes back what came of a file of which only the beginning had been there. */
  readonly takeBack: (taken: Taken) => Promise<void>;
}

export interface Taken {
  readonly address: UploadAddress;
  readonly outcome: IngestOutcome;
  readonly text: string;
  readonly length: number;
  readonly sha256: string;
}

export type Comparison = "same" | "goes-on" | "other";

/** A copy that goes on begins with the bytes that were read; a file that a person replaced does not. */
export function compareWith(
  { length, sha256 }: Pick<Taken, "length" | "sha256">,
  bytes: Uint8Array,
): Comparison {
  if (bytes.length < length || sha256Of(bytes.subarray(0, length)) !== sha256) return "other";
  return bytes.length === length ? "same" : "goes-on";
}
