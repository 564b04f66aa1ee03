/** What every act is replayed with. */
import { uploadToStored } from "../../shared/contracts/stored-upload.ts";
import type { Books } from "../../shared/domain/books.ts";
import { differences } from "../../shared/domain/differences.ts";
import { discrepanciesOf, type Discrepancy } from "../../shared/domain/discrepancy.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import { placeOf } from "./replay-file.ts";
import type { ReplayedLedger } from "./replayed-ledger.ts";
import type { StoredPostings } from "./stored-postings.ts";

export interface ReplayWorld {
  readonly books: Books;
  readonly replayed: ReplayedLedger;
  readonly stored: StoredPostings;
  readonly files: Pick<FileStore, "read">;
  readonly found: Discrepancy[];
  /** Uploads whose files cannot be read: nothing more is asked of them. */
  readonly lost: Set<string>;
  /** Postings that are stored and say nothing new: a turn that comes later may have told them. */
  /** Lines that left no posting; only where something was ever taken back. */
  readonly unsaid: { readonly posting: Posting; readonly upload: Upload }[];
  /** Whether anything was ever taken back. */
  readonly hasTurns: boolean;
  readonly repetitions: { readonly posting: Posting; readonly upload: Upload }[];
}

export function compareRecord(expected: Upload, upload: Upload, { found }: ReplayWorld): void {
  const parted = differences(uploadToStored(expected), uploadToStored(upload));
  found.push(...discrepanciesOf("upload-differs", placeOf(upload), parted));
}
