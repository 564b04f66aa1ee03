/** The mutants that no test kills, each with the reason why that may be: `survivors.json`, held true by every run. */
import { z } from "zod";
import type { Mutant } from "./mutants.ts";
import type { Outcome } from "./verdicts.ts";

const listed = z.strictObject({
  file: z.string(),
  operator: z.string(),
  was: z.string(),
  becomes: z.string(),
});
const reasons = z.array(z.strictObject({ why: z.string().min(20), mutants: z.array(listed).min(1) }));

type Place = z.infer<typeof listed>;

/** By what was changed, not by line: a list that moves with every edit is not read. */
export const nameOf = ({ file, operator, was, becomes }: Place): string =>
  [file, operator, was, becomes].map((text) => text.replaceAll(/\s+/g, " ")).join(" | ");

/** What is listed and should not be, and what survives and is not listed. */
export interface Comparison {
  readonly untrue: readonly string[];
  readonly gaps: readonly string[];
}

export function comparedWithList(
  mutants: readonly Mutant[],
  verdicts: ReadonlyMap<string, Outcome>,
  list: string,
): Comparison {
  const known = new Set(listedNames(list));
  const alive = new Map(
    mutants.filter(({ id }) => isAlive(verdicts.get(id))).map((mutant) => [nameOf(mutant), mutant] as const),
  );
  const requested = new Set(mutants.map(({ file }) => file));
  return {
    untrue: [...known].filter((name) => !alive.has(name) && requested.has(fileIn(name))),
    gaps: [...alive].filter(([name]) => !known.has(name)).map(([name, { line }]) => `line ${line}: ${name}`),
  };
}

export function listedNames(list: string): readonly string[] {
  return reasons.parse(JSON.parse(list)).flatMap(({ mutants: places }) => places.map(nameOf));
}

function isAlive(outcome: Outcome | undefined): boolean {
  return outcome === "survived" || outcome === "not-covered";
}

function fileIn(name: string): string {
  return name.split(" | ")[0] ?? name;
}
