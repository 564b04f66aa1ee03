/** A file of an office that has taught mappings: read through the one that it taught for exactly this header, or by its own format. */
import { mappingText } from "../../contracts/files/column-mapping.ts";
import type { UploadAddress } from "../../contracts/files/upload-key.ts";
import { openSource } from "../../formats/containers/open-source.ts";
import type { ReadDocument } from "../../formats/kernel/format.ts";
import { readMapped } from "../../formats/mapping/read-mapped.ts";
import { type RecalledMapping, recallMapping } from "../../formats/mapping/recall-mapping.ts";
import { readOpened, type SourceReading } from "../../formats/registry.ts";
import { templateColumnOf } from "../../formats/tables/header-grammar.ts";

/** A file that came, and what it says. */
export interface ArrivedFile {
  /** With the mapping that it was read through. */
  readonly address: UploadAddress;
  readonly reading: SourceReading;
}

/** @param known what the office has taught, at least one mapping. */
export async function readTaughtFile(
  bytes: Uint8Array,
  address: UploadAddress,
  known: Parameters<typeof recallMapping>[1],
  readDocument: ReadDocument,
): Promise<ArrivedFile> {
  const { books, options, fileName } = address;
  const opening = await openSource(bytes, readDocument);
  const { mapping: _none, ...stated } = options;
  const context = { ...books, ...stated, fileName };
  const recalled = opening.kind === "refused" ? null : recallMapping(opening.source, known);
  if (recalled === null || !recalled.fits) {
    const reading = readOpened(opening, context);
    if (recalled === null || isKnownToFormat(reading, recalled, books.office)) return { address, reading };
  }
  const { mapping } = recalled;
  const text = mappingText({ version: 1, ...mapping, columns: [...mapping.columns] });
  return {
    address: { ...address, options: { ...options, mapping: text } },
    reading: readMapped(opening, mapping, context),
  };
}

/**
 * A known file is no table that changed; but of any table that has a name and an amount the template knows a part, and a
 * report's reader may read what is left of the office's own table.
 */
function isKnownToFormat({ format }: SourceReading, recalled: RecalledMapping, office: string): boolean {
  if (format === "council-report") return !recalled.isThatTable;
  if (format !== "template") return format !== null;
  return recalled.headers.every(({ header }) => templateColumnOf(header, office).kind !== "unknown");
}
