/** An upload's record as version 0.1 kept it: read here and nowhere else, to be sent in again. */
import * as z from "zod";
import { isoDate, moneyUnit } from "../../shared/contracts/values/primitives.ts";
import type { FileReference, UploadOptions } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";

const findings = z.array(z.object({ code: z.string() }));
const applied = z.object({ at: z.string(), releasedBy: z.string().nullable(), findings });
const turn = { applied, turnSeq: z.int(), at: z.string(), by: z.string() };

const outcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("received") }),
  z.object({ state: z.literal("applying") }),
  applied.extend({ state: z.literal("applied") }),
  z.object({ state: z.enum(["undoing", "restoring", "undone"]), ...turn }),
  z.object({ state: z.literal("discarded"), at: z.string(), by: z.string() }),
  z.object({ state: z.enum(["held", "rejected"]), at: z.string() }),
]);

export type OldOutcome = z.output<typeof outcome>;

const record = z.object({
  uploadId: z.string(),
  office: z.string(),
  fiscalYear: z.int(),
  seq: z.int(),
  fileKey: z.string(),
  fileVersion: z.string(),
  fileName: z.string(),
  optionAsOf: isoDate.nullable(),
  optionUnit: moneyUnit.nullable(),
  optionMapping: z.string().optional(),
  receivedAt: z.string(),
  outcome,
});

export interface OldUpload {
  readonly uploadId: string;
  readonly books: Books;
  readonly seq: number;
  readonly file: FileReference;
  readonly fileName: string;
  readonly options: UploadOptions;
  readonly receivedAt: string;
  readonly outcome: OldOutcome;
  /** What was found in the file when it was applied. */
  readonly findingCodes: ReadonlySet<string>;
}

/** @param data JSON. @throws ZodError for what version 0.1 did not write. */
export function readOldUpload(data: string): OldUpload {
  const { office, fiscalYear, fileKey, fileVersion, optionAsOf, optionUnit, optionMapping, ...rest } =
    record.parse(JSON.parse(data));
  const { outcome: ended } = rest;
  const found = "applied" in ended ? ended.applied.findings : "findings" in ended ? ended.findings : [];
  return {
    ...rest,
    findingCodes: new Set(found.map(({ code }) => code)),
    books: { office, fiscalYear },
    file: { key: fileKey, version: fileVersion },
    options: { asOf: optionAsOf, unit: optionUnit, mapping: optionMapping ?? null },
  };
}
