import * as z from "zod";
import { consequences, type Finding, type QuestionPair } from "../../domain/values/finding.ts";
import { projectIdOf } from "../../domain/values/project.ts";

const projectId = z.string().transform(projectIdOf);

const questionPair = z.lazy(() =>
  z.object({
    from: projectId,
    fromName: z.string(),
    fromDepartment: z.string().nullable(),
    to: projectId,
    toName: z.string(),
    toDepartment: z.string().nullable(),
    evidence: z.array(z.string()).readonly(),
    /** The evidence in words. */
    why: z.object({ ko: z.string(), en: z.string() }),
  }),
);

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

interface FindingRoom {
  readonly count: number;
  /** Of their JSON in UTF-8. */
  readonly bytes: number;
}

/** Longer ones are a whole cell of prose; its beginning tells which one. */
const maxValue = 500;
const maxSentence = 4_000;

/**
 * Findings as they fit into an item or an event. A file decides how long its values are, and Hangul takes three bytes
 * a character: without a bound a transaction would fail for the words about a file, and the file with it. The first of
 * them, with their texts cut, as many as fit; of one that does not fit the pairs go first.
 */
export function boundedFindings<Kept extends Finding>(findings: readonly Kept[], room: FindingRoom): Kept[] {
  const kept: Kept[] = [];
  let left = room.bytes;
  for (const each of findings.slice(0, room.count)) {
    const bounded = withinBytes(cutTexts(each), left);
    if (bounded === null) return kept;
    kept.push(bounded);
    left -= bytesOf(bounded);
  }
  return kept;
}

/** Null where not even the words fit. */
function withinBytes<Kept extends Finding>(given: Kept, bytes: number): Kept | null {
  if (bytesOf(given) <= bytes) return given;
  if (given.pairs === undefined) return null;
  let left = bytes - bytesOf({ ...given, pairs: [] });
  if (left < 0) return null;
  const pairs: QuestionPair[] = [];
  for (const pair of given.pairs) {
    left -= bytesOf(pair);
    if (left < 0) break;
    pairs.push(pair);
  }
  return { ...given, pairs };
}

function cutTexts<Kept extends Finding>(given: Kept): Kept {
  const { column, value, ko, en } = given;
  return {
    ...given,
    column: column === null ? null : cut(column, maxValue),
    value: value === null ? null : cut(value, maxValue),
    ko: cut(ko, maxSentence),
    en: cut(en, maxSentence),
  };
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // No half of a character of two units.
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…`;
}

const encoder = new TextEncoder();

/** With the comma after it. */
function bytesOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length + 1;
}
