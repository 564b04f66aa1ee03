/**
 * Which line of another year is the same project: by its code, which stays over the years, else by its account and
 * name where only one line has them. A name that several lines have tells nothing.
 */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { codeOf, comparableName, isSameOrUnsaid, type ProjectFacts } from "../../values/project.ts";

export class ProjectPairs {
  readonly #byCode: ReadonlyMap<string, readonly LedgerLine[]>;
  readonly #byName: ReadonlyMap<string, readonly LedgerLine[]>;

  constructor(lines: readonly LedgerLine[]) {
    this.#byCode = grouped(lines, ({ project }) => codeOf(project.id));
    this.#byName = grouped(lines, ({ project }) => nameKey(project));
  }

  /** Null where no line is it, or several may be. */
  find(project: ProjectFacts): LedgerLine | null {
    const code = codeOf(project.id);
    const coded = code === null ? null : onlyOf(this.#byCode.get(code) ?? [], project);
    return coded ?? onlyOf(this.#byName.get(nameKey(project)) ?? [], project);
  }
}

/** One in the same department goes before those of others. */
function onlyOf(lines: readonly LedgerLine[], { account, department }: ProjectFacts): LedgerLine | null {
  const possible = lines.filter(({ project }) => isSameOrUnsaid(project.account, account));
  const near = possible.filter(({ project }) => isSameOrUnsaid(project.department, department));
  const [only, ...others] = near.length > 0 ? near : possible;
  return only === undefined || others.length > 0 ? null : only;
}

function nameKey({ tier, name }: ProjectFacts): string {
  return `${tier} ${comparableName(name)}`;
}

function grouped(
  lines: readonly LedgerLine[],
  keyOf: (line: LedgerLine) => string | null,
): ReadonlyMap<string, readonly LedgerLine[]> {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}
