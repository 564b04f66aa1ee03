/**
 * Which new lines of a statement may be lines that the ledger has under another key: renamed, moved, recoded, spelled
 * otherwise. Two keys of one project would count its money twice, so a person is shown the pairs and their evidence.
 */
import type { ProjectId } from "../values/project.ts";
import type { Evidence } from "./evidence-names.ts";
import {
  evidenceOf,
  isEnough,
  type Surroundings,
  undividedCode,
  weightOf,
  withoutZeros,
} from "./evidence.ts";
import type { IdentityLine } from "./identity-line.ts";
import { type NamedLines, vanishedDepartments } from "./vanished-departments.ts";

export interface Resemblance {
  readonly added: IdentityLine;
  readonly live: IdentityLine;
  readonly evidence: readonly Evidence[];
}

/** More candidates than these help nobody to decide. */
const maxPartners = 5;

/**
 * @param added lines whose keys the ledger does not know.
 * @param live all lines of the ledger.
 * @param named the lines that the statement names under their own keys, with their departments as it states them: they are no others.
 * @param isGone whether the statement lacks a line that it would state if it were still there.
 * @param accounts those that the ledger knows, as compared.
 */
export function resembles(
  added: readonly IdentityLine[],
  live: readonly IdentityLine[],
  named: NamedLines,
  isGone: (id: ProjectId) => boolean,
  accounts: ReadonlySet<string>,
): readonly Resemblance[] {
  const absent = live.filter(({ project }) => !named.has(project.id));
  if (added.length === 0 || absent.length === 0) return [];
  const index = new LineIndex(absent);
  const moves = vanishedDepartments(added, live, named);
  const pairs = added.flatMap((line) => {
    const found = index.candidatesOf(line).flatMap((candidate): readonly Resemblance[] => {
      const evidence = evidenceOf(line, candidate, { moves, isGone, accounts });
      return isEnough(evidence) ? [{ added: line, live: candidate, evidence }] : [];
    });
    return heaviest(inItsAccount(found)).slice(0, maxPartners);
  });
  const questions = [...Map.groupBy(pairs, ({ live: line }) => line).values()].flatMap((claims) =>
    heaviest(inItsAccount(claims)),
  );
  const gone = absent.filter(({ project }) => isGone(project.id));
  return [...questions, ...leftOver(added, gone, questions, { moves, isGone: () => true, accounts })];
}

/** Where a line of the same name stands in the account itself, nobody means that of another account. */
function inItsAccount(pairs: readonly Resemblance[]): readonly Resemblance[] {
  const own = pairs.filter(({ evidence }) => !evidence.includes("account-renamed"));
  return own.some(({ evidence }) => evidence.includes("same-name")) ? own : pairs;
}

/** Beyond so many lines on a side, which of them is which is a guess. */
const maxLeftOver = 5;

/**
 * Where one line of a department went and one came, nothing else may tell that it was renamed and its budget changed. Of
 * several, those are offered whose spending goes on.
 */
function leftOver(
  added: readonly IdentityLine[],
  gone: readonly IdentityLine[],
  questions: readonly Resemblance[],
  surroundings: Surroundings,
): readonly Resemblance[] {
  const { moves } = surroundings;
  const known = new Set(questions.flatMap(({ added: line, live }) => [line, live]));
  const came = Map.groupBy(
    added.filter((line) => !known.has(line)),
    ({ department }) => department,
  );
  const left = gone.filter((line) => !known.has(line));
  return [...came].flatMap(([department, lines]): readonly Resemblance[] => {
    const went = left.filter(
      (live) => live.department === department || moves.isMove(live.department, department),
    );
    const areOnlyOnes = lines.length === 1 && went.length === 1;
    if (lines.length > maxLeftOver || went.length > maxLeftOver) return [];
    const pairs = lines.flatMap((line) =>
      went.flatMap((live): readonly Resemblance[] => {
        const evidence = evidenceOf(line, live, surroundings);
        const goesOn = evidence.includes("spending-went-on");
        return evidence.length > 0 && (areOnlyOnes || goesOn) ? [{ added: line, live, evidence }] : [];
      }),
    );
    const best = [...Map.groupBy(pairs, ({ added: line }) => line).values()].flatMap(heaviest);
    return [...Map.groupBy(best, ({ live }) => live).values()].flatMap(heaviest);
  });
}

/** Those with the most evidence: a line that has its own name elsewhere is no candidate for a similar one. */
function heaviest(pairs: readonly Resemblance[]): readonly Resemblance[] {
  const most = Math.max(...pairs.map(({ evidence }) => weightOf(evidence)));
  return pairs.filter(({ evidence }) => weightOf(evidence) === most);
}

/** Lines under one key are looked at up to this number: 10,000,000 won is the budget of hundreds. */
const maxUnderOneKey = 400;

/**
 * The lines of a ledger by everything under which another spelling of them may be looked up, so that 3,000 new lines are
 * held against a few of 3,000 each, and not against all.
 */
class LineIndex {
  readonly #byKey = new Map<string, IdentityLine[]>();

  constructor(lines: readonly IdentityLine[]) {
    for (const line of lines) {
      for (const key of keysOf(line)) {
        const known = this.#byKey.get(key);
        if (known === undefined) this.#byKey.set(key, [line]);
        else if (known.length < maxUnderOneKey) known.push(line);
      }
    }
  }

  /** Each once. */
  candidatesOf(line: IdentityLine): readonly IdentityLine[] {
    const found = new Set<IdentityLine>();
    for (const key of keysOf(line)) for (const candidate of this.#byKey.get(key) ?? []) found.add(candidate);
    return [...found];
  }
}

function keysOf({ shape, code, budgets, spent }: IdentityLine): ReadonlySet<string> {
  const keys = [`name ${shape.whole}`, `core ${shape.core}`];
  for (const budget of budgets) keys.push(`budget ${budget}`);
  if (spent !== null && spent !== 0n) keys.push(`spent ${spent}`);
  if (code !== null) {
    keys.push(`zeros ${withoutZeros(code)}`, `digits ${code.slice(0, 15)}`, `part ${undividedCode(code)}`);
  }
  return new Set(keys);
}
