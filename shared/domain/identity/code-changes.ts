/**
 * Known codes that seem to name another project than before: a code is an identity, but offices give one to another project,
 * and files swap them. A plain rename goes on with the money that it had. Whatever does not is asked about.
 */
import type { KnownDepartments } from "../departments/known-departments.ts";
import type { Balance } from "../ledger/balance.ts";
import { currentLine, factsDay } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import {
  codeIdOfNamed,
  codeOf,
  comparableName,
  isPaymentLine,
  type ProjectId,
  projectIdUnderName,
} from "../values/project.ts";
import { evidenceOf, isEnough, weightOf } from "./evidence.ts";
import { type IdentityLine, identityLineOfLedger, identityLineOfRecord } from "./identity-line.ts";
import type { Resemblance } from "./resemblance.ts";
import { areSimilarNames } from "./similar-names.ts";
import { DepartmentMoves } from "./vanished-departments.ts";

export interface StatedCodes {
  /** Under the keys that the ledger knows. */
  readonly records: readonly SourceRecord[];
  /** The keys that the file states, where they are others. */
  readonly statedAs: ReadonlyMap<ProjectId, ProjectId>;
  readonly known: ReadonlyMap<ProjectId, Balance>;
  /** Whether a person said what the code means under this name. */
  readonly isAnswered: (id: ProjectId) => boolean;
  /** Whether the file lacks a line that it would state if it were still there. */
  readonly isGone: (id: ProjectId) => boolean;
  /** Called where a code has another name, which is seldom. */
  readonly departments: () => KnownDepartments;
}

/** The new side of each pair bears the code under its new name; the known side is what the code, or the name, meant before. */
export function codeChanges({
  records,
  statedAs,
  known,
  isAnswered,
  isGone,
  departments,
}: StatedCodes): readonly Resemblance[] {
  const renamed = records.flatMap((record): readonly Renamed[] => {
    const balance = known.get(record.project.id);
    const stated = statedAs.get(record.project.id) ?? record.project.id;
    const id = projectIdUnderName({ id: stated, name: record.project.name });
    // A line with a new code has a new name by right.
    if (isAnswered(stated)) return [];
    if (balance === undefined || id === null || record.project.tier === "business") return [];
    const isSame = comparableName(balance.project.name) === comparableName(record.project.name);
    return isSame ? [] : [{ record, balance, id }];
  });
  const open = renamed.filter(({ id }) => !isAnswered(id));
  if (open.length === 0) return [];
  const changing = new Set(renamed.map(({ balance }) => balance.project.id));
  const left = new Map<string, Balance[]>();
  for (const balance of known.values()) {
    const { id, name } = balance.project;
    if (codeOf(id) === null || !(changing.has(id) || isGone(id))) continue;
    const key = comparableName(name);
    left.set(key, [...(left.get(key) ?? []), balance]);
  }
  return open.flatMap((each) => candidatesOf(each, left, isGone, departments()));
}

interface Renamed {
  readonly record: SourceRecord;
  readonly balance: Balance;
  /** The code under its new name. */
  readonly id: ProjectId;
}

/** Says of a code whose old line another key is, or may be, that the line goes on there. */
export function withClaims(
  changes: readonly Resemblance[],
  partners: ReadonlyMap<ProjectId, ProjectId | null>,
  others: readonly Resemblance[],
): readonly Resemblance[] {
  const claimed = new Set(others.map(({ live }) => live.project.id));
  for (const [from, to] of partners)
    // Payments are laid over the line; it is where it was.
    if (to !== null && codeIdOfNamed(from) === null && !isPaymentLine(from)) claimed.add(to);
  return changes.map((pair) =>
    pair.evidence.includes("same-code") && claimed.has(pair.live.project.id)
      ? { ...pair, evidence: [...pair.evidence, "line-elsewhere"] }
      : pair,
  );
}

const noMoves = new DepartmentMoves([]);

function candidatesOf(
  { record, balance, id }: Renamed,
  left: ReadonlyMap<string, readonly Balance[]>,
  isGone: (id: ProjectId) => boolean,
  departments: KnownDepartments,
): readonly Resemblance[] {
  const isLate = record.asOf < factsDay(balance);
  const isOldName = balance.earlierNames.some(
    (name) => comparableName(name) === comparableName(record.project.name),
  );
  if (isLate && isOldName) return [];
  const stated = identityLineOfRecord(record, departments);
  const ofTotals = statesTotals(record);
  // An increment adds to what is known, and says nothing of the whole: its name alone tells whose it is.
  const added = {
    ...stated,
    project: { ...stated.project, id },
    ...(ofTotals ? {} : { budgets: [], spent: null }),
  };
  const live = identityLineOfLedger(currentLine(balance), departments);
  const bearers = (left.get(comparableName(record.project.name)) ?? [])
    .filter(({ project }) => project.id !== balance.project.id && project.tier === record.project.tier)
    .map((bearer) => identityLineOfLedger(currentLine(bearer), departments))
    .filter(({ account }) => account === null || added.account === null || account === added.account);
  const isOther = () => (isLate ? isAnother(live, added) : isAnother(added, live));
  if (bearers.length === 0 && !(ofTotals ? isOther() : !areAlike(added, live))) return [];
  const pairs = [live, ...bearers].flatMap((line): readonly Resemblance[] => {
    const evidence = evidenceOf(added, line, { moves: noMoves, isGone, accounts: new Set() });
    return line === live || isEnough(evidence) ? [{ added, live: line, evidence }] : [];
  });
  const most = Math.max(...pairs.map(({ evidence }) => weightOf(evidence)));
  return pairs.filter(({ evidence }) => weightOf(evidence) === most);
}

/** Whether name, department and money of a line tell of another project than those that its code had. */
function isAnother(later: IdentityLine, earlier: IdentityLine): boolean {
  const evidence = evidenceOf(later, earlier, { moves: noMoves, isGone: () => false, accounts: new Set() });
  const isAtHome = evidence.includes("same-department");
  if (evidence.includes("same-spending") && isAtHome) return false;
  const areBudgetsKnown = later.budgets.length > 0 && earlier.budgets.length > 0;
  const hasOtherBudget = areBudgetsKnown && !evidence.includes("same-budget");
  const hasFallen = later.spent !== null && earlier.spent !== null && later.spent < earlier.spent;
  const hasMoved =
    !isAtHome && areOfOneKind(later.department, earlier.department) && !evidence.includes("telling-budget");
  const doubts = [hasOtherBudget, hasFallen, hasMoved].filter(Boolean).length;
  return areAlike(later, earlier) ? doubts === 3 : doubts > 0;
}

function areAlike(one: IdentityLine, other: IdentityLine): boolean {
  return areSimilarNames(one.shape, other.shape) || isPart(one.shape.core, other.shape.core);
}

/** Under one code a shorter part tells as much as a long one does elsewhere. */
function isPart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= minPartLength && long.includes(short);
}

const minPartLength = 3;

/** A dump has codes of departments where a table has names: that is no move. */
function areOfOneKind(a: string | null, b: string | null): boolean {
  return /^\d+$/.test(a ?? "") === /^\d+$/.test(b ?? "");
}

function statesTotals({ entries }: SourceRecord): boolean {
  return entries.some(({ kind }) => kind === "cumulative");
}
