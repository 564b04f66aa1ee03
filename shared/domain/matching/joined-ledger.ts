/**
 * The ledger as it is read: lines of payment lists, which bear no code, laid over the projects that they
 * pay for. A match is made when read and moves no posting, so it may come and go with what is known.
 *
 * A payment line whose account and name fit one project, and of several that of its own department, is laid over it: the project's latest statement
 * counts, and the payments after it. Of one that fits several, payments up to the last day on which one of them states
 * its spending are shown and not added, for they are taken to be in it; those after it add. One that fits none is a line of its own. Where a full statement stands, it is the total of its
 * day: payments up to that day that fit none are unmatched and outside of every sum, and those after it add. A line that
 * the statement leaves out is in no sum either.
 */
import { type DepartmentNames, namingOf, withDepartmentName } from "../departments/names-of-codes.ts";
import type { StatedName } from "../departments/stated-names.ts";
import type { Balance, DayAmounts, MeasureState } from "../ledger/balance.ts";
import { isBlank } from "../ledger/balance-on-day.ts";
import { incrementsAfter, leftOutThrough } from "../ledger/ledger-line.ts";
import { datePartsOf, type IsoDate, laterOf, laterOrNull, monthEnd } from "../values/calendar.ts";
import { addFunds, type Fund, type FundAmounts, funds } from "../values/fund.ts";
import { ascending } from "../values/order.ts";
import { isPaymentLine, type ProjectId } from "../values/project.ts";
import type { Won } from "../values/won.ts";
import { endedOn, isOfItsOwn, knownKey, type Partners } from "./match-answers.ts";
import {
  findUnderNames,
  paidThrough,
  projectFinder,
  type UnmatchedLine,
  unmatchedOf,
  type UnmatchedPayments,
} from "./projects-of-payments.ts";

export interface JoinedBalance {
  readonly balance: Balance;
  /** The lines of which postings are in it, its own first; of payments beside a full statement only those after its day. */
  readonly parts: readonly ProjectId[];
  /** Payments up to this day are in no total, or in that of another line; null where each counts. */
  readonly paidAfter: IsoDate | null;
}

export interface JoinedLedger {
  readonly lines: readonly JoinedBalance[];
  /** Null where there are none. */
  readonly unmatched: UnmatchedPayments | null;
  /** What departments are called that the lines have codes for. */
  readonly names: DepartmentNames;
}

/** What a reading knows beside its balances. */
export interface JoinQuestion {
  /** The day of the full statement that stands; null where none does. */
  readonly statedThrough: IsoDate | null;
  /** The day that is read, of which the balances hold nothing later; null for everything that is known. */
  readonly asOf: IsoDate | null;
  /** What persons answered about lines of payments. */
  readonly partners: Partners;
  /** What tables and persons call departments. */
  readonly departments: readonly StatedName[];
}

/**
 * Lines for which nothing counts any more are left out.
 * @param today what is known today of balances that hold an earlier day: what lists call departments then is what they call them now.
 */
export function joinedLedger(
  balances: Iterable<Balance>,
  question: JoinQuestion,
  today: Iterable<Balance> = balances,
): JoinedLedger {
  const { statedThrough, asOf } = question;
  const all = [...balances];
  const ends = endedOn(all);
  const effective = all.filter(
    (balance) => balance.toldSeq !== null && (!isPaymentLine(balance.project.id) || !isBlank(balance)),
  );
  const leftOut = new Map(effective.flatMap((balance) => leftOutEntry(balance, statedThrough, ends)));
  const live = effective.filter(({ project: { id } }) => !leftOut.has(id));
  const projects = new Map(
    live
      .filter(({ project: { id, tier } }) => tier === "project" && !isPaymentLine(id))
      .map((balance) => [balance.project.id, balance] as const),
  );
  // Lists name departments where a dump has codes: 청사관리 is a project of every township.
  const { shown: names, matching } = namingOf(today === balances ? all : today, question.departments, asOf);
  const payable = [...projects.values()].map(({ project, earlierNames }) => {
    return { project: withDepartmentName(project, matching), earlierNames };
  });
  const find = projectFinder(payable);
  const laid = new Map<ProjectId, Balance[]>();
  const lines: JoinedBalance[] = [];
  const unmatched: UnmatchedLine[] = [];
  for (const balance of live) {
    const line = balance.project;
    if (!isPaymentLine(line.id)) continue;
    const answered = projects.get(knownKey(question.partners, line.id));
    const found = () =>
      isOfItsOwn(question.partners, line.id) ? [] : findUnderNames(find, line, balance.earlierNames);
    const fitting = answered === undefined ? found() : [answered.project];
    const [only, ...others] = fitting;
    const project = only === undefined || others.length > 0 ? undefined : projects.get(only.id);
    // What the total of a day does not state yet has none of the payments up to that day.
    if (project !== undefined && (statedThrough === null || !isBlank(project))) {
      const { id } = project.project;
      laid.set(id, [...(laid.get(id) ?? []), balance]);
      continue;
    }
    const statements = fitting
      .flatMap(({ id }) => projects.get(id)?.measures.expenditure ?? [])
      .filter(({ statedOn }) => statedOn.some((day) => day !== null));
    const isInTheirs = statements.length > 0;
    const won = isInTheirs || statedThrough === null ? null : paidThrough(balance, statedThrough);
    if (won !== null) unmatched.push({ project: line, won });
    // Only what is paid after the total of a day adds to it, and of several projects after the last that one of them states.
    const through = statements.reduce<IsoDate | null>(
      (latest, { statedOn }) => laterOrNull(latest, statedOn[11] ?? null),
      statedThrough,
    );
    const counted = through === null ? balance : incrementsAfter(balance, through);
    if (counted !== null) lines.push({ balance: counted, parts: [line.id], paidAfter: through });
    else if (isInTheirs)
      lines.push({
        balance: { ...balance, project: { ...line, tier: "business" } },
        parts: [line.id],
        paidAfter: null,
      });
  }
  for (const balance of live) {
    if (isPaymentLine(balance.project.id)) continue;
    const lists = laid.get(balance.project.id) ?? [];
    if (isBlank(balance) && lists.length === 0) continue;
    const parts = [balance, ...lists].map(({ project }) => project.id);
    lines.push({ balance: layOver(balance, lists), parts, paidAfter: null });
  }
  for (const balance of effective) {
    // What was paid of it since adds as a line of its own; its payments of lists are unmatched as any.
    const paidAfter = leftOut.get(balance.project.id);
    const since = paidAfter === undefined ? null : incrementsAfter(balance, paidAfter);
    if (paidAfter !== undefined && since !== null)
      lines.push({ balance: since, parts: [balance.project.id], paidAfter });
  }
  return { lines, unmatched: unmatchedOf(unmatched, question.statedThrough), names };
}

/** With the day through which a full statement, or the project that it is in now, leaves the line out. */
function leftOutEntry(
  balance: Balance,
  statedThrough: IsoDate | null,
  ends: ReadonlyMap<ProjectId, IsoDate>,
): (readonly [ProjectId, IsoDate])[] {
  const { id } = balance.project;
  if (isPaymentLine(id)) return [];
  const through = leftOutThrough(balance, laterOrNull(statedThrough, ends.get(id) ?? null));
  return through === null ? [] : [[id, through]];
}

/** The fold of a project's postings and of those of its payment lines, from the fold of each. */
export function layOver(balance: Balance, lists: readonly Balance[]): Balance {
  if (lists.length === 0) return balance;
  const states = lists.flatMap(({ measures }) => measures.expenditure ?? []);
  const expenditure = states.reduce<MeasureState | undefined>(withPayments, balance.measures.expenditure);
  return {
    ...balance,
    lastSeq: Math.max(balance.lastSeq, ...lists.map(({ lastSeq }) => lastSeq)),
    asOf: lists.map(({ asOf }) => asOf).reduce(laterOf, balance.asOf),
    measures: expenditure === undefined ? balance.measures : { ...balance.measures, expenditure },
  };
}

/** Payments add to what was stated before them, and are in what is stated later. */
function withPayments(stated: MeasureState | undefined, paid: MeasureState): MeasureState {
  if (stated === undefined) return paid;
  const { year } = datePartsOf(paid.latest);
  const after = paymentsSince(paid.days);
  const monthEnds = stated.monthEnds.map((amounts, at) =>
    addFunds(amounts, after(stated.statedOn[at] ?? null, monthEnd(year, at + 1))),
  );
  return {
    statedOn: stated.statedOn,
    latest: laterOf(stated.latest, paid.latest),
    monthEnds,
    // Each state has a day once, in order.
    days: stated.days.length === 0 ? paid.days : sumByDay([...stated.days, ...paid.days]),
  };
}

/**
 * The sum of the payments after a day and up to another. Asked month by month it goes on from the month before: a project of a county
 * has a payment on many days, and a command looks at thousands of projects.
 * @param days in date order.
 */
function paymentsSince(days: readonly DayAmounts[]): (from: IsoDate | null, to: IsoDate) => FundAmounts {
  let last: { readonly from: IsoDate | null; readonly to: IsoDate } | null = null;
  let next = 0;
  let sum: { [fund in Fund]?: Won } = {};
  return (from, to) => {
    if (last === null || last.from !== from || last.to > to) {
      next = from === null ? 0 : days.findIndex(({ date }) => date > from);
      if (next === -1) next = days.length;
      sum = {};
    }
    last = { from, to };
    for (let day = days[next]; day !== undefined && day.date <= to; day = days[++next])
      for (const fund of funds) {
        const paid = day.amounts[fund];
        if (paid !== undefined) sum[fund] = (sum[fund] ?? 0n) + paid;
      }
    return sum;
  };
}

function sumByDay(days: readonly DayAmounts[]): DayAmounts[] {
  const sums = new Map<IsoDate, FundAmounts>();
  for (const { date, amounts } of days) sums.set(date, addFunds(sums.get(date) ?? {}, amounts));
  return [...sums]
    .map(([date, amounts]) => ({ date, amounts }))
    .toSorted((a, b) => ascending(a.date, b.date));
}
