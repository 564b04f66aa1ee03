/**
 * A column mapping: what an office once says of the columns of a table that no format knows. It goes with
 * the upload for ever, as one line of JSON, so that the same bytes are read again in the same way.
 */
import type * as z from "zod";
import { columnMapping } from "../values/mapping-schema.ts";

/** Kept with the record of the upload, which may have 400 KB. 200 columns take about 14 KiB. */
export const maxMappingBytes = 16 * 1024;

export type Mapping = z.output<typeof columnMapping>;
export type MappingInput = z.input<typeof columnMapping>;

/** @throws ZodError or SyntaxError where the text is no column mapping. */
export function parseMapping(text: string): Mapping {
  return columnMapping.parse(JSON.parse(text.replace(/^\ufeff/, "")));
}

/** The one text of a mapping, however its file was laid out and whatever hints it held. */
export function mappingText(mapping: MappingInput): string {
  return JSON.stringify(columnMapping.parse(mapping), (key, value: unknown) =>
    key === "values" || (key === "taught" && value === null) ? undefined : value,
  );
}

/** Which remembered mapping an upload was read through; null where none was, or one came with the file. */
export function taughtOf({ mapping }: { readonly mapping: string | null }): Mapping["taught"] {
  return mapping === null ? null : parseMapping(mapping).taught;
}
