/**
 * The ledger as it is read: lines of payment lists, which bear no code, laid over the projects that they
 * pay for. A match is made when read and moves no posting, so it may come and go with what is known.
 *
 * A payment line whose account and name fit one project is laid over it: the project's latest statement
 * counts, and the payments after it. One that fits several is shown and not added where one of them
 * states its spending, for the payment is in it. One that fits none is a line of its own.
 */
import type { Balance, DayAmounts, MeasureState } from "./balance.ts";
import { datePartsOf, type IsoDate, laterOf, monthEnd } from "./calendar.ts";
import { addFunds, type FundAmounts } from "./fund.ts";
import { type LineAt, lineFrom, rebuildAt } from "./ledger-line.ts";
import type { Posting } from "./posting.ts";
import { comparableName, isPaymentLine, type ProjectId } from "./project.ts";

export interface JoinedBalance {
  readonly balance: Balance;
  /** The lines whose postings it is the fold of, its own first. */
  readonly parts: readonly ProjectId[];
}

/** Lines for which nothing counts any more are left out. */
export function joinedLedger(balances: Iterable<Balance>): JoinedBalance[] {
  const live = [...balances].filter(({ toldSeq }) => toldSeq !== null);
  const projects = live.filter(({ project: { id, tier } }) => tier === "project" && !isPaymentLine(id));
  const find = projectFinder(projects);
  const laid = new Map<ProjectId, Balance[]>();
  const joined: JoinedBalance[] = [];
  for (const balance of live) {
    const { project } = balance;
    if (!isPaymentLine(project.id)) continue;
    const fitting = find(balance);
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) {
      laid.set(only.project.id, [...(laid.get(only.project.id) ?? []), balance]);
      continue;
    }
    const isToldByOther = fitting.some(({ measures }) => measures.expenditure !== undefined);
    const shown = isToldByOther ? { ...project, tier: "business" as const } : project;
    joined.push({ balance: { ...balance, project: shown }, parts: [project.id] });
  }
  for (const balance of live) {
    if (isPaymentLine(balance.project.id)) continue;
    const lists = laid.get(balance.project.id) ?? [];
    const parts = [balance, ...lists].map(({ project }) => project.id);
    joined.push({ balance: layOver(balance, lists), parts });
  }
  return joined;
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

/**
 * The line as of `date`, from postings where the balance alone cannot tell.
 * @param histories all postings of each part, the project's own first.
 */
export function replayedLine(
  balance: Balance,
  histories: readonly (readonly Posting[])[],
  date: IsoDate,
): LineAt {
  const [own, ...lists] = histories.map((postings) => rebuildAt(postings, date));
  const paid = lists.filter((list) => list !== null);
  if (own !== null && own !== undefined) return lineFrom(layOver(own, paid), balance, date);
  const [first, ...others] = paid;
  return lineFrom(first === undefined ? null : layOver(first, others), balance, date);
}

/** Payments add to what was stated before them, and are in what is stated later. */
function withPayments(stated: MeasureState | undefined, paid: MeasureState): MeasureState {
  if (stated === undefined) return paid;
  const { year } = datePartsOf(paid.latest);
  const monthEnds = stated.monthEnds.map((amounts, at) => {
    const from = stated.statedOn[at] ?? null;
    const to = monthEnd(year, at + 1);
    const after = paid.days.filter(({ date }) => date <= to && (from === null || date > from));
    return after.map((day) => day.amounts).reduce<FundAmounts>(addFunds, amounts);
  });
  return {
    statedOn: stated.statedOn,
    latest: laterOf(stated.latest, paid.latest),
    monthEnds,
    days: sumByDay([...stated.days, ...paid.days]),
  };
}

function sumByDay(days: readonly DayAmounts[]): DayAmounts[] {
  const sums = new Map<IsoDate, FundAmounts>();
  for (const { date, amounts } of days) sums.set(date, addFunds(sums.get(date) ?? {}, amounts));
  return [...sums]
    .map(([date, amounts]) => ({ date, amounts }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The list cut a name short with ` ...`. */
const cutName = /\s*(?:\.{3}|…)$/;

/** The projects that a payment line may pay for. */
function projectFinder(projects: readonly Balance[]): (line: Balance) => readonly Balance[] {
  const named = projects.map((balance) => ({ name: comparableName(balance.project.name), balance }));
  const byName = Map.groupBy(named, ({ name }) => name);
  return ({ project: { account, department, name } }) => {
    const isCut = cutName.test(name);
    const text = comparableName(name.replace(cutName, ""));
    const sameName = isCut ? named.filter((each) => each.name.startsWith(text)) : (byName.get(text) ?? []);
    const fitting = sameName
      .map(({ balance }) => balance)
      .filter(({ project }) => isSameOrUnsaid(project.account, account));
    const sameDepartment = fitting.filter(({ project }) => isSame(project.department, department));
    return sameDepartment.length > 0 ? sameDepartment : fitting;
  };
}

function isSameOrUnsaid(a: string | null, b: string | null): boolean {
  return a === null || b === null || isSame(a, b);
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && comparableName(a) === comparableName(b);
}
