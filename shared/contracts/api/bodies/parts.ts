/**
 * The small parts of the API's requests and answers. Answers are plain text and numbers without transforms, so
 * that one schema is the wire, the type of the page and the OpenAPI document; requests are read into the domain.
 */
import * as z from "zod";
import { severities } from "../../../domain/policy/policy.ts";
import { funds } from "../../../domain/values/fund.ts";
import { reportUnits } from "../../../domain/values/won.ts";
import { isoDate as readDate } from "../../values/primitives.ts";

/** Whole won as decimal text: JSON's numbers lose won above 2^53. */
export const won = z.string().regex(/^-?\d{1,20}$/);
/** A percentage with one decimal, rounded half-up: `86.8`. */
export const percent = z.string().regex(/^-?\d+\.\d$/);
export const day = z.iso.date();
export const moment = z.iso.datetime();
export const count = z.int().min(0);
/** Whatever JSON can say. */
export const anyJson = z.json();
/** A sentence or a title in both languages. */
export const words = z.strictObject({ ko: z.string(), en: z.string() });
export const fundOrAll = z.enum([...funds, "all"]);
export const severity = z.enum(severities);
export const reportUnit = z.enum(reportUnits);

/** How many alerts stand at each severity. */
export const severityCounts = z.strictObject({ notice: count, warning: count, critical: count });

/** A day as a request names it. */
export const givenDay = day.pipe(readDate);

/** A name as a request gives it: no longer than any that a source has. */
export const givenName = z.string().trim().min(1).max(200);

/** In a path: the books. */
export const booksPath = z.strictObject({
  office: z.string().regex(/^\d{7}$/, "an office code has 7 digits"),
  year: z
    .string()
    .regex(/^20\d\d$/, "a fiscal year has four digits")
    .transform((text) => Number.parseInt(text, 10)),
});

/** A number in a query, where everything is text. */
export function numberIn(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `write a whole number from ${least} to ${most}`)
    .transform((text) => Number.parseInt(text, 10))
    .pipe(z.int().min(least).max(most));
}

export const booksAnswer = z.strictObject({ office: z.string(), fiscalYear: z.int() });
