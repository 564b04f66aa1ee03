/** A column mapping that an office taught, as the table keeps it: forgotten ones stay, so that no number is given twice. */
import * as z from "zod";
import { columnMapping } from "../values/mapping-schema.ts";
import { instant } from "../values/primitives.ts";

const decision = z.object({ by: z.string(), at: instant });

export const storedMapping = z.lazy(() =>
  z.object({
    number: z.int().min(1),
    mapping: columnMapping,
    taught: decision,
    /** Who had it forgotten, or taught another for the same header; null while it stands. */
    forgotten: decision.nullable(),
  }),
);

export type StoredMapping = z.output<typeof storedMapping>;
