/** What departments are called beside their codes, and a name that a person enters. */
import * as z from "zod";
import { departmentCodeText } from "../../values/primitives.ts";
import { booksAnswer, booksPath, count, day, givenDay, givenName, won } from "./parts.ts";
import { uploadAnswer, uploadedAnswer } from "./uploads.ts";

export const departmentPath = booksPath.extend({ code: departmentCodeText });

/** The names of a day; without one those that are known. */
export const departmentsQuery = z.strictObject({ asOf: givenDay.optional() });

export const departmentsAnswer = z.lazy(() =>
  z.strictObject({
    books: booksAnswer,
    /** In the order of their codes: those of projects, and those that tables name. */
    items: z.array(
      z.strictObject({
        code: z.string(),
        /** Null where nobody named it: name it, or send a table of departments. */
        name: z.string().nullable(),
        /** `stated`: by a table or a person; `lists`: by payment lists, through the projects that they share. */
        source: z.enum(["stated", "lists", "none"]),
        /** Of a stated name: the first day on which it holds. */
        from: day.nullable(),
        /** The upload that states it: undo it to take the name back. */
        uploadId: z.string().nullable(),
        fileName: z.string().nullable(),
        /** What payment lists call it where the stated name is another: so many of its projects, of those that they know. */
        listed: z.strictObject({ name: z.string(), projects: count, of: count }).nullable(),
        projects: count,
        /** Null where no project states one. */
        budgetWon: won.nullable(),
      }),
    ),
  }),
);

/** `asOf`: the first day; without one a first name holds from 1 January, another one from today. */
export const departmentNameBody = z.lazy(() =>
  z.strictObject({
    name: givenName,
    asOf: givenDay.nullable().default(null),
  }),
);

/** A name is kept as a table of one row. It is held where it is doubtful: `upload` says why; release it there. */
export const departmentNamedAnswer = z.lazy(() =>
  z.strictObject({
    outcome: z.enum([...uploadedAnswer.shape.outcome.options, "requested"]),
    /** Null where another process takes it in: it is listed among the uploads then. */
    upload: uploadAnswer.nullable(),
  }),
);
