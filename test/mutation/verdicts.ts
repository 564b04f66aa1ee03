/** What was found out of each mutant, and what may be said of all of them. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Mutant } from "./mutants.ts";

const outcomes = ["started", "killed", "endless", "survived", "not-covered", "loaded-once"] as const;

/** "endless" is a kill too: the mutant went round until its limit. "loaded-once" is only passed while a file loads. */
export type Outcome = (typeof outcomes)[number];

const verdict = z.strictObject({ id: z.string(), outcome: z.enum(outcomes), by: z.string().optional() });
export type Verdict = z.infer<typeof verdict>;

/** The last word on each mutant. One that was started and not ended is the one that its worker never left. */
export function readVerdicts(path: string): Map<string, Outcome> {
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return new Map(
    lines.map((line) => verdict.parse(JSON.parse(line))).map(({ id, outcome }) => [id, outcome]),
  );
}

export interface Score {
  readonly file: string;
  readonly killed: number;
  readonly endless: number;
  readonly survived: number;
  readonly loadedOnce: number;
}

export function scoresByFile(
  mutants: readonly Mutant[],
  verdicts: ReadonlyMap<string, Outcome>,
): readonly Score[] {
  const files = Map.groupBy(mutants, ({ file }) => file);
  return [...files].map(([file, of]) => {
    const count = (...wanted: readonly Outcome[]): number =>
      of.filter(({ id }) => wanted.includes(verdicts.get(id) ?? "survived")).length;
    return {
      file,
      killed: count("killed"),
      endless: count("endless", "started"),
      survived: count("survived", "not-covered"),
      loadedOnce: count("loaded-once"),
    };
  });
}

export function total(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number): number => scores.reduce((so, score) => so + of(score), 0);
  return {
    file: "all files",
    killed: sum(({ killed }) => killed),
    endless: sum(({ endless }) => endless),
    survived: sum(({ survived }) => survived),
    loadedOnce: sum(({ loadedOnce }) => loadedOnce),
  };
}

/** In percent of the mutants that a test could kill. */
export function killedPercent({ killed, endless, survived }: Score): number {
  const judged = killed + endless + survived;
  return judged === 0 ? 100 : ((killed + endless) / judged) * 100;
}
