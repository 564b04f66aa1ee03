import * as z from "zod";
import { byAttribute, type ProjectFacts, projectIdOf, tiers } from "../../domain/values/project.ts";

/** What the table keeps of a project's names: the absent ones take no room. */
export const storedProject = z.lazy(() =>
  z.object({
    tier: z.enum(tiers),
    name: z.string(),
    ...byAttribute(() => z.string().optional()),
  }),
);

export function projectToStored({ id: _id, ...facts }: ProjectFacts): z.input<typeof storedProject> {
  const stated = Object.entries(facts).filter(([, value]) => value !== null);
  return storedProject.parse(Object.fromEntries(stated));
}

export function projectFromStored(id: string, stored: z.output<typeof storedProject>): ProjectFacts {
  return {
    id: projectIdOf(id),
    tier: stored.tier,
    name: stored.name,
    ...byAttribute((attribute) => stored[attribute] ?? null),
  };
}
