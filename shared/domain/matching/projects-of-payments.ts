/** Which projects a line of a payment list may pay for, by account and name, as the line bears no code; and its payments parted by a day. */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { ascending } from "../values/order.ts";
import { accountOfPayments, comparableName, isSameOrUnsaid, type ProjectFacts } from "../values/project.ts";
import { sumWon, type Won } from "../values/won.ts";

/** A project, and what it was called before. */
export interface PayableProject {
  readonly project: ProjectFacts;
  readonly earlierNames: readonly string[];
}

/** The list cut a name short with ` ...`. */
const cutName = /\s*(?:\.{3}|…)$/;

/** What is left of a name that was cut short, in comparable form; null of a whole name. */
export function nameStartOf(name: string): string | null {
  return cutName.test(name) ? comparableName(name.replace(cutName, "")) : null;
}

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

/** A line that was answered to be one of another name or account is found by those that it had, too. @param earlier the latest last. */
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
  // Lists that call the account otherwise since then pay for the same project.
  const account = accountOfPayments(line.id) ?? "";
  const isAnother = account !== "" && !isSameOrUnsaid(account, line.account);
  return isAnother ? findUnderNames(find, { ...line, account }, earlier) : [];
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
    const start = nameStartOf(name);
    const found =
      start === null
        ? (this.#byName.get(comparableName(name)) ?? [])
        : this.#named.filter((each) => each.name.startsWith(start));
    return [...new Set(found.map(({ project }) => project))];
  }
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && comparableName(a) === comparableName(b);
}

export interface UnmatchedLine {
  readonly project: ProjectFacts;
  /** Of its payments up to the day. */
  readonly won: Won;
}

export interface UnmatchedPayments {
  /** The day of the full statement. */
  readonly through: IsoDate;
  readonly won: Won;
  /** The largest first. */
  readonly lines: readonly UnmatchedLine[];
}

/**
 * Payments that fit no project, or several, up to the day of a full statement (연결되지 않은 지급): whether the statement has
 * them is not known, so they are in no sum and in no rate, and are shown beside them. Null without a full statement,
 * or without a line.
 */
export function unmatchedOf(
  lines: readonly UnmatchedLine[],
  through: IsoDate | null,
): UnmatchedPayments | null {
  if (through === null || lines.length === 0) return null;
  const inOrder = lines.toSorted((a, b) => ascending(b.won, a.won) || ascending(a.project.id, b.project.id));
  return { through, won: sumWon(lines.map(({ won }) => won)), lines: inOrder };
}

/**
 * The payments of a line, parted by a day on which a full statement tells the office's total: those up to it are in
 * that total or in none, those after it add.
 * @returns null where it has no payment up to that day.
 */
export function paidThrough({ measures }: Balance, day: IsoDate): Won | null {
  const paid = (measures.expenditure?.days ?? []).filter(({ date }) => date <= day);
  return paid.length === 0 ? null : sumWon(paid.map(({ amounts }) => totalOf(amounts) ?? 0n));
}
