/** Which projects a line of a payment list may pay for, by account and name: the line bears no code. */
import { comparableName, isSameOrUnsaid, type ProjectFacts } from "./project.ts";

/** The list cut a name short with ` ...`. */
const cutName = /\s*(?:\.{3}|…)$/;

/** A department decides between several projects of one name. */
export function projectFinder(
  projects: readonly ProjectFacts[],
): (line: ProjectFacts) => readonly ProjectFacts[] {
  const named = projects.map((project) => ({ name: comparableName(project.name), project }));
  const byName = Map.groupBy(named, ({ name }) => name);
  return ({ account, department, name }) => {
    const isCut = cutName.test(name);
    const text = comparableName(name.replace(cutName, ""));
    const sameName = isCut ? named.filter((each) => each.name.startsWith(text)) : (byName.get(text) ?? []);
    const fitting = sameName
      .map(({ project }) => project)
      .filter((project) => isSameOrUnsaid(project.account, account));
    const sameDepartment = fitting.filter((project) => isSame(project.department, department));
    return sameDepartment.length > 0 ? sameDepartment : fitting;
  };
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && comparableName(a) === comparableName(b);
}
