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
