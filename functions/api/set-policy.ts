/** PUT policy: decides anew, from the version that was looked at. */
import type { operations, PolicySetAnswer } from "../../shared/contracts/api.ts";
import { type Act, booksOf } from "./asked.ts";
import { overtaken, proposePolicy } from "./propose-policy.ts";
import { json } from "./reply.ts";
import { writeDown } from "./write-down.ts";

export const setPolicy: Act<typeof operations.setPolicy> = async ({ principal, params, body }, world) => {
  const books = booksOf(params);
  const { policies, clock } = world;
  const current = await policies.current(books);
  const proposed = proposePolicy(body, current);
  if (proposed.kind === "problem") return proposed;
  const changes = [...proposed.changes];
  if (changes.length === 0) return json({ version: current.version, changes });
  const stored = await policies.add(books, proposed.policy, principal.name, clock.now());
  if (stored === "conflict") return overtaken(await policies.current(books));
  const { version } = stored.policy;
  const before = { version: current.version, ...valuesOf(changes, "before") };
  const after = { version, ...valuesOf(changes, "after") };
  await writeDown(world, { books, principal, act: "set-policy", target: version, before, after });
  return json({ version, changes });
};

/** Every version is kept whole by itself: the trail shows what is read at a glance. */
const maxPaths = 100;
const maxText = 300;

function valuesOf(changes: PolicySetAnswer["changes"], side: "before" | "after"): Record<string, string> {
  return Object.fromEntries(
    changes.slice(0, maxPaths).map((each) => [each.path, each[side].slice(0, maxText)]),
  );
}
