/**
 * What departments are called whose codes alone a dump states: its projects stand under a name in payment lists and
 * budgets. Each project that both know by one account and name is a
 * vote; a name that all departments have, 청사관리, is one by what was spent, to the won.
 */
import { comparableName, type ProjectFacts } from "../values/project.ts";
import type { Won } from "../values/won.ts";

export interface DepartmentLine {
  readonly project: ProjectFacts;
  /** Null where it is not stated. */
  readonly spent: Won | null;
}

export interface NamedDepartment {
  readonly code: string;
  readonly name: string;
  /** Projects that say so, of those that say anything. */
  readonly votes: number;
  readonly of: number;
}

/**
 * Money is budgeted by one department and spent by another now and then: a name needs most of the votes, and of several
 * codes that it wins it belongs to the one with the most.
 */
const neededShare = { numerator: 3, denominator: 5 } as const;

/**
 * @param coded lines whose department is a code.
 * @param named lines whose department is a name.
 * @returns one for each code that is certain enough; the others a person must name.
 */
export function departmentNames(
  coded: readonly DepartmentLine[],
  named: readonly DepartmentLine[],
): readonly NamedDepartment[] {
  const votes = new Map<string, Map<string, number>>();
  for (const keyOf of [nameKey, spendingKey]) {
    const names = onlyDepartments(named, keyOf);
    for (const [key, code] of onlyDepartments(coded, keyOf)) {
      const name = names.get(key) ?? null;
      if (name === null || code === null) continue;
      const ballot = votes.get(code) ?? new Map<string, number>();
      votes.set(code, ballot.set(name, (ballot.get(name) ?? 0) + 1));
    }
  }
  const winners = [...votes].flatMap(([code, ballot]) => winnerOf(code, ballot) ?? []);
  return winners.filter(
    (each) =>
      !winners.some(
        ({ code, name, votes: count }) => code !== each.code && name === each.name && count >= each.votes,
      ),
  );
}

function winnerOf(code: string, ballot: ReadonlyMap<string, number>): NamedDepartment | null {
  const of = [...ballot.values()].reduce((sum, count) => sum + count, 0);
  const [winner] = [...ballot].toSorted(([, a], [, b]) => b - a);
  if (winner === undefined) return null;
  const [name, votes] = winner;
  const isCertain = votes * neededShare.denominator >= of * neededShare.numerator;
  return isCertain ? { code, name, votes, of } : null;
}

/** The department of each key; null where several have it. */
function onlyDepartments(
  lines: readonly DepartmentLine[],
  keyOf: (line: DepartmentLine) => string | null,
): ReadonlyMap<string, string | null> {
  const departments = new Map<string, string | null>();
  for (const line of lines) {
    const key = keyOf(line);
    if (key === null) continue;
    const { department } = line.project;
    const known = departments.get(key);
    departments.set(key, known === undefined || known === department ? department : null);
  }
  return departments;
}

function nameKey({ project: { account, name } }: DepartmentLine): string {
  return `${comparableName(account ?? "")}/${comparableName(name)}`;
}

function spendingKey(line: DepartmentLine): string | null {
  return line.spent === null || line.spent === 0n ? null : `${nameKey(line)}/${line.spent}`;
}
