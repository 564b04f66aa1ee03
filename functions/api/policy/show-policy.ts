/** GET policy: the current one and those before it. */
import type { operations, PolicyAnswer } from "../../../shared/contracts/api/api.ts";
import { policyDocument } from "../../../shared/contracts/api/bodies/policy.ts";
import { policyToJson } from "../../../shared/contracts/policy/policy-json.ts";
import { type Exclusion, type Excluding, exclusionOf } from "../../../shared/domain/policy/line-policy.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxVersions = 500;

export const showPolicy: Act<typeof operations.policy> = async ({ params }, { policies, cache }) => {
  const books = booksOf(params);
  const versions = await policies.versions(books);
  const current = versions.at(-1)?.policy ?? (await policies.current(books));
  const isOwn = versions.length > 0 || current.version === defaultPolicy.version;
  return json({
    version: current.version,
    inheritedFrom: isOwn ? null : current.version,
    policy: documentOf(current),
    hidden: hiddenBy(await cache.current(books), current),
    versions: versions
      .toReversed()
      .slice(0, maxVersions)
      .map(({ number, policy, by, at }) => ({ number, version: policy.version, by, at })),
  });
};

/** As JSON reads it: lists and objects of its own, for none of the policy's may be changed. */
function documentOf(policy: Policy): PolicyAnswer["policy"] {
  return policyDocument.parse(JSON.parse(JSON.stringify(policyToJson(policy))));
}

// What each exclusion of a policy keeps from being judged, in projects and won.

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
