import * as z from "zod";
import { type ProjectFacts, projectIdOf, tiers } from "../../domain/values/project.ts";

/** What the table keeps of a project's names: the absent ones take no room. */
export const storedProject = z.object({
  tier: z.enum(tiers),
  name: z.string(),
  department: z.string().optional(),
  unitProject: z.string().optional(),
  team: z.string().optional(),
  account: z.string().optional(),
  field: z.string().optional(),
  contact: z.string().optional(),
});

export function projectToStored({ id: _id, ...facts }: ProjectFacts): z.input<typeof storedProject> {
  const stated = Object.entries(facts).filter(([, value]) => value !== null);
  return storedProject.parse(Object.fromEntries(stated));
}

export function projectFromStored(id: string, stored: z.output<typeof storedProject>): ProjectFacts {
  return {
    id: projectIdOf(id),
    tier: stored.tier,
    name: stored.name,
    department: stored.department ?? null,
    unitProject: stored.unitProject ?? null,
    team: stored.team ?? null,
    account: stored.account ?? null,
    field: stored.field ?? null,
    contact: stored.contact ?? null,
  };
}
