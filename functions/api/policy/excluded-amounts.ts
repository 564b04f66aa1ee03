/** What each exclusion of a policy keeps from being judged, in projects and won. */
import type { PolicyAnswer } from "../../../shared/contracts/api/api.ts";
import { type Exclusion, type Excluding, exclusionOf } from "../../../shared/domain/policy/line-policy.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import type { BooksModel } from "../figures/books-model.ts";

/** Each line counts once, for the first exclusion that fits it; what excludes nothing is there with 0. */
export function hiddenBy({ projects }: BooksModel, policy: Excluding): PolicyAnswer["hidden"] {
  const found = projects.flatMap(({ line, figures }) => {
    // A line that is told beside the totals is in no sum of what is judged either.
    if (line.project.tier === "business") return [];
    const exclusion = exclusionOf(line.project, policy);
    return exclusion === null ? [] : [{ name: nameOf(exclusion), budget: figures.budget ?? 0n }];
  });
  const byName = Map.groupBy(found, ({ name }) => name);
  const exclusions: readonly Exclusion[] = [
    ...policy.exclusions,
    ...policy.excludedNameParts.map((value) => ({ by: "name", value }) as const),
  ];
  return exclusions.map((exclusion) => {
    const lines = byName.get(nameOf(exclusion)) ?? [];
    const { by, value } = exclusion;
    return {
      by,
      value,
      projects: lines.length,
      budgetWon: `${sumWon(lines.map(({ budget }) => budget))}`,
    };
  });
}

function nameOf({ by, value }: Exclusion): string {
  return `${by} ${value}`;
}
