import * as z from "zod";
import { consequences } from "../domain/finding.ts";

/** A finding as events, stored uploads and the API carry it. */
export const finding = z.object({
  code: z.string(),
  consequence: z.enum(consequences),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  ko: z.string(),
  en: z.string(),
});
