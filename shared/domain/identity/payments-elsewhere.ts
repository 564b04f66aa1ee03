/**
 * Payments and projects of one name in accounts that may be one, and of names that resemble each other in one department: payments are
 * laid over a project of their own account and name, so they would count beside it. Whichever of the two comes later asks.
 */
import { areOneDepartment, areUndecided, type KnownDepartments } from "../departments/known-departments.ts";
import type { Balance } from "../ledger/balance.ts";
import { currentLine } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import type { Partners } from "../matching/match-answers.ts";
import { findUnderNames, projectFinder } from "../matching/projects-of-payments.ts";
import { totalOf } from "../values/fund.ts";
import {
  accountsOf,
  comparableName,
  isPaymentLine,
  type ProjectFacts,
  type ProjectId,
} from "../values/project.ts";
import { sumWon } from "../values/won.ts";
import type { Evidence } from "./evidence-names.ts";
import {
  type IdentityLine,
  identityLineOfLedger,
  identityLineOfPayments,
  identityLineOfRecord,
} from "./identity-line.ts";
import type { Resemblance } from "./resemblance.ts";
import { accountDifference } from "./similar-accounts.ts";
import { areSimilarNames } from "./similar-names.ts";

/** A line as it stands once the file is applied. */
interface Line {
  readonly project: ProjectFacts;
  readonly earlierNames: readonly string[];
  /** Whether the file brings it, or puts it into another account. */
  readonly isFresh: boolean;
  readonly identity: () => IdentityLine;
}

/** @param known the lines of the ledger that count. */
export function paymentsElsewhere(
  records: readonly SourceRecord[],
  known: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
  departments: () => KnownDepartments,
): readonly Resemblance[] {
  if (!records.some((record) => isFresh(record, known, partners))) return [];
  const lines = linesAfter(records, known, partners, departments);
  const payments = lines.filter(({ project }) => isPaymentLine(project.id));
  const projects = lines.filter(({ project }) => isProject(project));
  if (payments.length === 0 || projects.length === 0) return [];
  const shown = projects.map((line) => ({ ...line, project: departments().shown(line.project) }));
  const find = projectFinder(shown);
  const byId = new Map(projects.map((line) => [line.project.id, line]));
  const paid = new Set<ProjectId>();
  const left: Line[] = [];
  for (const line of payments) {
    const answer = partners.get(line.project.id);
    if (answer !== undefined && answer !== null) paid.add(answer);
    if (answer !== undefined) continue;
    const own = findUnderNames(find, line.project, line.earlierNames);
    for (const { id } of own) paid.add(id);
    if (own.length === 0) left.push(line);
  }
  const accounts = {
    ofPayments: accountsOf(payments.filter((line) => !line.isFresh).map(({ project }) => project)),
    ofProjects: accountsOf(projects.filter((line) => !line.isFresh).map(({ project }) => project)),
  };
  const elsewhere = left.flatMap((line) =>
    find({ ...line.project, account: null }).flatMap(({ id }): readonly Resemblance[] => {
      const project = byId.get(id);
      if (project === undefined || paid.has(id) || !(line.isFresh || project.isFresh)) return [];
      const isStrange = line.isFresh
        ? isStrangeTo(accounts.ofProjects, line)
        : isStrangeTo(accounts.ofPayments, project);
      const evidence = evidenceFor(line.identity(), project.identity(), isStrange);
      if (evidence === null) return [];
      const [added, live] = line.isFresh ? [line, project] : [project, line];
      return [{ added: added.identity(), live: live.identity(), evidence }];
    }),
  );
  const asked = new Set(elsewhere.flatMap(({ added, live }) => [added.project.id, live.project.id]));
  const open = left.filter(({ project }) => !asked.has(project.id));
  const unpaid = projects.filter(({ project: { id } }) => !paid.has(id) && !asked.has(id));
  return [...elsewhere, ...spelledOtherwise(open, unpaid)];
}

/** Words that offices add to the end of a name, `도로 포장` and `도로 포장공사`, tell nothing of shorter beginnings. */
const leastBeginning = 4;

/** Payments under a name that resembles that of one project of their department, or of none, over which none are laid. */
function spelledOtherwise(payments: readonly Line[], unpaid: readonly Line[]): readonly Resemblance[] {
  if (payments.length === 0) return [];
  const byDepartment = Map.groupBy(
    unpaid.map((line) => ({ line, identity: line.identity() })),
    ({ identity }) => identity.department,
  );
  const pairs = payments.flatMap((line) => {
    const own = line.identity();
    const unsaid = own.department === null ? [] : (byDepartment.get(null) ?? []);
    const alike = [...(byDepartment.get(own.department) ?? []), ...unsaid].filter(
      ({ line: project, identity }) =>
        (line.isFresh || project.isFresh) &&
        accountDifference(own.account, identity.account) === "none" &&
        areSpelledAlike(own, identity),
    );
    const [only, ...others] = alike;
    if (only === undefined || others.length > 0) return [];
    const [added, live] = line.isFresh ? [own, only.identity] : [only.identity, own];
    const isAtHome = own.department !== null && only.identity.department !== null;
    const evidence: readonly Evidence[] = isAtHome ? ["similar-name", "same-department"] : ["similar-name"];
    return [{ added, live, evidence, project: only.line.project.id }];
  });
  // What several spellings could mean is none of them for sure.
  return [...Map.groupBy(pairs, ({ project }) => project).values()].flatMap((claims) =>
    claims.length === 1 ? claims.map(({ added, live, evidence }) => ({ added, live, evidence })) : [],
  );
}

function areSpelledAlike({ shape: a }: IdentityLine, { shape: b }: IdentityLine): boolean {
  if (areSimilarNames(a, b)) return true;
  const [short, long] = a.core.length < b.core.length ? [a.core, b.core] : [b.core, a.core];
  return short.length >= leastBeginning && a.bracketed === b.bracketed && long.startsWith(short);
}

/** Null where nothing tells that their accounts are one. */
function evidenceFor(
  paid: IdentityLine,
  project: IdentityLine,
  isStrange: boolean,
): readonly Evidence[] | null {
  const isEqual = paid.spent !== null && paid.spent !== 0n && paid.spent === project.spent;
  const isAtHome = areOneDepartment(paid.meant, project.meant);
  const mayBeAtHome = isAtHome || areUndecided(paid.meant, project.meant);
  const isSpelled = accountDifference(paid.account, project.account) === "spelling";
  if (!isSpelled && !(mayBeAtHome && (isStrange || isEqual))) return null;
  const evidence: Evidence[] = ["same-name"];
  if (isEqual) evidence.push("same-spending");
  if (isAtHome) evidence.push("same-department");
  else if (mayBeAtHome) evidence.push("department-undecided");
  return [...evidence, "account-renamed"];
}

function isFresh(
  { project }: SourceRecord,
  known: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
): boolean {
  if (partners.has(project.id)) return false;
  const before = known.get(project.id);
  const isMoved = accountDifference(before?.project.account ?? null, project.account) !== "none";
  return before === undefined || (isMoved && !isPaymentLine(project.id));
}

function linesAfter(
  records: readonly SourceRecord[],
  known: ReadonlyMap<ProjectId, Balance>,
  partners: Partners,
  departments: () => KnownDepartments,
): readonly Line[] {
  const lines = new Map<ProjectId, Line>();
  for (const [id, balance] of known) {
    const { project, earlierNames } = balance;
    lines.set(id, {
      project,
      earlierNames,
      isFresh: false,
      identity: () => ofLedger(balance, departments()),
    });
  }
  for (const record of records) {
    const { id, account } = record.project;
    const before = lines.get(id);
    const project = { ...record.project, account: account ?? before?.project.account ?? null };
    const names = before === undefined ? [] : [...before.earlierNames, before.project.name];
    lines.set(id, {
      project,
      earlierNames: names,
      isFresh: isFresh(record, known, partners),
      identity: () => identityLineOfRecord({ ...record, project }, departments()),
    });
  }
  return [...lines.values()];
}

function ofLedger(balance: Balance, departments: KnownDepartments): IdentityLine {
  const { project, measures } = balance;
  if (!isPaymentLine(project.id)) return identityLineOfLedger(currentLine(balance), departments);
  const paid = sumWon((measures.expenditure?.days ?? []).map(({ amounts }) => totalOf(amounts) ?? 0n));
  return identityLineOfPayments(project, paid, departments);
}

function isProject({ id, tier }: ProjectFacts): boolean {
  return tier === "project" && !isPaymentLine(id);
}

function isStrangeTo(accounts: ReadonlySet<string>, { project }: Line): boolean {
  return !accounts.has(comparableName(project.account ?? ""));
}
