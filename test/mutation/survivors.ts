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
const nameOf = ({ file, operator, was, becomes }: Place): string =>
  [file, operator, was, becomes].map((text) => text.replaceAll(/\s+/g, " ")).join(" | ");

export function comparedWithList(
  mutants: readonly Mutant[],
  verdicts: ReadonlyMap<string, Outcome>,
  list: string,
): readonly string[] {
  const known = new Set(reasons.parse(JSON.parse(list)).flatMap(({ mutants: places }) => places.map(nameOf)));
  const alive = new Map(
    mutants
      .filter(({ id }) => ["survived", "not-covered"].includes(verdicts.get(id) ?? "survived"))
      .map((mutant) => [nameOf(mutant), mutant]),
  );
  const judged = new Set(mutants.map(({ file }) => file));
  return [
    ...[...alive]
      .filter(([name]) => !known.has(name))
      .map(([name, { line }]) => `survives, not listed: line ${line}: ${name}`),
    ...[...known]
      .filter((name) => !alive.has(name) && judged.has(name.split(" | ")[0] ?? ""))
      .map((name) => `listed, but killed or gone: ${name}`),
  ];
}
