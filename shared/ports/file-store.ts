/** Where the bytes of uploads are kept, for as long as any figure leads back to them. */
import type { FileReference } from "../domain/uploads/upload.ts";

export interface StoredFile {
  readonly bytes: Uint8Array;
  /** Of the bytes, in hex: the identity of an upload. */
  readonly sha256: string;
}

export interface FileStore {
  /** Stores a version of its own under the key. */
  put(key: string, bytes: Uint8Array): Promise<FileReference>;
  /** @throws Failure `file-missing` when nothing lies there, `file-too-large` before it reads more than an upload may have. */
  read(file: FileReference): Promise<StoredFile>;
}

/** Where rendered reports lie. A key names one snapshot, unit and format, so writing again writes the same bytes. */
export interface ReportStore {
  put(key: string, file: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<void>;
}

/** One file of an archive. */
export interface ArchiveEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where archives lie for a day that may be larger than memory. */
export interface ArchiveStore {
  /** Over what lies there: a key names one state of some books. Nothing is there until all of it is. */
  put(key: string, entries: AsyncIterable<ArchiveEntry>): Promise<void>;
}

export interface ReportAddress {
  readonly url: string;
  readonly expiresAt: string;
}

/** An answer of the API as it would be carried: its bytes, and the headers that say what they are. */
export interface LargeAnswer {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where an answer lies that is too large to be carried, for who asked alone and for some minutes. */
export interface LargeAnswers {
  keep(answer: LargeAnswer): Promise<ReportAddress>;
}

/** Where whoever may have a report finds it. */
export interface ReportAddresses {
  /** An address to read it at for some minutes, as a download of that name; null when it is not rendered. */
  addressOf(key: string, fileName: string): Promise<ReportAddress | null>;
}
