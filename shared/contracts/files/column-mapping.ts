/**
 * A column mapping: what an office once says of the columns of a table that no format knows. It goes with
 * the upload for ever, as one line of JSON, so that the same bytes are read again in the same way.
 */
import { projectAttributes } from "../../domain/values/project.ts";
import * as z from "zod";
import { funds } from "../../domain/values/fund.ts";
import { factualMeasures } from "../../domain/values/measure.ts";
import { isoDate, moneyUnit } from "../values/primitives.ts";

/** Kept with the record of the upload, which may have 400 KB. 200 columns take about 14 KiB. */
export const maxMappingBytes = 16 * 1024;

/** Room for a title, an address block and header rows above the header. */
const maxHeaderRow = 100;

const header = z.string().trim().min(1).max(200);
/** What the first cells look like: for the person who fills the mapping in, and never their content. */
const values = z.enum(["blank", "amounts", "dates", "texts", "mixed"]).optional();
const unit = moneyUnit.nullable();

/** The nth entry of a header speaks of the nth column that is headed so. */
const mappedColumn = z.discriminatedUnion("means", [
  z.strictObject({
    header,
    means: z.enum([
      "projectCode",
      "projectName",
      ...projectAttributes,
      "asOf",
      "unit",
      "personal",
      "ignored",
      /** Nobody has said it yet. */
      "?",
    ]),
    values,
  }),
  z.strictObject({
    header,
    means: z.literal("amount"),
    measure: z.enum(factualMeasures),
    /** Null for the total over the funds. */
    fund: z.enum(funds).exclude(["unsplit"]).nullable(),
    unit,
    values,
  }),
  z.strictObject({
    header,
    means: z.literal("plan"),
    /** `in` is to be spent inside the month, `by` from January to its end. */
    span: z.enum(["in", "by"]),
    month: z.int().min(1).max(12),
    unit,
    values,
  }),
]);

export const columnMapping = z.strictObject({
  version: z.literal(1),
  /** Null for a text, and for a workbook with one such sheet. */
  sheet: z.string().max(200).nullable(),
  /** From 1, as a spreadsheet shows it. */
  headerRow: z.int().min(1).max(maxHeaderRow),
  unit,
  asOf: isoDate.nullable(),
  columns: z.array(mappedColumn).min(1).max(200),
});

type Mapping = z.output<typeof columnMapping>;

/** @throws ZodError or SyntaxError where the text is no column mapping. */
export function parseMapping(text: string): Mapping {
  return columnMapping.parse(JSON.parse(text.replace(/^\ufeff/, "")));
}

/** The one text of a mapping, however its file was laid out and whatever hints it held. */
export function mappingText(mapping: Mapping): string {
  return JSON.stringify(columnMapping.parse(mapping), (key, value: unknown) =>
    key === "values" ? undefined : value,
  );
}
