/** A file read when it comes, and read again from what is stored as it was read then. */
import { parseMapping } from "../../contracts/files/column-mapping.ts";
import { eventsPrefix, type UploadAddress } from "../../contracts/files/upload-key.ts";
import type { SubmittedFile } from "../../domain/journal/journal-entry.ts";
import type { Books } from "../../domain/values/books.ts";
import type { SubmittedReading } from "../known-file.ts";
import type { ReadDocument } from "../../formats/kernel/format.ts";
import type { SourceReading } from "../../formats/registry.ts";
import type { FileStore } from "../../ports/file-store.ts";
import { eventOf, readingOfEvent } from "./stored-submission.ts";
import type { MappingStore } from "../../ports/mapping-store.ts";
import type { ArrivedFile } from "./read-taught-file.ts";

/** What it takes to read a stored file again. */
export interface StoredFileReader {
  readonly files: Pick<FileStore, "read">;
  readonly readDocument: ReadDocument;
}

/** @throws Failure `file-missing` or `file-altered`. */
export async function readStoredFile(
  books: Books,
  submitted: SubmittedFile,
  { files, readDocument }: StoredFileReader,
): Promise<SubmittedReading> {
  const { bytes } = await files.read(submitted.file);
  return readBytes(books, submitted, bytes, readDocument);
}

export function readBytes(
  books: Books,
  { file, options, fileName }: SubmittedFile,
  bytes: Uint8Array,
  readDocument: ReadDocument,
): Promise<SubmittedReading> {
  return file.key.startsWith(eventsPrefix)
    ? Promise.resolve(readingOfEvent(eventOf(bytes)))
    : readUpload(bytes, { books, options, fileName }, readDocument);
}

/**
 * Reads the bytes of an upload as its sender said: by their own format, or through the mapping that came with them. The readers are
 * loaded with the first file: events, releases and undos without one start in two thirds of the time.
 */
export async function readUpload(
  bytes: Uint8Array,
  { books, options, fileName }: UploadAddress,
  readDocument: ReadDocument,
): Promise<SourceReading> {
  const { mapping, ...stated } = options;
  const context = { ...books, ...stated, fileName };
  const { openSource } = await import("../../formats/containers/open-source.ts");
  const opening = await openSource(bytes, readDocument);
  if (mapping === null) {
    const { readOpened } = await import("../../formats/registry.ts");
    return readOpened(opening, context);
  }
  const { readMapped } = await import("../../formats/mapping/read-mapped.ts");
  return readMapped(opening, parseMapping(mapping), context);
}

export interface ArrivalReader {
  readonly mappings: Pick<MappingStore, "list">;
  readonly readDocument: ReadDocument;
}

/**
 * A file that has just come, read as it will be read for ever: through the mapping that came with it, or the one that its
 * office taught for exactly this header, or by its own format. What was chosen goes with the upload, so that nothing that
 * is taught or forgotten later changes how these bytes were read.
 */
export async function readArrivedFile(
  bytes: Uint8Array,
  address: UploadAddress,
  { mappings, readDocument }: ArrivalReader,
): Promise<ArrivedFile> {
  const { books, options } = address;
  const known = options.mapping === null ? await mappings.list(books.office) : [];
  if (known.length === 0) return { address, reading: await readUpload(bytes, address, readDocument) };
  const { readTaughtFile } = await import("./read-taught-file.ts");
  return readTaughtFile(bytes, address, known, readDocument);
}
