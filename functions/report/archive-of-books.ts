/**
 * The books as one archive that needs no program of ours: each file as it was sent, the journal and the uploads as lines of
 * JSON, snapshots as they were frozen, and last a list of it all with hashes. What is gone is named there.
 */
import { uploadToStored } from "../../shared/contracts/stored/stored-upload.ts";
import { nameOf } from "../../shared/domain/snapshots/snapshot.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { ArchiveEntry, FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";

export interface ArchiveSources {
  readonly ledger: Pick<LedgerStore, "readHead" | "readJournal" | "listUploads">;
  readonly files: Pick<FileStore, "read">;
  readonly snapshots: Pick<SnapshotStore, "list" | "read">;
  readonly clock: Clock;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

/** What the list at the end says of one entry. */
interface ListedEntry {
  readonly name: string;
  readonly byteLength: number;
  readonly sha256: string;
}

export interface ArchiveSummary {
  readonly files: number;
  /** Names of what the books lead to and what is gone, or is not what was stored. */
  readonly missing: readonly string[];
}

/** One entry lies in memory at a time. @param onEnd hears what it came to, before the last entry. */
export async function* archiveEntries(
  books: Books,
  sources: ArchiveSources,
  onEnd: (summary: ArchiveSummary) => void,
): AsyncGenerator<ArchiveEntry> {
  const { ledger, snapshots, clock, hash } = sources;
  const listed: ListedEntry[] = [];
  const missing: string[] = [];
  const kept = (name: string, bytes: Uint8Array): ArchiveEntry => {
    listed.push({ name, byteLength: bytes.byteLength, sha256: hash(bytes) });
    return { name, bytes };
  };
  // First of all, so that every file that it names was stored by then.
  const { lastSeq } = await ledger.readHead(books);
  const journal = await ledger.readJournal(books, 0, lastSeq);
  const uploads = await ledger.listUploads(books);
  yield kept("journal.jsonl", linesOf(journal));
  yield kept("uploads.jsonl", linesOf(uploads.map(uploadToStored)));
  for (const upload of uploads) {
    const name = nameInArchive(upload);
    const bytes = await bytesOf(upload, sources);
    if (bytes === null) missing.push(name);
    else yield kept(name, bytes);
  }
  for (const entry of await snapshots.list(books)) {
    const name = `snapshots/${nameOf(entry).replace("/", "-")}.json`;
    const bytes = await snapshots.read(books, entry);
    if (bytes === null || hash(bytes) !== entry.hash) missing.push(name);
    else yield kept(name, bytes);
  }
  onEnd({ files: listed.length, missing });
  const list = { format: "budget-execution-monitor-export", version: 1, at: clock.now(), ...books, lastSeq };
  yield {
    name: "export.json",
    bytes: encoder.encode(JSON.stringify({ ...list, entries: listed, missing }, null, 2)),
  };
}

const encoder = new TextEncoder();

function linesOf(values: readonly unknown[]): Uint8Array {
  return encoder.encode(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}

/** Names of files come again: the number of the upload tells them apart, and sorts them. */
function nameInArchive({ seq, fileName }: Upload): string {
  return `files/${`${seq}`.padStart(6, "0")}-${fileName.normalize("NFC").replaceAll(/[/\\]/g, "_")}`;
}

/** Null of a file that is gone, or is another one by now. */
async function bytesOf({ file, sha256 }: Upload, { files }: ArchiveSources): Promise<Uint8Array | null> {
  try {
    const stored = await files.read(file);
    return stored.sha256 === sha256 ? stored.bytes : null;
  } catch (error) {
    if (error instanceof Failure && error.code === "file-missing") return null;
    throw error;
  }
}
