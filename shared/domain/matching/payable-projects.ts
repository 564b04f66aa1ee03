/** Which projects a line of a payment list may pay for, by account and name: the line bears no code. */
import { comparableName, isSameOrUnsaid, type ProjectFacts } from "../values/project.ts";

/** A project, and what it was called before. */
export interface PayableProject {
  readonly project: ProjectFacts;
  readonly earlierNames: readonly string[];
}

/** The list cut a name short with ` ...`. */
const cutName = /\s*(?:\.{3}|…)$/;

/** A department decides between several projects of one name. A name that a project bears now is no other's earlier one. */
export function projectFinder(
  projects: readonly PayableProject[],
): (line: ProjectFacts) => readonly ProjectFacts[] {
  const now = new NamedProjects(projects.map(({ project }) => ({ name: project.name, project })));
  const before = new NamedProjects(
    projects.flatMap(({ project, earlierNames }) => earlierNames.map((name) => ({ name, project }))),
  );
  return ({ account, department, name }) => {
    const find = (named: NamedProjects): readonly ProjectFacts[] =>
      named.called(name).filter((project) => isSameOrUnsaid(project.account, account));
    const current = find(now);
    const fitting = current.length > 0 ? current : find(before);
    const sameDepartment = fitting.filter((project) => isSame(project.department, department));
    return sameDepartment.length > 0 ? sameDepartment : fitting;
  };
}

/** A line that was answered to be one of another name is found by the names that it had, too. @param earlier the latest last. */
export function findUnderNames(
  find: (line: ProjectFacts) => readonly ProjectFacts[],
  line: ProjectFacts,
  earlier: readonly string[],
): readonly ProjectFacts[] {
  const fitting = find(line);
  if (fitting.length > 0) return fitting;
  for (const name of earlier.toReversed()) {
    const before = find({ ...line, name });
    if (before.length > 0) return before;
  }
  return [];
}

class NamedProjects {
  readonly #named: readonly { readonly name: string; readonly project: ProjectFacts }[];
  readonly #byName: ReadonlyMap<string, readonly { readonly project: ProjectFacts }[]>;

  constructor(projects: readonly { readonly name: string; readonly project: ProjectFacts }[]) {
    this.#named = projects.map(({ name, project }) => ({ name: comparableName(name), project }));
    this.#byName = Map.groupBy(this.#named, ({ name }) => name);
  }

  /** Each once. */
  called(name: string): readonly ProjectFacts[] {
    const text = comparableName(name.replace(cutName, ""));
    const found = cutName.test(name)
      ? this.#named.filter((each) => each.name.startsWith(text))
      : (this.#byName.get(text) ?? []);
    return [...new Set(found.map(({ project }) => project))];
  }
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && comparableName(a) === comparableName(b);
}
