/** The shape of a column mapping: as a file or a request says it, and as an answer writes it. */
import * as z from "zod";
import { funds } from "../../domain/values/fund.ts";
import { factualMeasures } from "../../domain/values/measure.ts";
import { projectAttributes } from "../../domain/values/project.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { isoDate, moneyUnit } from "./primitives.ts";

/** Room for a title, an address block and header rows above the header. */
const maxHeaderRow = 100;

const header = z.string().trim().min(1).max(200);
/** What the first cells look like: for the person who fills the mapping in, and never their content. */
const values = z.enum(["blank", "amounts", "dates", "texts", "mixed"]).optional();
/** What is merged over the header and its neighbours: tells a remembered table from another of the same headers. */
const group = z.string().trim().max(200).optional();

/** @param unit and day as they are read from a request, or as an answer writes them. */
function mappingWith<Unit extends z.ZodType, Day extends z.ZodType>(unit: Unit, day: Day) {
  /** The nth entry of a header speaks of the nth column that is headed so. */
  const mappedColumn = z.discriminatedUnion("means", [
    z.strictObject({
      header,
      group,
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
      group,
      means: z.literal("amount"),
      measure: z.enum(factualMeasures),
      /** Null for the total over the funds. */
      fund: z.enum(funds).exclude(["unsplit"]).nullable(),
      unit: unit.nullable(),
      values,
    }),
    z.strictObject({
      header,
      group,
      means: z.literal("plan"),
      /** `in` is to be spent inside the month, `by` from January to its end. */
      span: z.enum(["in", "by"]),
      month: z.int().min(1).max(12),
      unit: unit.nullable(),
      values,
    }),
  ]);
  return z.strictObject({
    version: z.literal(1),
    /** Null for a text, and for a workbook with one such sheet. */
    sheet: z.string().max(200).nullable(),
    /** From 1, as a spreadsheet shows it. */
    headerRow: z.int().min(1).max(maxHeaderRow),
    unit: unit.nullable(),
    asOf: day.nullable(),
    columns: z.array(mappedColumn).min(1).max(200),
    /** Where the office's own memory gave it: its number there, who taught it and when. Null where it came with the file. */
    taught: z
      .strictObject({ number: z.int().min(1), by: z.string().max(300), at: z.iso.datetime() })
      .nullable()
      .default(null),
  });
}

const unitNames = ["원", "천원", "백만원", "억원"] as const satisfies readonly MoneyUnit[];

export const columnMapping = mappingWith(moneyUnit, isoDate);
/** The same as an answer has it, and as a request may give it back. */
export const mappingDocument = mappingWith(z.enum(unitNames), z.iso.date());
