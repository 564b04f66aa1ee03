/**
 * Departments that were renamed, split or merged: none of their lines is named any more, and most of their names stand
 * under another department. A renamed department is one answer, not two hundred.
 */
import type { ProjectId } from "../values/project.ts";
import type { IdentityLine } from "./identity-line.ts";

export interface DepartmentMove {
  /** As compared. */
  readonly from: string;
  readonly to: string;
  /** Lines of the old department whose names the new one has. */
  readonly lines: number;
}

export type NamedLines = ReadonlyMap<ProjectId, string | null>;

export class DepartmentMoves {
  readonly moves: readonly DepartmentMove[];
  readonly #pairs: ReadonlySet<string>;

  constructor(moves: readonly DepartmentMove[]) {
    this.moves = moves;
    this.#pairs = new Set(moves.map(({ from, to }) => `${from}\n${to}`));
  }

  isMove(from: string | null, to: string | null): boolean {
    return from !== null && to !== null && this.#pairs.has(`${from}\n${to}`);
  }
}

/** Of the lines of a department that was split into four, a quarter stands in each part; less is chance. */
const leastShare = { numerator: 1, denominator: 4 } as const;

/** One line that moved is no department that did. */
const leastLines = 2;

/** @param named the lines that the statement names under their own keys, each with the department that it states, as compared. */
export function vanishedDepartments(
  added: readonly IdentityLine[],
  live: readonly IdentityLine[],
  named: NamedLines,
): DepartmentMoves {
  const sizes = new Map<string, number>();
  const present = new Set<string>();
  const byName = new Map<string, IdentityLine[]>();
  const found = new Map<string, DepartmentMove>();
  const count = (from: string, to: string): void => {
    const key = `${from}\n${to}`;
    found.set(key, { from, to, lines: (found.get(key)?.lines ?? 0) + 1 });
  };
  for (const line of live) {
    const { department, shape, project } = line;
    if (department === null) continue;
    const stated = named.get(project.id);
    if (stated === department || stated === null) present.add(department);
    // A line that keeps its code shows where its department went.
    else if (stated !== undefined) count(department, stated);
    sizes.set(department, (sizes.get(department) ?? 0) + 1);
    byName.set(shape.whole, [...(byName.get(shape.whole) ?? []), line]);
  }
  for (const { department: to, shape } of added) {
    const departments = new Set((byName.get(shape.whole) ?? []).map(({ department }) => department));
    for (const from of departments) {
      if (from !== null && to !== null && from !== to) count(from, to);
    }
  }
  const moves = [...found.values()].filter(
    ({ from, lines }) =>
      !present.has(from) &&
      lines >= leastLines &&
      lines * leastShare.denominator >= (sizes.get(from) ?? 0) * leastShare.numerator,
  );
  return new DepartmentMoves(moves);
}
