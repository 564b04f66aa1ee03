/** Reads the bytes of an upload as its sender said: by their own format, or through the mapping that came with them. */
import { parseMapping } from "../../../shared/contracts/files/column-mapping.ts";
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import { openSource } from "../../../shared/formats/containers/open-source.ts";
import { readMapped } from "../../../shared/formats/mapping/read-mapped.ts";
import { readSource, type SourceReading } from "../../../shared/formats/registry.ts";

export async function readUpload(
  bytes: Uint8Array,
  { books, options, fileName }: UploadAddress,
): Promise<SourceReading> {
  const { mapping, ...stated } = options;
  const context = { ...books, ...stated, fileName };
  if (mapping === null) return readSource(bytes, context);
  return readMapped(await openSource(bytes), parseMapping(mapping), context);
}
