/** Bugs that somebody could write, planted one at a time: the simulation has to find each. */
import { ledgerBugs } from "./ledger-bugs.ts";
import { eventBugs } from "./event-bugs.ts";
import type { PlantedBug } from "./planted-bug.ts";

export const plantedBugs: readonly PlantedBug[] = [...ledgerBugs, ...eventBugs];

/** @throws RangeError naming all that there are, where none has the name. */
export function plantedBug(name: string): PlantedBug {
  const bug = plantedBugs.find((each) => each.name === name);
  if (bug !== undefined) return bug;
  const names = plantedBugs.map((each) => `  ${each.name}`).join("\n");
  throw new RangeError(`No bug is called "${name}". There are:\n${names}`);
}
