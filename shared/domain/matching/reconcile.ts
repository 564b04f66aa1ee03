/**
 * 지출 대사: what the sources say of one project's spending, side by side on the day of its statement: the dump, the payments
 * of lists and the records of e호조. The difference is explained where the payments end before that day, or are equal
 * on a day close to it; else it is open, and somebody looks. Nothing here changes a figure.
 */
import type { Balance, DayAmounts } from "../ledger/balance.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { addDays, type IsoDate } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { ascending } from "../values/order.ts";
import { comparableName, isPaymentLine, type ProjectFacts, type ProjectId } from "../values/project.ts";
import { sumWon, type Won } from "../values/won.ts";
import type { JoinedBalance } from "./joined-ledger.ts";
import { paidThrough, type UnmatchedLine, type UnmatchedPayments } from "./projects-of-payments.ts";

/**
 * `equal`: all that speak agree. `timing`: they are equal on a day close by. `uncovered`: no payment list reaches the day.
 * `unmatched`: a line of payments that fits no project bears the very difference. `shared-name`: payments under its name may
 * be another project's of that name. `unlisted`: nothing was listed.
 */
export const verdicts = [
  "equal",
  "timing",
  "uncovered",
  "unmatched",
  "shared-name",
  "unlisted",
  "differs",
] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictNames: Readonly<Record<Verdict, Bilingual>> = {
  equal: { ko: "일치", en: "equal" },
  timing: { ko: "지급 시차", en: "equal on a day close by" },
  uncovered: { ko: "지급 명세가 기준일에 못 미침", en: "payment lists end before the day" },
  unmatched: { ko: "연결되지 않은 지급과 같은 금액", en: "the amount of an unmatched payment" },
  "shared-name": {
    ko: "같은 이름의 사업이 여럿이라 지급을 나눌 수 없음",
    en: "several projects share the name",
  },
  unlisted: { ko: "지급 명세 없음", en: "no payment is listed" },
  differs: { ko: "차이 있음", en: "differs" },
};

export interface ReconciledRow {
  readonly project: ProjectFacts;
  /** The day of the statement. */
  readonly day: IsoDate;
  /** What the statement says was spent by that day, in won. */
  readonly stated: Won;
  /** Payments of lists up to that day; null where there is none. */
  readonly paid: Won | null;
  /** Records of e호조 up to that day; null where there is none. */
  readonly recorded: Won | null;
  /** Stated less paid, or less recorded where nothing is paid; 0 where nobody else speaks of it and nothing is stated. */
  readonly difference: Won;
  readonly verdict: Verdict;
  /** The day on which they are equal, of `timing`. */
  readonly equalOn: IsoDate | null;
  /** The line that bears the difference, of `unmatched`. */
  readonly partner: ProjectFacts | null;
}

export interface Reconciliation {
  /** The greatest difference first, then by id; equal rows last. */
  readonly rows: readonly ReconciledRow[];
  /** The first and the last day that any payment list speaks of; null without lists. */
  readonly covered: { readonly from: IsoDate; readonly to: IsoDate } | null;
  /** Payments that are in no row. */
  readonly unplaced: UnplacedPayments;
}

/**
 * Won of payments that are in no row. `unmatched`: in no amount either, as rates and the overview name them. `sharedName`: several
 * projects of one name may have made them. `unstated`: lines of their own in every total, since no statement has their project.
 */
export interface UnplacedPayments {
  readonly unmatched: Won;
  readonly sharedName: Won;
  readonly unstated: Won;
}

const unplacedNames: Readonly<Record<keyof UnplacedPayments, Bilingual>> = {
  unmatched: { ko: "연결되지 않은 지급", en: "unmatched" },
  sharedName: { ko: "이름이 같은 사업이 여럿인 지급", en: "of several projects of one name" },
  unstated: {
    ko: "집행 자료에 없는 사업의 지급(집행액에 들어 있음)",
    en: "of projects that no statement has (part of the totals)",
  },
};

/** The parts that have any. */
export function unplacedParts(
  unplaced: UnplacedPayments,
): (readonly [Bilingual, Won, keyof UnplacedPayments])[] {
  const kinds = ["unmatched", "sharedName", "unstated"] as const;
  return kinds.flatMap((kind) =>
    unplaced[kind] === 0n ? [] : [[unplacedNames[kind], unplaced[kind], kind] as const],
  );
}

/** Banks and closings move a payment by days, not by weeks. */
const closeDays = 10;

/** @param balances all of the ledger by their ids, those of payment lists too. */
export function reconcile(
  lines: readonly JoinedBalance[],
  balances: ReadonlyMap<ProjectId, Balance>,
  unmatched: UnmatchedPayments | null,
): Reconciliation {
  const covered = coveredDays(balances.values());
  const input: ReconciliationInput = {
    covered,
    sharedNames: new Set(
      lines.flatMap(({ balance: { project } }) => (isPaymentLine(project.id) ? [nameOf(project)] : [])),
    ),
  };
  const rows = lines.flatMap(({ balance, parts }) => {
    const [own, ...lists] = parts.flatMap((id) => balances.get(id) ?? []);
    if (own === undefined || isPaymentLine(own.project.id) || own.project.tier === "business") return [];
    return rowOf(balance.project, own, lists, input) ?? [];
  });
  const apart = lines.filter(({ balance }) => isPaymentLine(balance.project.id));
  const outside = new Set((unmatched?.lines ?? []).map(({ project: { id } }) => id));
  // What a line that goes on paid by the last statement of one of several projects is taken to be in theirs.
  const earlier = apart.flatMap(({ balance: { project }, paidAfter }) => {
    const whole = outside.has(project.id) ? undefined : balances.get(project.id);
    return (whole === undefined || paidAfter === null ? null : paidThrough(whole, paidAfter)) ?? [];
  });
  const paid = (isShared: boolean) =>
    paidBy(
      apart.flatMap(({ balance }) => ((balance.project.tier === "business") === isShared ? balance : [])),
    );
  return {
    rows: withPartners(rows, unmatched?.lines ?? []).toSorted(byDifference),
    covered,
    unplaced: {
      unmatched: unmatched?.won ?? 0n,
      sharedName: paid(true) + sumWon(earlier),
      unstated: paid(false),
    },
  };
}

function paidBy(balances: readonly Balance[]): Won {
  return sumWon(balances.flatMap(({ measures }) => measures.expenditure?.days ?? []).map(wonOf));
}

interface ReconciliationInput {
  readonly covered: Reconciliation["covered"];
  /** Of payment lines that are laid over no project: they fit several, or none. */
  readonly sharedNames: ReadonlySet<string>;
}

function nameOf({ account, name }: ProjectFacts): string {
  return `${comparableName(account ?? "")} ${comparableName(name)}`;
}

/** An unmatched line is worth a look where it alone bears the very amount that one project alone lacks. */
function withPartners(rows: readonly ReconciledRow[], lines: readonly UnmatchedLine[]): ReconciledRow[] {
  const bearers = Map.groupBy(lines, ({ won }) => won);
  const lacking = Map.groupBy(rows.filter(mayLack), ({ difference }) => difference);
  return rows.map((row) => {
    if (!mayLack(row)) return row;
    const alike = bearers.get(row.difference) ?? [];
    const named = alike.filter(({ project }) => nameOf(project) === nameOf(row.project));
    const [bearer, ...others] = named.length > 0 ? named : alike;
    const isOnly = others.length === 0 && (named.length > 0 || lacking.get(row.difference)?.length === 1);
    return bearer !== undefined && isOnly ? { ...row, verdict: "unmatched", partner: bearer.project } : row;
  });
}

function mayLack({ verdict }: ReconciledRow): boolean {
  return verdict === "differs" || verdict === "unlisted";
}

/** Whether somebody has to look: nothing explains the difference. */
export function isOpen({ verdict }: ReconciledRow): boolean {
  return verdict !== "equal" && verdict !== "timing" && verdict !== "uncovered";
}

/** Null of a line that states no spending: there is nothing to hold the payments against. */
function rowOf(
  project: ProjectFacts,
  own: Balance,
  lists: readonly Balance[],
  { covered, sharedNames }: ReconciliationInput,
): ReconciledRow | null {
  const state = own.measures.expenditure;
  const day = state?.statedOn[11] ?? null;
  if (state === undefined || day === null) return null;
  const after = sumWon(state.days.filter(({ date }) => date > day).map(wonOf));
  const stated = (totalOf(state.monthEnds[11] ?? {}) ?? 0n) - after;
  const paidDays = lists.flatMap(({ measures }) => measures.expenditure?.days ?? []);
  const paid = throughOrNull(paidDays, day);
  const recorded = throughOrNull(state.days, day);
  const counted = paid ?? recorded;
  const difference = stated - (counted ?? 0n);
  const row = { project, day, stated, paid, recorded, difference, equalOn: null, partner: null };
  const agree = difference === 0n && (paid === null || recorded === null || paid === recorded);
  if (agree) return { ...row, verdict: "equal" };
  const equalOn = equalDay(paidDays.length === 0 ? state.days : paidDays, day, stated);
  if (equalOn !== null) return { ...row, verdict: "timing", equalOn };
  // The last days of a list may well have no payment: a list that ends close to the day reaches it.
  // What is paid beyond the statement, no later payment explains.
  const isShort = covered === null || covered.to < addDays(day, -closeDays);
  if (isShort && (difference > 0n || (covered === null && counted === null)))
    return { ...row, verdict: "uncovered" };
  if (counted !== null) return { ...row, verdict: "differs" };
  return { ...row, verdict: sharedNames.has(nameOf(project)) ? "shared-name" : "unlisted" };
}

/** The nearest day, before or after, by which the payments are what is stated. */
function equalDay(days: readonly DayAmounts[], day: IsoDate, stated: Won): IsoDate | null {
  for (let away = 1; away <= closeDays; away++)
    for (const other of [addDays(day, -away), addDays(day, away)])
      if (throughOrNull(days, other) === stated) return other;
  return null;
}

function throughOrNull(days: readonly DayAmounts[], date: IsoDate): Won | null {
  const until = days.filter((each) => each.date <= date);
  return until.length === 0 ? null : sumWon(until.map(wonOf));
}

function coveredDays(balances: Iterable<Balance>): Reconciliation["covered"] {
  let covered: { from: IsoDate; to: IsoDate } | null = null;
  for (const { project, measures } of balances) {
    if (!isPaymentLine(project.id)) continue;
    for (const { date } of measures.expenditure?.days ?? []) {
      covered ??= { from: date, to: date };
      if (date < covered.from) covered.from = date;
      if (date > covered.to) covered.to = date;
    }
  }
  return covered;
}

function wonOf({ amounts }: DayAmounts): Won {
  return totalOf(amounts) ?? 0n;
}

function byDifference(a: ReconciledRow, b: ReconciledRow): number {
  return ascending(sizeOf(b), sizeOf(a)) || ascending(a.project.id, b.project.id);
}

function sizeOf({ difference }: ReconciledRow): Won {
  return difference < 0n ? -difference : difference;
}
