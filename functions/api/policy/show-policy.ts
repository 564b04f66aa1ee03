/** GET policy: the current one and those before it. */
import type { operations, PolicyAnswer } from "../../../shared/contracts/api/api.ts";
import { policyDocument } from "../../../shared/contracts/api/bodies/policy.ts";
import { policyToJson } from "../../../shared/contracts/policy/policy-json.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { hiddenBy } from "./excluded-amounts.ts";

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
