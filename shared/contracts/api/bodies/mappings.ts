/** What an office taught of its own tables: remembered, and used for every file of the same header. */
import * as z from "zod";
import { columnMapping, mappingDocument } from "../../values/mapping-schema.ts";
import { booksPath, numberText } from "./parts.ts";

export const mappingPath = booksPath.extend({
  number: numberText,
});

export const mappingsAnswer = z.lazy(() =>
  z.strictObject({
    /** In the order of their numbers; `taught` says number, who and when. */
    items: z.array(mappingDocument).max(100),
  }),
);

/** Every column of the table, also those that are not read; a day that it states is not remembered. */
export const mappingBody = z.strictObject({ mapping: columnMapping });

/** What the columns of a stored table may mean, and for each the first cells below its header; none of what names a person. */
export const columnsAnswer = z.lazy(() =>
  z.strictObject({
    mapping: mappingDocument,
    samples: z.array(z.array(z.string().max(60)).max(5)).max(200),
  }),
);

export const mappingTaughtAnswer = z.lazy(() =>
  z.strictObject({
    number: z.int(),
    /** The one that stood for the same header; null where none did. */
    replaced: z.int().nullable(),
    /** False where the same was remembered already. */
    isNew: z.boolean(),
  }),
);
