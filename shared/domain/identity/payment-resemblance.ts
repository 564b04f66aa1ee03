/**
 * Which new lines of a payment list may be lines that the ledger has under another department or account: a list covers those
 * that it names, so a renamed one would count beside its old name. Equal names are common (청사관리), equal payments are not.
 */
import type { KnownDepartments } from "../departments/known-departments.ts";
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import type { Period } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { comparableName, isSameOrUnsaid, type ProjectFacts } from "../values/project.ts";
import { sumWon, type Won } from "../values/won.ts";
import type { Evidence } from "./evidence-names.ts";
import { type IdentityLine, identityLineOfPayments } from "./identity-line.ts";
import type { Resemblance } from "./resemblance.ts";

/** Of the days on which the known line was paid: a few payments are corrected, and chance makes a day or two equal. */
const leastShare = { numerator: 1, denominator: 2 } as const;

/** One department or account became another where so many of its lines did; then the others of equal names are asked about too. */
const leastMoved = 2;

/**
 * @param added lines whose keys the ledger does not know.
 * @param known payment lines of departments and accounts that the list does not cover.
 */
export function paymentsResemble(
  added: readonly SourceRecord[],
  known: readonly Balance[],
  period: Period,
  departments: KnownDepartments,
): readonly Resemblance[] {
  const byName = Map.groupBy(known, ({ project }) => comparableName(project.name));
  const pairs = added.flatMap((record) => {
    const same = byName.get(comparableName(record.project.name)) ?? [];
    if (same.length === 0) return [];
    const paid = dailySums(record.entries.map(({ date, amount }) => [date, amount]));
    return same.flatMap((balance) => {
      const days = daysIn(balance, period);
      return days.length === 0 ? [] : [{ record, paid, balance, days, isEqual: areMostlyEqual(days, paid) }];
    });
  });
  const moves = new Map<string, number>();
  for (const { record, balance, isEqual } of pairs) {
    const key = moveOf(record.project, balance.project);
    if (isEqual) moves.set(key, (moves.get(key) ?? 0) + 1);
  }
  const questions = pairs.filter(
    ({ record, balance, isEqual }) =>
      isEqual || (moves.get(moveOf(record.project, balance.project)) ?? 0) >= leastMoved,
  );
  const equal = new Set(questions.filter(({ isEqual }) => isEqual).map(({ record }) => record.project.id));
  return questions
    .filter(({ record, isEqual }) => isEqual || !equal.has(record.project.id))
    .map(({ record, paid, balance, days, isEqual }) => ({
      added: lineOf(record.project, [...paid], departments),
      live: lineOf(balance.project, days, departments),
      evidence: ["same-name", ...signsOf(isEqual, record.project, balance.project)],
    }));
}

function lineOf(
  project: SourceRecord["project"],
  days: readonly (readonly [date: string, won: Won])[],
  departments: KnownDepartments,
): IdentityLine {
  const paid = sumWon(days.map(([, won]) => won));
  return identityLineOfPayments(project, paid, departments);
}

function daysIn({ measures }: Balance, { from, to }: Period): (readonly [date: string, won: Won])[] {
  return (measures.expenditure?.days ?? [])
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, amounts }) => [date, totalOf(amounts) ?? 0n]);
}

function dailySums(payments: readonly (readonly [date: string, won: Won])[]): ReadonlyMap<string, Won> {
  const sums = new Map<string, Won>();
  for (const [date, won] of payments) sums.set(date, (sums.get(date) ?? 0n) + won);
  return sums;
}

function areMostlyEqual(
  days: readonly (readonly [date: string, won: Won])[],
  paid: ReadonlyMap<string, Won>,
): boolean {
  const equal = days.filter(([date, won]) => won !== 0n && paid.get(date) === won).length;
  return equal > 0 && equal * leastShare.denominator >= days.length * leastShare.numerator;
}

/** An account that is spelled otherwise (`일반`, `100 일반회계`) is as one that was renamed. */
function signsOf(isEqual: boolean, to: ProjectFacts, from: ProjectFacts): readonly Evidence[] {
  const isOtherAccount = !isSameOrUnsaid(from.account, to.account);
  const money: readonly Evidence[] = isEqual ? ["same-payments"] : [];
  if (isOtherAccount) return [...money, "account-renamed"];
  return isEqual ? money : ["department-vanished"];
}

function moveOf(to: ProjectFacts, from: ProjectFacts): string {
  const accounts = isSameOrUnsaid(from.account, to.account) ? [] : [from.account, to.account];
  return [from.department, to.department, ...accounts].map((part) => comparableName(part ?? "")).join("\n");
}

/** Of all lines of the list: a few projects that bear `(전환사업)` are told by other evidence. */
const leastWithAffix = { numerator: 4, denominator: 5 } as const;
const leastLines = 3;

/**
 * A payment list whose names all got something at their end or beginning, `…(전환사업)`, or lost it: one question for all
 * of them. Without it each line would be a new one, and each known one would seem to have lost its payments.
 * @param added lines of the list whose keys the ledger does not know.
 * @param total how many lines the list has.
 * @param known lines of payments that the list does not name.
 */
export function affixResembles(
  added: readonly SourceRecord[],
  total: number,
  known: readonly ProjectFacts[],
  departments: KnownDepartments,
): readonly Resemblance[] {
  if (
    added.length < leastLines ||
    added.length * leastWithAffix.denominator < total * leastWithAffix.numerator
  )
    return [];
  const byDepartment = Map.groupBy(known, ({ department }) => comparableName(department ?? ""));
  const found = new Map<string, Map<SourceRecord, ProjectFacts[]>>();
  for (const record of added) {
    const { department } = record.project;
    const unsaid = byDepartment.get("") ?? [];
    const beside =
      department === null ? known : [...(byDepartment.get(comparableName(department)) ?? []), ...unsaid];
    for (const payee of beside) {
      const affix = affixBetween(record.project, payee);
      if (affix === null) continue;
      const lines = found.get(affix) ?? new Map<SourceRecord, ProjectFacts[]>();
      lines.set(record, [...(lines.get(record) ?? []), payee]);
      found.set(affix, lines);
    }
  }
  const [most] = [...found.values()].toSorted((a, b) => b.size - a.size);
  if (most === undefined || most.size < leastLines) return [];
  if (most.size * leastWithAffix.denominator < total * leastWithAffix.numerator) return [];
  return [...most].flatMap(([record, payees]) => {
    const paid = sumWon(record.entries.map(({ amount }) => amount));
    const line = identityLineOfPayments(record.project, paid, departments);
    return payees.map((payee) => ({
      added: line,
      live: identityLineOfPayments(payee, 0n, departments),
      evidence: ["common-affix"],
    }));
  });
}

/** What one name has more than the other, and where; null where their accounts differ or the names are no such pair. */
function affixBetween(added: ProjectFacts, known: ProjectFacts): string | null {
  const [now, before] = [comparableName(added.name), comparableName(known.name)];
  if (now.length === before.length || !isSameOrUnsaid(added.account, known.account)) return null;
  const [short, long, sign] = now.length > before.length ? [before, now, "+"] : [now, before, "-"];
  if (long.startsWith(short)) return `${sign}…${long.slice(short.length)}`;
  return long.endsWith(short) ? `${sign}${long.slice(0, long.length - short.length)}…` : null;
}
