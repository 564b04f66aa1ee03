import * as z from "zod";
import { projectIdOf } from "../../domain/values/project.ts";
import { consequences } from "../../domain/values/finding.ts";

const projectId = z.string().transform(projectIdOf);

const questionPair = z.object({
  from: projectId,
  fromName: z.string(),
  fromDepartment: z.string().nullable(),
  to: projectId,
  toName: z.string(),
  toDepartment: z.string().nullable(),
  evidence: z.array(z.string()).readonly(),
  /** The evidence in words. */
  why: z.object({ ko: z.string(), en: z.string() }),
});

/** A finding as events, stored uploads and the API carry it. */
export const finding = z.object({
  code: z.string(),
  consequence: z.enum(consequences),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  ko: z.string(),
  en: z.string(),
  /** What is asked: which new line may be which known one. */
  pairs: z.array(questionPair).readonly().optional(),
});
