/**
 * A file that has just come, read as it will be read for ever: through the mapping that came with it, or the one that its
 * office taught for exactly this header, or by its own format. What was chosen goes with the upload, so that nothing that
 * is taught or forgotten later changes how these bytes were read.
 */
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import type { ReadDocument } from "../../../shared/formats/kernel/format.ts";
import type { MappingStore } from "../../../shared/ports/mapping-store.ts";
import { type ArrivedFile, readUpload } from "./read-stored-file.ts";

export interface ArrivalReader {
  readonly mappings: Pick<MappingStore, "list">;
  readonly readDocument: ReadDocument;
}

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
