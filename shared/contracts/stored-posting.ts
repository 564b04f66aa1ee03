/** A posting as the table keeps it. An entry is a tuple: there are many, and they are never queried by part. */
import * as z from "zod";
import { funds } from "../domain/fund.ts";
import { measures } from "../domain/measure.ts";
import { entryKinds, type Posting } from "../domain/posting.ts";
import { isoDate, wonText } from "./primitives.ts";
import { projectFromStored, projectToStored, storedProject } from "./stored-project.ts";

export const storedPosting = z.object({
  projectId: z.string(),
  seq: z.int(),
  uploadId: z.string(),
  asOf: isoDate,
  project: storedProject,
  entries: z.array(z.tuple([z.enum(measures), z.enum(funds), isoDate, z.enum(entryKinds), wonText])),
  rows: z.array(z.int()),
});

export function postingToStored(posting: Posting): Record<string, unknown> {
  return {
    projectId: posting.project.id,
    seq: posting.seq,
    uploadId: posting.uploadId,
    asOf: posting.asOf,
    project: projectToStored(posting.project),
    entries: posting.entries.map((entry) => [
      entry.measure,
      entry.fund,
      entry.date,
      entry.kind,
      `${entry.amount}`,
    ]),
    rows: posting.rows,
  };
}

export function postingFromStored(item: unknown): Posting {
  const { projectId, project, entries, ...rest } = storedPosting.parse(item);
  return {
    ...rest,
    project: projectFromStored(projectId, project),
    entries: entries.map(([measure, fund, date, kind, amount]) => ({ measure, fund, date, kind, amount })),
  };
}
